// npm run torture:memory [-- TRIALS]: a study of 20,000 trials is run, killed half-way, resumed, verified in part and
// reported. Prints each step's time and peak memory; exit code 1 where one is above 400 MB.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MOST_MB = 400;
/** About: it decides only when the first run is killed. */
const BYTES_A_TRIAL = 4500;
const trials = Number(process.argv[2] ?? 20_000);
const cli = fileURLToPath(new URL("../../bin/actbench.js", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "actbench-memory-"));
const [config, result] = [join(scratch, "config.json"), join(scratch, "result")];
const journal = join(result, "journal.jsonl");
const factors = {
  datasets: ["moons", "circles"],
  activations: ["sigmoid", "tanh", "relu", "elu"],
  optimizer: ["sgd", "adam"],
};
const cells = 2 * 4 * 2 * 5;
writeFileSync(
  config,
  JSON.stringify({
    ...factors,
    network: { hidden: [8, 8] },
    learningRate: [0.01, 0.03, 0.1, 0.3, 1],
    training: { epochs: 20 },
    seeds: Math.ceil(trials / cells),
    claims: ["tanh-faster-than-sigmoid", "relu-units-die"],
  }),
);
// Every step tells its own peak when it ends (maxRSS of its usage would count this process, which it was forked from);
// the one that is killed is watched from outside.
const tell = `data:text/javascript,import{readFileSync}from"node:fs";process.on("exit",()=>process._rawDebug(readFileSync("/proc/self/status","utf8").match(/VmHWM.*/)[0]))`;

function step(title, args, { killAt } = {}) {
  return new Promise((resolve, reject) => {
    const startedAt = Date.now();
    const child = spawn("node", ["--import", tell, cli, ...args], { stdio: ["ignore", "ignore", "pipe"] });
    let [stderr, seen] = ["", 0];
    child.stderr.on("data", (text) => (stderr += text));
    const watch = setInterval(() => {
      if (existsSync(`/proc/${child.pid}/status`)) seen = Math.max(seen, residentMb(child.pid));
      if (killAt && existsSync(journal) && statSync(journal).size > killAt()) child.kill("SIGKILL");
    }, 50);
    child.on("exit", (code, signal) => {
      clearInterval(watch);
      const peak = Number(/VmHWM:\s+(\d+)/.exec(stderr)?.[1] ?? 0) / 1024 || seen;
      console.log(`${title}: ${((Date.now() - startedAt) / 1000).toFixed(0)} s, peak ${peak.toFixed(0)} MB`);
      if (code !== 0 && signal !== "SIGKILL") return reject(new Error(stderr));
      resolve(peak);
    });
  });
}

function residentMb(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // it has ended
  }
}

const journalled = () => readFileSync(journal).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), -1);

try {
  const run = ["run", config, "--out", result, "--quiet"];
  const half = (size) => (trials / 2) * size;
  const peaks = [
    await step("run, killed half-way", run, { killAt: () => half(BYTES_A_TRIAL) }),
    (console.log(`  ${journalled()} trials are in the journal`), await step("resumed to its end", run)),
    (console.log(`  ${journalled()} trials are in the journal`),
    await step("verified, 50 trials", ["verify", result, "--sample", "50"])),
    await step("reported", ["report", result]),
    await step("reported as HTML", ["report", result, "--format", "html"]),
  ];
  const most = Math.max(...peaks);
  console.log(`${trials} trials: at most ${most.toFixed(0)} MB; the limit is ${MOST_MB} MB`);
  process.exitCode = most <= MOST_MB ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
