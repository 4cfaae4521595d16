import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { packageFile } from "../../../src/package-file.js";

/** Every file that a thread has loaded by require() or by import() of a CommonJS module, once the worker stands. */
const loaded = (): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const code = `import(${JSON.stringify(packageFile("dist/worker.js").href)}).then(() =>
      require("node:worker_threads").parentPort.postMessage(Object.keys(require("node:module")._cache)))`;
    const workerData = { backend: "simd", tables: {} };
    new Worker(code, { eval: true, workerData }).once("message", resolve).once("error", reject);
  });

it("loads neither the pool's package nor generators that are not used: every thread would wait for them", async () => {
  const files = (await loaded()).map((file) => file.replaceAll("\\", "/"));
  expect(files.filter((file) => file.includes("/node_modules/piscina/"))).toEqual([]);
  expect(files.filter((file) => file.includes("/node_modules/seedrandom/"))).toEqual([
    expect.stringMatching(/lib\/alea\.js$/),
  ]);
});
