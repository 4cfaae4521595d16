import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Files share what a process has loaded and warmed: no test replaces a module, and what one sets it sets back.
    isolate: false,
    // By default one core is left to others; here they only wait.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
