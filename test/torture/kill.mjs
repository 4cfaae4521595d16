// npm run torture:kill [-- COUNT]: runs that are killed with SIGKILL at random moments and resumed until they are
// complete. What they leave behind is what an undisturbed run leaves, and nothing that was journalled is trained twice.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const count = Number(process.argv[2] ?? 50);
const cli = fileURLToPath(new URL("../../bin/actbench.js", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "actbench-kill-"));
const config = join(scratch, "config.json");
writeFileSync(
  config,
  JSON.stringify({
    datasets: ["moons", "circles"],
    network: { hidden: [16, 16] },
    activations: ["tanh", "relu", "elu"],
    learningRate: { from: 0.1, to: 1, perDecade: 2 },
    training: { epochs: 100 },
    seeds: 12,
    claims: [{ faster: "relu", than: "tanh", times: 2 }],
  }),
);
const args = (directory) => [cli, "run", config, "--quiet", "--out", directory];
const journalled = (directory) => {
  const path = join(directory, "journal.jsonl");
  if (!existsSync(path)) return [];
  const whole = readFileSync(path, "utf8").split("\n").slice(1, -1);
  return whole.map((line) => JSON.parse(line).result.id);
};

/** What must not depend on interruptions: all but clocks, the order of the journal, and the lock. */
function outputs(directory) {
  const files = readdirSync(directory).filter(
    (file) => !/^(timing|manifest|journal|run\.lock)|\.tmp$/.test(file),
  );
  return JSON.stringify(files.toSorted().map((file) => [file, readFileSync(join(directory, file), "utf8")]));
}

/** A small generator of its own, so that a failure can be repeated. */
let state = 1;
const random = () => (state = (state * 48271) % 2147483647) / 2147483647;

try {
  const undisturbed = join(scratch, "undisturbed");
  const startedAt = performance.now();
  const { status, stderr } = spawnSync("node", args(undisturbed), { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const duration = performance.now() - startedAt;
  const expected = outputs(undisturbed);

  const tally = {
    kills: 0,
    studies: 0,
    "outputs that differ": 0,
    "trials lost": 0,
    "trials trained twice": 0,
  };
  while (tally.kills < count) {
    const directory = join(scratch, `study-${tally.studies++}`);
    for (let complete = false; !complete;) {
      const before = journalled(directory);
      const child = spawn("node", args(directory), { stdio: "ignore" });
      const ended = new Promise((resolve) => child.on("close", (code) => resolve(code)));
      const kill = tally.kills < count;
      if (kill) await setTimeout(duration * random());
      if (kill && child.exitCode === null && child.kill("SIGKILL")) tally.kills++;
      complete = (await ended) === 0;
      const after = new Set(journalled(directory));
      tally["trials lost"] += before.filter((id) => !after.has(id)).length;
    }
    const ids = journalled(directory);
    tally["trials trained twice"] += ids.length - new Set(ids).size;
    if (outputs(directory) !== expected) tally["outputs that differ"]++;
    rmSync(directory, { recursive: true });
  }
  console.table([tally]);
  const faults = tally["outputs that differ"] + tally["trials lost"] + tally["trials trained twice"];
  process.exitCode = faults > 0 ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
