import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, it } from "vitest";
import { packageFile } from "../../src/package-file.js";
import { makeDirectory, removeEmpty } from "../../src/results/directory.js";

const scratch = mkdtempSync(join(tmpdir(), "actbench-directory-"));
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

beforeEach(() => mkdirSync(scratch, { recursive: true }));

it("makes what is missing, outermost first, and removes again what stayed empty", () => {
  const [outer, inner] = [join(scratch, "a"), join(scratch, "a", "b")];
  expect(makeDirectory(inner, "")).toEqual([outer, inner]);
  removeEmpty([outer, inner]);
  expect(existsSync(outer)).toBe(false);
});

it.each(["file", "file/", "file/a", "file/a/b", "file/../file/a", "link/a"])(
  "names what is in the way, a file or a link to nothing, where asked for %s",
  (path) => {
    writeFileSync(join(scratch, "file"), "");
    symlinkSync("nowhere", join(scratch, "link"));
    const [part] = path.split("/");
    const made = () => makeDirectory(`${scratch}/${path}`, "Name another.");
    expect(made).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(new RegExp(`/${path}: .*/${part} is not a directory$`)),
        remedy: "Name another.",
      }),
    );
    expect(readdirSync(scratch)).toEqual(["file", "link"]);
  },
);

it("may be called for one path by several at once: who comes second finds it made", async () => {
  const threads = 2;
  const shared = { gate: new Int32Array(new SharedArrayBuffer(8)), threads, rounds: 150, scratch };
  // All wait at a gate before every round, so that they ask for the same directories at the same moment.
  const code = `
    const { workerData: { gate, threads, rounds, scratch, module }, parentPort } = require("node:worker_threads");
    import(module).then(({ makeDirectory }) => {
      for (let round = 0; round < rounds; round++) {
        Atomics.add(gate, 0, 1);
        while (Atomics.load(gate, 0) < threads * (round + 1));
        makeDirectory(scratch + "/" + round + "/a/b/c", "");
      }
    });`;
  const module = packageFile("dist/modules/results/directory.js").href;
  const outcomes = Array.from(
    { length: threads },
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker(code, { eval: true, workerData: { ...shared, module } });
        worker.on("error", reject).on("exit", resolve);
      }),
  );
  expect(await Promise.all(outcomes)).toEqual(Array.from({ length: threads }, () => 0));
});
