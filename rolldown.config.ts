import { defineConfig } from "rolldown";
import { dts } from "rolldown-plugin-dts";

/** Packages, and what Node itself brings, stay where they are: one copy of each, under its own licence. */
const external = (id: string): boolean => !/^[./]|^[A-Z]:/.test(id);

/** One file per entry beside what several share, and the types of what can be imported in a file each. */
export default defineConfig([
  {
    input: {
      cli: "src/cli/main.ts",
      index: "src/index.ts",
      stats: "src/stats/index.ts",
      worker: "src/experiment/executors/worker.ts",
      "layers-worker": "src/library/layers-worker.ts",
    },
    external,
    platform: "node",
    output: { dir: "dist", chunkFileNames: "chunks/[name].js" },
  },
  {
    input: { index: "./dist/modules/index.d.ts", stats: "./dist/modules/stats/index.d.ts" },
    external,
    plugins: [dts({ dtsInput: true })],
    output: { dir: "dist", chunkFileNames: "chunks/[name].js" },
  },
]);
