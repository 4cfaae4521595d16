import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { actbench } from "../helpers/actbench.js";
import { sharedDirectory, temporaryDirectory } from "../helpers/temporary-directory.js";

const directory = sharedDirectory();

const byActivation = { compare: { activation: "relu" }, with: { activation: "tanh" } };

/** Small studies, each of another kind: of what is claimed, of how rates and seeds are chosen, of the data. */
const STUDIES = {
  "all claims, two rates of choice and an arm that diverges": {
    datasets: { name: "moons", samples: 60 },
    network: { hidden: [6, 6] },
    activations: ["relu", "tanh", "sigmoid", "elu"],
    learningRate: { from: 0.1, to: 30, perDecade: 1, seeds: 4 },
    training: { epochs: 10 },
    target: { metric: "train_accuracy", value: 0.9 },
    seeds: 14,
    claims: "all",
  },
  "claims about arms, by every measure of trials": {
    datasets: { name: "moons", samples: 60 },
    network: { hidden: [4, 4] },
    activations: ["relu", "tanh"],
    optimizer: ["sgd", "adam"],
    learningRate: { from: 0.03, to: 0.3, perDecade: 1, seeds: 4, regimes: ["tuned"] },
    training: { epochs: 8 },
    seeds: 9,
    claims: [
      { compare: { optimizer: "adam" }, with: { optimizer: "sgd" }, is: { sooner: 1.5 } },
      ...(["final_train_loss", "final_test_loss", "best_test_loss", "mean_train_loss"] as const).map(
        (measure, i) => ({ ...byActivation, measure, is: i === 0 ? { equal: 0.5 } : { less: 1 + i / 10 } }),
      ),
      ...(["final_test_accuracy", "best_test_accuracy", "dead_share"] as const).map((measure) => ({
        ...byActivation,
        measure,
        is: { notWorse: 0.3 },
      })),
      { ...byActivation, measure: "gradient_ratio", is: "less" },
    ],
  },
  "a regression at given rates, of which one is too high": {
    datasets: "sine",
    network: { hidden: [6] },
    activations: ["relu", "tanh", "elu"],
    learningRate: [0.1, 10],
    training: { epochs: 20 },
    target: { metric: "train_loss", value: 0.5 },
    seeds: 9,
  },
  "a table with groups": {
    datasets: { name: "csv", path: join(directory, "groups.csv"), target: "y", group: "g", label: "groups" },
    network: { hidden: [6] },
    activations: ["relu", "tanh"],
    learningRate: { from: 0.1, to: 1, perDecade: 1, seeds: 4 },
    training: { epochs: 20 },
    seeds: 9,
    claims: [{ faster: "relu", than: "tanh" }, "leaky-fixes-dying"],
  },
  "seeds until it is decided": {
    datasets: "moons",
    network: { hidden: [8] },
    activations: ["relu", "tanh"],
    learningRate: 0.3,
    training: { epochs: 20 },
    seeds: { from: 8, to: 24, until: "decided" },
    claims: [{ faster: "relu", than: "tanh", times: 1.2 }],
  },
  "rates chosen for every seed, and widths that match": {
    datasets: { name: "moons", samples: 60 },
    network: { hidden: [6] },
    match: "parameters",
    activations: ["relu", "maxout"],
    learningRate: { from: 0.1, to: 1, perDecade: 1, seeds: 2, tuning: "per-replicate", regimes: ["tuned"] },
    training: { epochs: 10 },
    seeds: 8,
    claims: [{ faster: "maxout", than: "relu" }, "maxout-costs-more"],
  },
};

const languages = {
  python: { command: "/usr/bin/python3", script: "recompute.py", probe: ["-c", "import pandas, scipy"] },
  r: { command: "Rscript", script: "recompute.R", probe: ["-e", "library(jsonlite)"] },
} as const;
type Language = keyof typeof languages;

const placeOf = (study: string): string => join(directory, study.replaceAll(/\W/g, "-"));

interface Outcome {
  readonly status: number | null;
  readonly out: string;
}

function programOf(language: Language): { command: string; path: string } {
  const { command, script } = languages[language];
  return { command, path: fileURLToPath(new URL(`../../docs/${script}`, import.meta.url)) };
}

/** What a script says of a result, and its exit code. */
function recompute(language: Language, result: string): Outcome {
  const { command, path } = programOf(language);
  const { status, stdout, stderr } = spawnSync(command, [path, result], { encoding: "utf8" });
  return { status, out: stdout + stderr };
}

/** Runs a script of Python on one result after another, as by itself each time; pandas and SciPy are loaded once. */
const EACH = `
import contextlib, io, json, runpy, sys
script, *results = sys.argv[1:]
found = []
for result in results:
    sys.argv, out, status = [script, result], io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            runpy.run_path(script, run_name="__main__")
        except SystemExit as end:
            status = end.code
    found.append({"status": status, "out": out.getvalue()})
json.dump(found, sys.stdout)
`;

/** What a script says of each of several results, with its exit codes. */
function recomputeEach(language: Language, results: readonly string[]): readonly Outcome[] {
  if (language === "r") return results.map((result) => recompute("r", result));
  const { command, path } = programOf("python");
  const { stdout, stderr } = spawnSync(command, ["-c", EACH, path, ...results], { encoding: "utf8" });
  expect(stderr).toBe("");
  return JSON.parse(stdout) as Outcome[];
}

function copyOf(study: string): string {
  const copy = temporaryDirectory();
  cpSync(placeOf(study), copy, { recursive: true });
  return copy;
}

/** Makes one cell of a result another: of a column such as "claims.csv p", the first that is not empty. */
function change(result: string, figure: string, other: (cell: string) => string): void {
  const [file, column] = figure.split(" ");
  const rows = parse(readFileSync(join(result, file))) as string[][];
  const at = rows[0].indexOf(column);
  const row = rows.slice(1).find((cells) => cells[at] !== "" && cells[1] !== "tune") ?? rows[1];
  row[at] = other(row[at]);
  writeFileSync(join(result, file), rows.map((cells) => cells.map(quoted).join()).join("\n"));
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const differently = (cell: string): string =>
  Number.isNaN(Number(cell)) ? "undecided" : String(Number(cell) * 1.00001);

const differing = (out: string): string[] =>
  [...out.matchAll(/^(\w+\.csv \w+) .*DIFFERS/gm)].map(([, figure]) => figure).toSorted();

beforeAll(async () => {
  const rows = Array.from({ length: 80 }, (_, i) => {
    const [x, z] = [Math.sin(i * 1.7), Math.cos(i * 2.9)];
    return [x, z, Math.floor(i / 4), x * z > 0 ? "p" : "q"].join();
  });
  writeFileSync(join(directory, "groups.csv"), ["x,z,g,y", ...rows].join("\n"));
  for (const [name, config] of Object.entries(STUDIES)) {
    const args = ["run", "-", "--out", placeOf(name), "--quiet", "--jobs", "1"];
    const { code, err } = await actbench(args, { stdin: JSON.stringify({ ...config, name }) });
    expect(code, err).toBe(0);
  }
}, 300_000);

describe.each(["python", "r"] as const)("docs/recompute in %s", { timeout: 300_000 }, (language) => {
  const { command, probe } = languages[language];
  const isInstalled = spawnSync(command, probe).status === 0;
  const regression = "a regression at given rates, of which one is too high";

  const studies = Object.keys(STUDIES);
  let outcomes: readonly Outcome[] = [];
  beforeAll(() => {
    if (isInstalled) outcomes = recomputeEach(language, studies.map(placeOf));
  }, 300_000);

  test.skipIf(!isInstalled).each(studies)("finds every figure of %s", (study) => {
    const { status, out } = outcomes[studies.indexOf(study)];
    expect(status, out).toBe(0);
    expect(out).not.toContain("not recomputed");
    for (const column of ["estimate_lower", "simultaneous_lower", "p", "measurements", "verdict"]) {
      expect(out).toMatch(new RegExp(`claims\\.csv ${column} +\\d+ figures`));
    }
  });

  test.skipIf(!isInstalled)("fails for each figure that is another", () => {
    const figures = [
      "claims.csv estimate_upper",
      "claims.csv median_lower",
      "claims.csv p_adjusted",
      "claims.csv verdict",
      "targets.csv simultaneous_upper",
      "comparisons.csv chance_interval_lower",
    ];
    const copy = copyOf(regression);
    for (const figure of figures) change(copy, figure, differently);
    const { status, out } = recompute(language, copy);
    expect(status, out).toBe(1);
    expect(differing(out)).toEqual(figures.toSorted());
  });

  test.skipIf(!isInstalled)("fails where a trial took another time", () => {
    const copy = copyOf(regression);
    change(copy, "trials.csv time_to_target_epochs", (cell) => String(Number(cell) * 3));
    const { status, out } = recompute(language, copy);
    expect(status, out).toBe(1);
    expect(differing(out)).toContain("claims.csv estimate_lower");
  });

  test.skipIf(!isInstalled)("says what it needs where no result is given", () => {
    const { status, out } = recompute(language, directory);
    expect(status).toBe(2);
    expect(out).toContain("the directory of a result");
  });
});
