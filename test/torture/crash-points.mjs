// npm run torture:kill [-- COUNT [SCENARIO...]]: commands that are killed before, half-way through and after each of their changes to
// the file system, and given again. What they leave is then what an undisturbed one leaves: the same files, the same
// bytes, and a manifest with their hashes.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const count = Number(process.argv[2] ?? 240);
const cli = fileURLToPath(new URL("../../bin/actbench.js", import.meta.url));
const preload = fileURLToPath(new URL("./crash-preload.cjs", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "actbench-crash-"));

const base = {
  datasets: "moons",
  network: { hidden: [4] },
  activations: ["tanh", "relu"],
  training: { epochs: 4 },
  seeds: 2,
};
const config = (name, change) => {
  writeFileSync(join(scratch, `${name}.json`), JSON.stringify({ ...base, ...change }));
  return join(scratch, `${name}.json`);
};
const fixed = config("fixed", {});
const more = config("more", { seeds: 3 });
const tuned = config("tuned", { learningRate: { from: 0.1, to: 1, perDecade: 1, seeds: 1 } });
// Enough of a journal for layers.csv to be written by a thread of its own.
const long = config("long", {
  activations: ["tanh", "relu", "elu", "sigmoid"],
  training: { epochs: 1000 },
  seeds: 10,
});

const run = (file, ...options) => ["run", file, "--quiet", "--out", "r", "--jobs", "1", ...options];
const figures = ["--figures", "svg"];

/**
 * What stands there before (a list of commands), what is killed, and what is given afterwards; all in one directory.
 * `expected`: commands that leave the same, any of the lists.
 */
const scenarios = {
  run: { killed: run(fixed, ...figures) },
  "tuned run": { killed: run(tuned) },
  extend: { before: [run(fixed)], killed: run(more, "--extend") },
  "extend and back": {
    before: [run(fixed, ...figures)],
    killed: run(more, "--extend", ...figures),
    after: run(fixed, "--extend"),
    // Once the journal has it that more seeds were asked for, going back is one more look.
    expected: [
      [run(fixed, ...figures)],
      [run(fixed, ...figures), run(more, "--extend", ...figures), run(fixed, "--extend")],
    ],
  },
  merge: {
    before: [1, 2].map((i) => ["run", tuned, "--quiet", "--shard", `${i}/2`, "--out", `s${i}`]),
    killed: ["merge", "r", "s1", "s2", "--quiet", "--jobs", "1"],
  },
  report: { before: [run(fixed)], killed: ["report", "r", ...figures] },
  force: { before: [run(more, ...figures)], killed: run(fixed, "--force") },
  shard: { killed: ["run", tuned, "--quiet", "--shard", "1/2", "--out", "r", "--jobs", "1"] },
  init: { killed: ["init", "r/config.json"], made: "r" },
  "layers.csv in its thread": {
    before: [["run", long, "--quiet", "--out", "r", "--jobs", "2"]],
    killed: ["report", "r"],
    thread: "worker",
  },
};

function command(args, cwd, crash) {
  const env = { ...process.env, NODE_OPTIONS: crash ? `--require ${preload}` : "", ...crash };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
    let err = "";
    child.stderr.on("data", (text) => (err += text));
    child.on("close", (code, signal) => resolve({ code, signal, err }));
  });
}

async function must(args, cwd) {
  const { code, err } = await command(args, cwd);
  if (code !== 0) throw new Error(`actbench ${args.join(" ")} ended with ${code}: ${err}`);
}

const clock = /^(timing.*\.csv|manifest\.json|journal\.jsonl)$/;

/** Every file of the result, with its bytes where no clock and no order of threads decides them. */
function left(directory) {
  const files = existsSync(directory) ? readdirSync(directory, { recursive: true }).toSorted() : [];
  return JSON.stringify(
    files.map((file) => {
      const path = join(directory, file);
      return clock.test(file) || !/\.\w+$/.test(file) ? [file] : [file, readFileSync(path, "utf8")];
    }),
  );
}

function wrongHashes(directory) {
  const path = join(directory, "manifest.json");
  if (!existsSync(path)) return 0;
  const hash = (file) =>
    createHash("sha256")
      .update(readFileSync(join(directory, file)))
      .digest("hex");
  return JSON.parse(readFileSync(path, "utf8")).outputs.filter(({ file, sha256 }) => hash(file) !== sha256)
    .length;
}

const linesOf = (directory) =>
  existsSync(join(directory, "journal.jsonl"))
    ? readFileSync(join(directory, "journal.jsonl"), "utf8").split("\n").length
    : 0;

/** Where to kill: spread evenly over all changes. */
function* points(changes, wanted) {
  const all = [];
  for (let at = 1; at <= changes; at++) for (const when of ["before", "half", "after"]) all.push([at, when]);
  const chosen = Math.min(wanted, all.length);
  for (let i = 0; i < chosen; i++) yield all[Math.floor((i * all.length) / chosen)];
}

async function torture(
  name,
  { before = [], killed, after = killed, expected, made, thread = "main" },
  wanted,
) {
  const place = join(scratch, name.replaceAll(" ", "-"));
  const prepare = async (directory) => {
    mkdirSync(directory, { recursive: true });
    if (made) mkdirSync(join(directory, made));
    for (const args of before) await must(args, directory);
  };
  const template = join(place, "template");
  await prepare(template);
  const fresh = (directory) => cpSync(template, join(place, directory), { recursive: true });
  fresh("counted");
  const counter = join(place, "count");
  await command(killed, join(place, "counted"), { CRASH_COUNT: counter, CRASH_THREAD: thread });
  const changes = Number(readFileSync(counter, "utf8"));
  const right = expected ? [] : [left(join(place, "counted", "r"))];
  for (const [i, commands] of (expected ?? []).entries()) {
    const whole = join(place, `expected-${i}`);
    mkdirSync(whole);
    for (const args of commands) await must(args, whole);
    right.push(left(join(whole, "r")));
  }
  const tally = {
    changes,
    kills: 0,
    "files or bytes differ": 0,
    "wrong hashes": 0,
    "trials lost": 0,
    refused: 0,
  };
  for (const [at, when] of points(changes, wanted)) {
    fresh("killed");
    const directory = join(place, "killed");
    const crash = { CRASH_AT: String(at), CRASH_WHEN: when, CRASH_THREAD: thread };
    const { signal } = await command(killed, directory, crash);
    if (signal === "SIGKILL") tally.kills++;
    const lines = linesOf(join(directory, "r"));
    const again =
      name === "init" && existsSync(join(directory, "r/config.json")) ? [...after, "--force"] : after;
    const { code, err } = await command(again, directory);
    if (code !== 0) {
      tally.refused++;
      console.log(`${name}, ${when} change ${at}: ended with ${code}: ${err}`);
    }
    if (!right.includes(left(join(directory, "r")))) {
      tally["files or bytes differ"]++;
      console.log(`${name}, ${when} change ${at}: ${readdirSync(join(directory, "r"), { recursive: true })}`);
    }
    tally["wrong hashes"] += wrongHashes(join(directory, "r"));
    if (name !== "force" && linesOf(join(directory, "r")) < lines - 1) tally["trials lost"]++;
    rmSync(directory, { recursive: true });
  }
  return tally;
}

try {
  if (spawnSync(process.execPath, ["--version"]).status !== 0) throw new Error("node cannot be started");
  const named = process.argv.slice(3);
  const names = Object.keys(scenarios).filter((name) => named.length === 0 || named.includes(name));
  const tallies = {};
  for (const [i, name] of names.entries()) {
    const wanted = Math.floor(((i + 1) * count) / names.length) - Math.floor((i * count) / names.length);
    tallies[name] = await torture(name, scenarios[name], wanted);
  }
  console.table(tallies);
  const total = (key) => Object.values(tallies).reduce((sum, tally) => sum + tally[key], 0);
  console.log(`${total("kills")} kills`);
  const faults = ["files or bytes differ", "wrong hashes", "trials lost", "refused"].reduce(
    (n, key) => n + total(key),
    0,
  );
  process.exitCode = faults > 0 ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
