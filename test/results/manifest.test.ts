import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { machine, readManifest, writeManifest, type Manifest } from "../../src/results/manifest.js";
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

it("a directory without one, or with something else of its name, holds no finished result", () => {
  const directory = temporaryDirectory();
  expect(() => readManifest(directory)).toThrow(`${directory} holds no finished result`);
  writeFileSync(join(directory, "manifest.json"), "{");
  expect(() => readManifest(directory)).toThrow(`${directory} holds no finished result`);
});
