import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { built } from "../helpers/built.js";
import { sharedDirectory } from "../helpers/temporary-directory.js";
import { action, runAction, type Job } from "./local-runner.js";

built("cli.js");
const command = `node ${fileURLToPath(new URL("../../bin/actbench.js", import.meta.url))}`;
const workspace = sharedDirectory();
const config = `{
  "name": "wish",
  "datasets": { "name": "spirals", "samples": 150, "label": "spirals" },
  "network": { "hidden": [16] },
  "activations": ["sigmoid", "tanh"],
  "claims": [
    { "faster": "tanh", "than": "sigmoid" },
    // An obstinate wish: 100 % sure, and yet …
    { "faster": "sigmoid", "than": "tanh" }
  ],
  "learningRate": 0.5,
  "target": { "metric": "train_accuracy", "value": 0.7 },
  "training": { "epochs": 40, "batchSize": 8 },
  "seeds": 8
}
`;

/** What the job overrides, a value a line. */
const CHANGES = "seeds=9\ntraining.epochs=30\n";

/** The action in a folder of the repository, where the config is. */
const inFolder = (inputs: Readonly<Record<string, string>>): Job =>
  runAction(workspace, { config: "wish.json", "working-directory": "studies", command, ...inputs });

beforeAll(() => {
  mkdirSync(join(workspace, "studies"));
  writeFileSync(join(workspace, "studies/wish.json"), config);
});

describe("the action", () => {
  it("writes the report to the job's summary, and marks the refuted claim where the config declares it", () => {
    const { codes, log, summary, outputs } = inFolder({ set: CHANGES });
    expect(codes).toEqual({ Train: 0, Report: 0 });
    expect(outputs).toEqual({ results: "results/action" });
    expect(summary).toMatch(/^## wish\n/);
    expect(summary).toContain("✗ **refuted**");
    expect(summary).toContain("9 of 9 seeds");
    const marks = log.match(/^::warning .*/gm);
    expect(marks).toHaveLength(1);
    expect(marks?.[0]).toMatch(/^::warning file=studies\/wish\.json,line=9,col=5,title=sigmoid-1x-tanh%3A /);
    expect(marks?.[0]).toContain("%0A✗ spirals: Sigmoid reaches");
    expect(marks?.[0]).toContain("95 %25 interval");
  });

  it("fails on a verdict that it was told to fail on, once the summary is written; a first run has no baseline", () => {
    const { codes, log, summary } = inFolder({ set: CHANGES, baseline: "main", "fail-on": "refuted" });
    expect(codes).toEqual({ Train: 0, Compare: 0, Report: 3 });
    expect(summary).toContain("✗ **refuted**");
    expect(log).toContain("::notice title=actbench::There is no baseline yet: main\n");
  });

  it("compares with a baseline, fails where it is told to, and reports all the same", () => {
    const slow = { results: "slow", set: `${CHANGES}learningRate=0.1` };
    const { codes, summary } = inFolder({
      ...slow,
      baseline: "results/action",
      "fail-on-comparison": "slower",
    });
    expect(codes).toEqual({ Train: 0, Compare: 3, Report: 0 });
    expect(summary).toContain("learning rate: 0.5 in A, 0.1 in B");
    expect(summary.indexOf("surely slower")).toBeLessThan(summary.indexOf("## wish"));
  });

  it("marks what is wrong with a config at its line, and writes no report", () => {
    writeFileSync(join(workspace, "wrong.json"), config.replace('"tanh"]', '"tahn"]'));
    const { codes, log, summary } = runAction(workspace, { config: "wrong.json", command });
    expect({ codes, summary }).toEqual({ codes: { Train: 2, Report: 0 }, summary: "" });
    const [, matcher] = /^::add-matcher::(.*)$/m.exec(log) ?? [];
    const { problemMatcher } = JSON.parse(readFileSync(matcher, "utf8")) as Matchers;
    const [{ regexp, ...groups }] = problemMatcher[0].pattern;
    const found = log
      .split("\n")
      .map((line) => new RegExp(regexp).exec(line))
      .find((each) => each !== null);
    expect(found?.[groups.file]).toBe("wrong.json");
    expect(found?.[groups.line]).toBe("5");
    expect(found?.[groups.column]).toBe("30");
    expect(found?.[groups.message]).toContain('did you mean "tanh"?');
    expect(log).toContain("::remove-matcher owner=actbench::\n");
  });

  it("takes each input in some step", () => {
    const steps = JSON.stringify(action.runs.steps);
    for (const name of Object.keys(action.inputs)) expect(steps).toContain(`\${{ inputs.${name} }}`);
  });
});

interface Matchers {
  readonly problemMatcher: readonly {
    readonly pattern: readonly {
      readonly regexp: string;
      readonly file: number;
      readonly line: number;
      readonly column: number;
      readonly message: number;
    }[];
  }[];
}
