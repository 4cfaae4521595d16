// npm run parity:mutations: shows that parity.mjs would find an error of training. Each deliberate error is made in a
// copy of the build, and parity.mjs run there; exit code 1 where one is not found, or where no error is made and one is.

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What is wrong, in which file, and the text that is replaced. */
const mutations = [
  { error: "none", file: "dist/modules/nn/mlp.js", from: "", to: "" },
  {
    error: "tanh' = 1 - tanh",
    file: "dist/modules/formula/differentiate.js",
    from: 'tanh: (step) => step.chain(step.of("tanhDerivative"))',
    to: 'tanh: (step) => step.chain(step.apply("subtract", step.constant(1), step.index))',
  },
  {
    error: "no update of biases",
    file: "dist/modules/nn/mlp.js",
    from: "if (l > 0)",
    to: "kernel.zero(layer.dBias, outputs);\n        if (l > 0)",
  },
  {
    error: "Adam without bias correction",
    file: "dist/modules/nn/optimizers/moments.js",
    from: "return 1 - power",
    to: "return 1",
  },
];

let missed = 0;
for (const { error, file, from, to } of mutations) {
  const copy = mkdtempSync(join(tmpdir(), "actbench-mutation-"));
  try {
    for (const part of ["dist", "src/trial/replay.py", "test/parity", "package.json"])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    const text = readFileSync(join(copy, file), "utf8");
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(
      join(copy, file),
      text.replace(from, () => to),
    );
    const { status, stdout } = spawnSync(process.execPath, ["test/parity/parity.mjs", "--required"], {
      cwd: copy,
      encoding: "utf8",
    });
    const right = (status === 1) === (error !== "none");
    if (!right) missed++;
    console.log(`\n${error}: exit code ${status}${right ? "" : "  WRONG"}`);
    const lines = stdout.split("\n");
    const shown = [
      ...lines.filter((line) => /DIFFERS:/.test(line)).slice(0, 2),
      ...lines.filter((line) => /(agrees\.|DIFFERS( in .*)?\.)$/.test(line)),
    ];
    for (const line of shown) console.log(`  ${line}`);
  } finally {
    rmSync(copy, { recursive: true });
  }
}
process.exitCode = missed === 0 ? 0 : 1;
