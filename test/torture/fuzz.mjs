// npm run torture:fuzz -- [--count 10000] [--seed 1]: mutated configs, formulas and CSV files. Each gives a run or one clear
// error with exit code 2, in seconds, and writes nothing outside results/. `--only N` tries one case and prints it.
import { fork } from "node:child_process";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
  },
});
const LIMIT_MS = 30_000;
const worker = fileURLToPath(new URL("fuzz-cases.mjs", import.meta.url));
const jobs = values.only === undefined ? 2 : 1;
const count = values.only === undefined ? Number(values.count) : Number(values.only) + 1;

const tally = { ran: 0, refused: 0, wrong: 0 };
const kinds = {};
let slowest = { ms: 0 };

function record({ number, kind, code, wrong, args, err }, ms) {
  if (ms > slowest.ms) slowest = { number, ms };
  kinds[kind] = (kinds[kind] ?? 0) + 1;
  if (wrong === undefined) tally[code === 0 ? "ran" : "refused"]++;
  else {
    tally.wrong++;
    console.log(
      `case ${number} (${kind}): ${wrong.slice(0, 600)}\n  ${(JSON.stringify(args) ?? "").slice(0, 300)}`,
    );
  }
  if (values.only !== undefined) console.log({ number, kind, code, args, err });
}

/** Tries every `jobs`-th case from `first` on; a worker that hangs or dies is replaced after the case it was at. */
async function tryFrom(first) {
  for (let next = first; next < count;) {
    next = await new Promise((resolve) => {
      let [at, startedAt] = [next, Date.now()];
      const child = fork(worker, [values.seed, next, jobs, count].map(String), {
        execArgv: ["--max-old-space-size=1024"],
        silent: true,
      });
      let stderr = "";
      child.stderr.on("data", (text) => (stderr = `${stderr}${text}`.slice(-2000)));
      child.stdout.resume();
      const watch = setInterval(() => Date.now() - startedAt > LIMIT_MS && child.kill("SIGKILL"), 1000);
      child.on("message", (message) => {
        if (message.kind !== undefined) record(message, Date.now() - startedAt);
        [at, startedAt] = [message.number, Date.now()];
      });
      child.on("exit", (code, signal) => {
        clearInterval(watch);
        if (code === 0) return resolve(count);
        const hung = Date.now() - startedAt > LIMIT_MS;
        record(
          {
            number: at,
            kind: "?",
            wrong: hung ? `hang: over ${LIMIT_MS / 1000} s` : `died: ${code ?? signal} ${stderr}`,
          },
          0,
        );
        resolve(at + jobs);
      });
    });
  }
}

const startedAt = Date.now();
const firsts = values.only === undefined ? Array.from({ length: jobs }, (_, i) => i) : [Number(values.only)];
await Promise.all(firsts.map(tryFrom));
const parts = Object.entries(kinds).map(([kind, n]) => `${n} ${kind}s`);
console.log(
  `${tally.ran + tally.refused + tally.wrong} cases (${parts.join(", ")}) with seed ${values.seed} in ` +
    `${((Date.now() - startedAt) / 1000).toFixed(0)} s: ${tally.ran} ran, ${tally.refused} were refused with one clear error, ` +
    `${tally.wrong} crashed, hung or left stray files; the slowest, ${slowest.number}, took ${slowest.ms} ms`,
);
process.exitCode = tally.wrong === 0 ? 0 : 1;
