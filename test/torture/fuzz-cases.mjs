// The worker of fuzz.mjs: tries cases in one process, through the command line's own main(), and sends what became of
// each. `node fuzz-cases.mjs SEED FIRST STEP COUNT`, with an IPC channel.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "jsonc-parser";
import { main } from "../../dist/modules/cli/main.js";
import { generator, makeFormula, mutateConfig, mutateText, pick } from "./mutate.mjs";

const [seed, first, step, count] = process.argv.slice(2).map(Number);
const configs = fileURLToPath(new URL("../../configs/", import.meta.url));
const texts = readdirSync(configs)
  .filter((file) => file.endsWith(".json"))
  .map((file) => JSON.stringify(parse(readFileSync(join(configs, file), "utf8"))));
const own = (options) =>
  JSON.stringify({
    datasets: { name: "csv", path: "own.csv", target: "kind", ...options },
    activations: ["relu", { name: "leaky_relu", slope: [0.01, 0.2] }],
  });
/** Right and wrong values of every option that says how a table is read. */
const reading = {
  missing: ["refuse", "drop", "keep", "?"],
  decimal: [".", ",", ";"],
  thousands: [",", ".", " ", "'", "x"],
  delimiter: ["auto", ",", ";", "\t", "|", "whitespace", "::"],
  comment: ["#", "//", "%", ""],
  exclude: [["width"], ["Id"], [1], [-1], [99], []],
  features: [["width"], ["height", "width"], [1, 2], ["wdith"]],
  target: ["kind", -1, 3, 0, "knid"],
  header: [true, false],
  task: ["auto", "classification", "regression"],
};
const table = `width,height,kind\n${Array.from({ length: 24 }, (_, i) => `${(i * 7) % 11},${i / 4},${"ab"[i % 2]}`).join("\n")}\n`;

const room = mkdtempSync(join(tmpdir(), "actbench-fuzz-"));
const home = join(room, "a", "b");
mkdirSync(home, { recursive: true });
process.chdir(home);
for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0); // main() listens each time
process.on("exit", () => rmSync(room, { recursive: true, force: true }));

/** One run in this process: its exit code and what it printed. */
async function actbench(args) {
  const printed = { out: "", err: "" };
  const [out, err] = [process.stdout.write, process.stderr.write];
  process.stdout.write = (text) => ((printed.out += text), true);
  process.stderr.write = (text) => ((printed.err += text), true);
  try {
    return { code: await main(["node", "actbench", ...args]), ...printed };
  } catch (error) {
    return { code: `threw ${error.stack}`, ...printed };
  } finally {
    [process.stdout.write, process.stderr.write] = [out, err];
    process.exitCode = 0;
  }
}

const files = (directory) =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

/** None of the options in half of the cases, else one to three of them. */
function readingOptions(random) {
  if (random() < 0.5) return {};
  const names = Array.from({ length: 1 + Math.floor(3 * random()) }, () =>
    pick(random, Object.keys(reading)),
  );
  return Object.fromEntries(names.map((name) => [name, pick(random, reading[name])]));
}

/** The case's files and arguments; of a run that could be long, the plan only. */
function prepare(number) {
  const random = generator(seed, number);
  const kind = ["config", "formula", "table"][number % 3];
  const short = [
    "--set",
    "seeds=1",
    "--set",
    "training.epochs=1",
    "--set",
    "learningRate=0.1",
    "--set",
    'network={"hidden":[3]}',
  ];
  if (kind === "formula") {
    const formula = makeFormula(random);
    if (random() < 0.5) return { kind, args: ["explain", "--formula", formula] };
    const activations = [
      { name: "mine", formula, ...(random() < 0.5 && { parameters: { k: 1.5, beta: 1 } }) },
    ];
    writeFileSync("config.json", JSON.stringify({ datasets: { name: "moons", samples: 20 }, activations }));
    return { kind, args: ["run", "config.json", ...short, "--quiet", "--jobs", "1"] };
  }
  const config =
    kind === "config"
      ? mutateConfig(random, texts[number % texts.length], texts)
      : own(readingOptions(random));
  writeFileSync("config.json", config);
  writeFileSync("own.csv", kind === "table" ? mutateText(random, table, texts) : table);
  return kind === "config"
    ? { kind, args: ["run", "config.json", "--dry-run"] }
    : { kind, args: ["run", "config.json", ...short, "--quiet", "--jobs", "1"] };
}

/** The lines of trials.csv, which say why a trial failed. */
const failures = () =>
  files(home)
    .filter((file) => file.endsWith("trials.csv"))
    .map((file) => readFileSync(file, "utf8"))
    .join("");

/** What is wrong with an answer; undefined where it is a run or one clear error. */
function complaint({ code, out, err }, strays) {
  if (strays.length > 0) return `stray files: ${strays.join(", ")}`;
  if (typeof code === "string" || err.includes("This is a defect of actbench"))
    return `crash: ${code} ${err}`;
  if (/\n\s+at .+:\d+:\d+/.test(out + err)) return `stack trace: ${err}`;
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(out + err)) return "control characters";
  if (code === 2 && !(err.startsWith("error: ") && out === "")) return `no clear error: ${err}`;
  if (code !== 0 && code !== 2) return `exit code ${code}: ${err}${failures()}`;
  if (code === 2 && files(home).length > 2) return "a refused run wrote files";
  return undefined;
}

for (let number = first; number < count; number += step) {
  process.send({ number });
  const { kind, args } = prepare(number);
  const answer = await actbench(args);
  const expected = new Set(["config.json", "own.csv"].map((file) => join(home, file)));
  const strays = files(room).filter(
    (file) => !expected.has(file) && !dirname(file).startsWith(join(home, "results")),
  );
  const wrong = complaint(answer, strays);
  process.send({ number, kind, code: answer.code, wrong, args, err: answer.err });
  for (const file of readdirSync(room)) if (file !== "a") rmSync(join(room, file), { recursive: true });
  for (const file of readdirSync(home)) rmSync(join(home, file), { recursive: true });
}
process.disconnect();
