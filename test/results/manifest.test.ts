import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ActbenchError } from "../../src/errors.js";
import { machine, MANIFEST, readManifest, writeManifest, type Manifest } from "../../src/results/manifest.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const manifest: Manifest = {
  actbench: "0.1.0",
  ...machine(),
  backend: "simd",
  jobs: 2,
  startedAt: "2026-01-01T00:00:00.000Z",
  seconds: 1.5,
  trials: 12,
  outputs: [{ file: "curves.csv", bytes: 3, sha256: "00" }],
  timings: [],
};

it("a manifest is read as it was written", () => {
  const directory = temporaryDirectory();
  writeManifest(directory, manifest);
  expect(readManifest(directory)).toEqual(manifest);
});

it("the machine is described by what can change how fast it is", () => {
  expect(machine()).toEqual({
    node: process.version,
    platform: expect.stringContaining(process.arch),
    processor: expect.stringMatching(/\S/),
  });
});

it("a directory without one, or with something else than a file of its name, holds no finished result", () => {
  const directory = temporaryDirectory();
  expect(() => readManifest(directory)).toThrow(`${directory} holds no finished result`);
  mkdirSync(join(directory, MANIFEST));
  expect(() => readManifest(directory)).toThrow("manifest.json is a directory");
});

it.each([
  ["{", "is no JSON"],
  ["null", "is not as actbench wrote it: found null, expected an object"],
  ["[]", "found an empty list, expected an object"],
  ["{}", "actbench: missing: expected text"],
  [JSON.stringify({ ...manifest, outputs: 5 }), "outputs: found 5, expected a list"],
  [JSON.stringify({ ...manifest, outputs: [{ file: 1 }] }), "outputs.0.file: found 1, expected text"],
  [JSON.stringify({ ...manifest, backend: "smid" }), 'backend: found "smid"; did you mean "simd"?'],
  [JSON.stringify({ ...manifest, timings: {} }), "timings: found an object, expected a list"],
])(
  "one that no run has written is refused with its place, what was found and what to do: %s",
  (text, message) => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, MANIFEST), text);
    expect(() => readManifest(directory)).toThrow(message);
    expect(() => readManifest(directory)).toThrow(ActbenchError);
  },
);
