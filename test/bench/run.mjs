// npm run bench: whole runs through the command line, evaluation, journal and tables included. Prints the share of
// worker time inside WebAssembly, two jobs against one, and what 1 ×, 10 × and 100 × the trials cost, as more conditions
// and as more seeds.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "../../dist/modules/stats/index.js";

const cli = fileURLToPath(new URL("../../bin/actbench.js", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "actbench-run-"));
// maxRSS of its usage would count this process, which it was forked from.
const report = `data:text/javascript,import{readFileSync}from"node:fs";process.on("exit",()=>process._rawDebug(readFileSync("/proc/self/status","utf8").match(/VmHWM:\\s+(\\d+)/)[1]))`;

const narrow = (changes) => ({
  datasets: "moons",
  network: { hidden: [32, 32] },
  activations: ["tanh", "relu", "elu"],
  training: { epochs: 100 },
  seeds: 20,
  ...changes,
});
const wide = {
  datasets: { name: "gaussians", dimensions: 64, classes: 10, samples: 2000 },
  network: { hidden: [128, 128] },
  activations: ["tanh", "relu", "elu"],
  training: { epochs: 40, batchSize: 64 },
  seeds: 48,
};
const rates = (count) => Array.from({ length: count }, (_, i) => (i + 1) / 100);

/** One run of the command line: wall-clock seconds and peak memory in MiB. */
function run(study, { jobs, node = [] }) {
  const config = join(scratch, "config.json");
  writeFileSync(config, JSON.stringify(study));
  const args = [
    ...node,
    "--import",
    report,
    cli,
    "run",
    config,
    "--force",
    "--quiet",
    "--jobs",
    String(jobs),
  ];
  const startedAt = performance.now();
  const { status, stderr } = spawnSync("node", [...args, "--out", join(scratch, "out")], {
    encoding: "utf8",
  });
  const seconds = (performance.now() - startedAt) / 1000;
  if (status !== 0) throw new Error(stderr);
  return { seconds, mebibytes: Number(stderr.trim().split("\n").at(-1)) / 1024 };
}

/** Share of a worker's busy samples that fell inside WebAssembly. */
function wasmShare() {
  const profiles = join(scratch, "profiles");
  run(narrow({ seeds: 80, training: { epochs: 200 } }), {
    jobs: 1,
    node: ["--cpu-prof", "--cpu-prof-dir", profiles],
  });
  const shares = readdirSync(profiles).map((file) => {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(profiles, file), "utf8"));
    const byId = new Map(nodes.map((node) => [node.id, node]));
    let [busy, wasm] = [0, 0];
    for (const [i, id] of samples.entries()) {
      const { url, functionName } = byId.get(id).callFrame;
      if (functionName === "(idle)" || functionName === "atomicsWaitLoop") continue;
      busy += timeDeltas[i];
      if (url.startsWith("wasm:")) wasm += timeDeltas[i];
    }
    return wasm / busy;
  });
  return Math.max(...shares);
}

try {
  console.log(`share of worker time inside WebAssembly: ${(100 * wasmShare()).toFixed(0)} %`);
  const shapes = { "2-32-32-2": narrow({ seeds: 160, training: { epochs: 200 } }), "64-128-128-10": wide };
  for (const [shape, study] of Object.entries(shapes)) {
    const ratios = [1, 2, 3].map(() => run(study, { jobs: 1 }).seconds / run(study, { jobs: 2 }).seconds);
    console.log(`two jobs against one, ${shape}: ${median(ratios).toFixed(2)} × (median of 3)`);
  }
  const sizes = [
    ["1 condition, 20 seeds", 1, {}],
    ["10 conditions, 20 seeds", 10, { learningRate: rates(10) }],
    ["100 conditions, 20 seeds", 100, { learningRate: rates(100) }],
    ["1 condition, 2,000 seeds", 100, { seeds: 2000 }],
  ];
  console.table(
    sizes.map(([study, times, changes]) => {
      const { seconds, mebibytes } = run(narrow(changes), { jobs: 2 });
      return {
        study,
        trials: 60 * times,
        seconds: seconds.toFixed(2),
        "ms per trial": ((1000 * seconds) / (60 * times)).toFixed(2),
        "peak MiB": mebibytes.toFixed(0),
      };
    }),
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
