import { defineConfig } from "vitest/config";

/** Folders whose tests only call functions: their files share the modules that a worker has loaded. */
const pure = [
  "activations",
  "analysis",
  "claims",
  "datasets",
  "factors",
  "formula",
  "math",
  "metrics",
  "nn",
  "random",
  "reports",
  "stats",
  "trial",
  "words",
].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "functions", include: pure, pool: "threads", isolate: false } },
      { extends: true, test: { name: "whole", include: ["test/**/*.test.ts"], exclude: pure } },
    ],
    // By default one core is left to others; here they only wait.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
