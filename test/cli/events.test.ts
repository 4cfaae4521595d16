import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { FACTOR_NAMES } from "../../src/factors/index.js";
import { actbench } from "../helpers/actbench.js";
import { sharedDirectory } from "../helpers/temporary-directory.js";

const cwd = sharedDirectory();
const config = {
  name: "followed",
  datasets: { name: "moons", samples: 60 },
  network: { hidden: [4] },
  activations: ["relu", "tanh"],
  learningRate: { from: 0.1, to: 0.3, perDecade: 2, seeds: 2, regimes: ["tuned"], extend: 0 },
  claims: [{ faster: "tanh", than: "relu" }],
  training: { epochs: 3 },
  seeds: 3,
};

type Line = Readonly<Record<string, unknown>> & { readonly event: string };
const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

let lines: Line[] = [];
let out = "";

beforeAll(async () => {
  const run = await actbench(["run", "-", "--events", "run.jsonl"], { cwd, stdin: JSON.stringify(config) });
  expect(run.code, run.err).toBe(0);
  out = run.out;
  lines = linesOf(readFileSync(join(cwd, "run.jsonl"), "utf8"));
});

const of = (event: string): Line[] => lines.filter((line) => line.event === event);

describe("the stream of events", () => {
  it("begins and ends with the run, and all of it has a version", () => {
    expect(lines[0]).toMatchObject({ event: "run-started", name: "followed", kept: 0 });
    expect(lines.at(-1)).toMatchObject({ event: "run-finished", directory: join("results", "followed") });
    for (const line of lines) expect(line.version).toBe(1);
  });

  it("has every trial once, counted to the end", () => {
    const trials = of("trial-finished");
    expect(trials.map(({ done }) => done)).toEqual(trials.map((_, i) => i + 1));
    expect(trials.at(-1)?.total).toBe(trials.length);
    const ids = readFileSync(join(cwd, "results/followed/trials.csv"), "utf8").trimEnd().split("\n").slice(1);
    expect(trials.map(({ trial_id }) => trial_id).toSorted()).toEqual(
      ids.map((row) => row.split(",")[0]).toSorted(),
    );
    expect(lines.at(-1)?.trials).toBe(trials.length);
  });

  it("tells each chosen rate once, before the first trial that is run at it", () => {
    const rates = of("rate-chosen");
    expect(rates.map(({ activation, regime }) => [activation, regime]).toSorted()).toEqual([
      ["relu", "tuned"],
      ["tanh", "tuned"],
    ]);
    for (const rate of rates) {
      const evaluated = lines.filter(
        ({ phase, activation }) => phase === "evaluate" && activation === rate.activation,
      );
      expect(evaluated).toHaveLength(3);
      for (const trial of evaluated) expect(trial.learning_rate).toBe(rate.learning_rate);
      expect(lines.indexOf(rate)).toBeLessThan(lines.indexOf(evaluated[0]));
    }
  });

  it("has the verdicts of the report", () => {
    expect(of("verdict").map(({ claim, verdict }) => [claim, verdict])).toEqual([
      ["tanh-1x-relu", expect.stringMatching(/^(supported|direction only|refuted|inconclusive)$/)],
    ]);
    expect(out).toContain(String(of("verdict")[0].verdict));
  });

  it("has the events and keys that its page describes, and no others", () => {
    const page = readFileSync(new URL("../../docs/events.md", import.meta.url), "utf8");
    const cells = [...page.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(
      ([, cell]) => cell.match(/[a-z_-]+/g) ?? [],
    );
    const verdictKeys = new Set(of("verdict").flatMap(Object.keys));
    const keys = lines.flatMap((line) => (line.event === "verdict" ? [] : Object.keys(line)));
    const described = new Set<string>([...cells, ...FACTOR_NAMES, "version", "event"]);
    expect([...new Set(keys)].filter((key) => !described.has(key))).toEqual([]);
    for (const key of ["claim", "status", "verdict", "finding", "estimate", "interval", "where"]) {
      expect(verdictKeys).toContain(key);
    }
    for (const event of new Set(lines.map((line) => line.event))) expect(described).toContain(event);
  });

  it("on stdout has nothing beside it, and says what was there before", async () => {
    const again = await actbench(["run", "-", "--events", "-"], { cwd, stdin: JSON.stringify(config) });
    expect(again.code).toBe(0);
    const events = linesOf(again.out).map(({ event, kept }) => [event, kept]);
    expect(events[0]).toEqual(["run-started", of("trial-finished").length]);
    expect(events.slice(1).map(([event]) => event)).toEqual([
      "rate-chosen",
      "rate-chosen",
      "verdict",
      "run-finished",
    ]);
  });

  it("that cannot be written is an error before anything is trained", async () => {
    const { code, err } = await actbench(["run", "-", "--events", "no/where.jsonl", "--out", "never"], {
      cwd,
      stdin: JSON.stringify(config),
    });
    expect({ code, err }).toEqual({
      code: 1,
      err: "error: cannot write no/where.jsonl: no such file or directory\nMake its directory first.\n",
    });
  });
});
