import { NO_LOOKS } from "../../src/experiment/looks.js";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { analyse, type Findings } from "../../src/analysis/findings.js";
import { declaredClaims } from "../../src/claims/index.js";
import { judgeStudy } from "../../src/claims/judge.js";
import { timingKey } from "../../src/claims/timing/measure.js";
import { FACTOR_NAMES } from "../../src/factors/index.js";
import { csvBytes, csvTables } from "../../src/tables/index.js";
import { type CsvTable } from "../../src/tables/table.js";
import { inventedStudy, usualInvention } from "../helpers/invented-study.js";
import { scriptedStudy } from "../helpers/scripted-study.js";
import { csvText } from "../helpers/csv-text.js";

const textOf = (table: CsvTable, findings: Findings) => csvText(table, findings);

function recordsOf(name: string, findings: Findings): Record<string, string>[] {
  return parse(textOf(csvTables.get(name), findings), { columns: true, recordDelimiter: "\n" });
}

let findings: Findings;
/** A study that tuned its rates and was judged and timed, for the tables that are empty without. */
let judged: Findings;
beforeAll(() => {
  const tuned = scriptedStudy(
    {
      claims: ["relu-6x-tanh", "exp-is-expensive", "tanh-saturates"],
      learningRates: [],
      tuning: { from: 0.1, to: 1, perDecade: 1, extend: 3, seeds: 2, regimes: ["shared", "tuned"] },
    },
    ({ activation, seed }) => ({ time: activation.label === "tanh" && seed > 3 ? null : 10 + seed }),
  );
  const turns = Array.from({ length: 8 }, (_, i) => ({ a: 1e-6, b: 1e-6 * (2 + i) }));
  const timings = declaredClaims(tuned.experiment)
    .flatMap((claim) => claim.timings?.(tuned.experiment) ?? [])
    .map((request) => ({ key: timingKey(request), turns }));
  judged = analyse(tuned, judgeStudy(tuned, { timings }));
  const study = inventedStudy(
    { seeds: [0, 1, 2, 3], training: { epochs: 30, batchSizes: [32], evaluateEvery: 1 } },
    (spec) => ({
      ...usualInvention(spec),
      ...(spec.seed === 1 && spec.activation.label === "elu" && { failure: 'no memory, "really"\n=1' }),
    }),
  );
  findings = analyse(study);
});

const findingsFor = ({ name }: CsvTable): Findings =>
  ["claims", "targets", "comparisons", "timing-claims", "tuning"].includes(name) ? judged : findings;

describe.each(csvTables.members)("$name.csv", (table) => {
  test("has a header of snake_case names, LF line ends and as many cells in every row", () => {
    const text = textOf(table, findingsFor(table));
    expect(text).not.toContain("\r");
    expect(text.endsWith("\n")).toBe(true);
    const [header, ...rows] = parse(text, { recordDelimiter: "\n" }) as string[][];
    const fields = table.fileOf(findingsFor(table).study).fields;
    expect(header).toEqual(fields.map(({ name }) => name));
    expect(new Set(header).size).toBe(header.length);
    expect(header.filter((name) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name))).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });

  test("holds numbers where a number is declared, 0 or 1 where a boolean is, and never an infinity or NaN", () => {
    expect(textOf(table, findingsFor(table))).not.toMatch(/Infinity|NaN|undefined|null/);
    const records = recordsOf(table.name, findingsFor(table));
    for (const { name, type } of table.fileOf(findingsFor(table).study).fields) {
      const allowed = { string: /^/, number: /^$|^-?\d/, integer: /^$|^-?\d+$/, boolean: /^[01]?$/ }[type];
      const wrong = records.map((record) => record[name]).filter((cell) => !allowed.test(cell));
      expect(wrong, name).toEqual([]);
      if (type !== "string") expect(records.some((record) => Number.isNaN(Number(record[name])))).toBe(false);
    }
  });

  test("has a primary key: no two rows share it", () => {
    const keys = recordsOf(table.name, findingsFor(table)).map((record) =>
      JSON.stringify(table.primaryKey.map((name) => record[name] ?? null)),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("describes every column", () => {
    expect(table.fields.filter(({ description }) => !description.endsWith("."))).toEqual([]);
  });

  test("is the same text every time it is written", () => {
    expect(textOf(table, findingsFor(table))).toBe(textOf(table, findingsFor(table)));
  });
});

test("trials, summary and timing have a column for every factor, whether it varies or not", () => {
  for (const name of ["trials", "summary", "timing"]) {
    const header = csvTables.get(name).fields.map((field) => field.name);
    expect(header, name).toEqual(expect.arrayContaining([...FACTOR_NAMES]));
  }
});

test("a table has a column of the loss where the config names one, and is else as it was without", () => {
  const { experiment } = findings.study;
  const huber = { label: "huber", name: "huber", parameters: { delta: 1 } };
  const whole = csvTables.members.filter(({ name }) => name !== "curves" && name !== "layers");
  for (const table of whole.filter(({ fields }) => fields.some(({ name }) => name === "loss"))) {
    const names = (of: typeof experiment) =>
      table.fileOf({ experiment: of, needs: [], looks: NO_LOOKS }).fields.map(({ name }) => name);
    const named = names({ ...experiment, losses: [huber] });
    expect(named, table.name).toContain("loss");
    expect(names(experiment), table.name).toEqual(named.filter((name) => name !== "loss"));
    expect(table.fileOf({ experiment, needs: [], looks: NO_LOOKS }).primaryKey).not.toContain("loss");
  }
});

function columns(table: string, study: Findings["study"]): string[] {
  const names = csvTables
    .get(table)
    .fileOf(study)
    .fields.map(({ name }) => name);
  return names.slice(0, names.indexOf("epoch"));
}

describe("curves.csv and layers.csv", () => {
  test.each(["curves", "layers"])(
    "%s.csv has the phase and every factor that varies, and no other",
    (name) => {
      const { experiment } = findings.study;
      const plain = ["trial_id", "phase", "dataset", "activation", "seed"];
      const network = { hidden: [3] };
      const of = (changes: Partial<typeof experiment>, needs = [] as (typeof experiment)[]) =>
        columns(name, { ...findings.study, experiment: { ...experiment, ...changes }, needs });
      expect(of({})).toEqual(plain);
      expect(of({ networks: [...experiment.networks, network] })).toEqual(plain.toSpliced(3, 0, "hidden"));
      expect(of({}, [{ ...experiment, networks: [network] }]), "a claim's need").toEqual(
        plain.toSpliced(3, 0, "hidden"),
      );
      expect(of({ learningRates: [0.1, 1] })).toEqual(plain.toSpliced(4, 0, "learning_rate"));
    },
  );

  test("of a tuned study say the rate, and which of the chosen ones it is, as trials.csv does", () => {
    expect(columns("curves", judged.study)).toEqual(
      expect.arrayContaining(["learning_rate", "shared_rate", "tuned_rate"]),
    );
    const trials = new Map(recordsOf("trials", judged).map((record) => [record.trial_id, record]));
    for (const record of recordsOf("curves", judged)) {
      const { phase, learning_rate, shared_rate, tuned_rate } = trials.get(record.trial_id)!;
      expect(record).toMatchObject({ phase, learning_rate, shared_rate, tuned_rate });
    }
  });

  test.each([
    ["every", 31],
    ["last", 1],
    ["none", 0],
  ] as const)("layers.csv has of record.layers %j %i evaluations of a trial", (layers, evaluations) => {
    const { study } = findings;
    const experiment = { ...study.experiment, record: { layers } };
    const records = recordsOf("layers", { ...findings, study: { ...study, experiment } });
    const ofOne = records.filter(
      ({ dataset, activation, seed, layer }) =>
        [dataset, activation, seed, layer].join() === "spirals,relu,0,1",
    );
    expect(ofOne).toHaveLength(evaluations);
    if (layers === "last") expect(ofOne[0].epoch).toBe("30");
  });
});

test("only timing.csv holds wall-clock figures", () => {
  const timed = csvTables.members.filter(({ fields }) => fields.some(({ unit }) => unit === "seconds"));
  expect(timed.map(({ name }) => name)).toEqual(["timing"]);
});

function trialOf(dataset: string, activation: string, seed: string): Record<string, string> | undefined {
  return recordsOf("trials", findings).find(
    (record) => record.dataset === dataset && record.activation === activation && record.seed === seed,
  );
}

describe("a row of trials.csv", () => {
  test("has the invented time to target, in epochs and in steps of the optimiser", () => {
    const record = trialOf("spirals", "relu", "0");
    expect(record).toMatchObject({ state: "completed", reached: "1", epochs_trained: "30" });
    expect(Number(record?.time_to_target_epochs)).toBeCloseTo(20 * 0.82, 9);
    expect(Number(record?.time_to_target_steps)).toBeCloseTo(20 * 0.82 * 16, 7);
  });

  test("leaves the time out where the target was not reached", () => {
    expect(trialOf("spirals", "linear", "0")).toMatchObject({ reached: "0", time_to_target_epochs: "" });
  });

  test("of a diverged trial says when its loss was last finite", () => {
    expect(trialOf("moons", "maxout", "0")).toMatchObject({ state: "diverged", last_finite_epoch: "2" });
  });

  test("of a failed trial holds the message and no measurement", () => {
    expect(trialOf("spirals", "elu", "1")).toMatchObject({
      state: "failed",
      message: 'no memory, "really"\n=1',
      reached: "",
      final_train_loss: "",
      parameter_count: "",
    });
  });
});

test("every trial of curves.csv and layers.csv is in trials.csv", () => {
  const known = new Set(recordsOf("trials", findings).map((record) => record.trial_id));
  for (const name of ["curves", "layers"]) {
    const unknown = recordsOf(name, findings).filter((record) => !known.has(record.trial_id));
    expect(unknown, name).toEqual([]);
  }
});

test("layers.csv counts the layers from 1", () => {
  expect(new Set(recordsOf("layers", findings).map(({ layer }) => layer))).toEqual(new Set(["1", "2"]));
});

test("a file longer than a chunk is handed on in several", () => {
  expect([...csvBytes(csvTables.get("layers"), findings)].length).toBeGreaterThan(1);
});

test("without trials a file is its header", () => {
  const empty = analyse(inventedStudy({ seeds: [] }));
  for (const table of csvTables.members) expect(textOf(table, empty).split("\n"), table.name).toHaveLength(2);
});
