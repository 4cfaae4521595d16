// npm run parity: trains a matrix of trials here, and again in PyTorch and scikit-learn; exit code 1 where they differ.
// The interpreter is /usr/bin/python3, or $PYTHON, with torch and scikit-learn.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createKernel } from "../../dist/modules/experiment/executors/backend.js";
import { createDatasetCache } from "../../dist/modules/trial/dataset-cache.js";
import { replayTrial } from "../../dist/modules/trial/replay.js";
import { forSklearn, matrix } from "./matrix.mjs";

const python = process.env.PYTHON ?? "/usr/bin/python3";
const file = (name) => fileURLToPath(new URL(name, import.meta.url));

const found = spawnSync(python, ["-c", "import torch, sklearn"]);
if (found.status !== 0) {
  console.log(
    `parity skipped: ${python} has no torch or no sklearn (Debian: python3-torch, python3-sklearn)`,
  );
  process.exit(process.argv.includes("--required") ? 1 : 0);
}

const kernel = createKernel("simd");
const datasets = createDatasetCache({});
const directory = mkdtempSync(join(tmpdir(), "actbench-parity-"));

function compare(script, trials) {
  const path = join(directory, `${script}.json`);
  const replayed = trials.map(([group, title, spec]) => ({
    group,
    title,
    trial: replayTrial(kernel, spec, datasets).replay,
  }));
  writeFileSync(path, JSON.stringify(replayed));
  return (
    spawnSync(python, ["-B", file(script), path, file("../../src/trial")], { stdio: "inherit" }).status === 0
  );
}

try {
  const agreed = [compare("pytorch_parity.py", matrix), compare("sklearn_parity.py", forSklearn)];
  process.exitCode = agreed.every(Boolean) ? 0 : 1;
} finally {
  rmSync(directory, { recursive: true });
}
