import { describe, expect, test } from "vitest";
import { analyse, type Findings } from "../../../src/analysis/findings.js";
import { judgeStudy } from "../../../src/claims/judge.js";
import type { Experiment } from "../../../src/experiment/experiment.js";
import type { Display } from "../../../src/reports/terminal/display.js";
import { terminalReport } from "../../../src/reports/terminal/report.js";
import type { TrialSpec } from "../../../src/trial/spec.js";
import { widthOf } from "../../../src/reports/terminal/cells.js";
import { expectGolden } from "../../helpers/golden.js";
import {
  inventedExperiment,
  inventedStudy,
  usualInvention,
  type Invention,
} from "../../helpers/invented-study.js";

const plain = { columns: 80, colour: false, unicode: true };

type Invent = (spec: TrialSpec) => Invention;

function report(
  display: Partial<Display> = {},
  overrides: Partial<Experiment> = everything,
  invent: Invent = usualInvention,
): string {
  return terminalReport(findingsOf(overrides, invent), { ...plain, ...display });
}

const everything: Partial<Experiment> = {};
const known = new WeakMap<Partial<Experiment>, Map<Invent, Findings>>();

/** What a study comes to, found once however often it is shown. */
function findingsOf(overrides: Partial<Experiment>, invent: Invent): Findings {
  const byInvention = known.get(overrides) ?? new Map<Invent, Findings>();
  known.set(overrides, byInvention);
  const found = byInvention.get(invent);
  if (found !== undefined) return found;
  const study = inventedStudy(overrides, invent);
  const findings = analyse(study, judgeStudy(study));
  byInvention.set(invent, findings);
  return findings;
}

const spiralsOnly = { datasets: inventedExperiment.datasets.slice(0, 1) };

/** Two depths and two rates; deeper and faster is better, but at the high rate ReLU's units die. */
const varied: Partial<Experiment> = {
  ...spiralsOnly,
  activations: inventedExperiment.activations.slice(2, 6),
  networks: [{ hidden: [8] }, { hidden: [32, 32] }],
  learningRates: [0.1, 1],
};

function variedInvention(spec: TrialSpec): Invention {
  const { time, ...rest } = usualInvention(spec);
  if (spec.hidden.length === 1) return { time: null };
  const isFast = spec.learningRate === 1;
  return {
    ...rest,
    time: time === null ? null : isFast ? time * 0.6 : time,
    ...(spec.activation.label === "relu" && isFast && { dead: 0.6, time: null }),
  };
}

describe("the report looks as it should", () => {
  test.each([80, 120])("at %i columns", (columns) => {
    expectGolden(`report-${columns}.txt`, report({ columns }));
  });

  test.each([80, 120])("with factors that vary, at %i columns", (columns) => {
    expectGolden(`factors-${columns}.txt`, report({ columns }, varied, variedInvention));
  });

  test("in colour", () => {
    expectGolden("colour-80.txt", report({ colour: true }, spiralsOnly));
  });

  test("in ASCII", () => {
    expectGolden("ascii-80.txt", report({ unicode: false }, spiralsOnly));
  });
});

test.each([60, 72, 80, 100, 120, 200])("no line is longer than %i columns", (columns) => {
  for (const [overrides, invent] of [[everything], [varied, variedInvention]] as const) {
    for (const unicode of [true, false]) {
      const lines = report({ columns, unicode }, overrides, invent).split("\n");
      expect(lines.filter((line) => line.length > columns)).toEqual([]);
    }
  }
});

test("no line ends in a space", () => {
  expect(report({ columns: 120 })).not.toMatch(/ \n/);
});

test("without colours there is no escape sequence, and in ASCII no other character", () => {
  expect(report()).not.toContain("\u001b");
  expect(report({ unicode: false })).toMatch(/^\p{ASCII}*$/u);
});

test("with colours every escape sequence bears the display's mark, also in the row of the fastest", () => {
  const text = report({ colour: true, colourMark: ";1234;5678" });
  const sequences = text
    .split("\u001b")
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf("m") + 1));
  expect(sequences).toContain("[32;1234;5678m");
  expect(sequences.filter((sequence) => !sequence.endsWith(";1234;5678m"))).toEqual([]);
});

/** The first line of a report on the spirals alone, where each activation takes so long on each seed. */
function firstLine(timeOf: (label: string, seed: number) => number | null): string {
  const text = report({ columns: 200 }, spiralsOnly, ({ activation, seed }) => ({
    time: timeOf(activation.label, seed),
  }));
  return text.slice(0, text.indexOf("\nExploratory")).replaceAll("\n", " ");
}

describe("the first line says", () => {
  test("who was first, in how many epochs, and who came next", () => {
    expect(report({}, spiralsOnly).replaceAll("\n", " ")).toMatch(
      /^maxout reached training accuracy ≥ 95 % first on spirals: in 17\.0 epochs \(median, 10 of 10 seeds\); relu followed in 20\.0, and their quartiles overlap\./,
    );
  });

  test("on which data sets each was first", () => {
    const text = report({ columns: 200 }, {}, (spec) =>
      spec.dataset.label === "moons" && spec.activation.label === "elu" ? { time: 1 } : usualInvention(spec),
    );
    expect(text.split("\n")[0]).toBe(
      "On each data set another activation reached the target first: maxout on spirals and elu on moons.",
    );
  });

  test("that two tie where their medians are the same", () => {
    const sentence = firstLine((label) => (label === "tanh" || label === "elu" ? 20 : null));
    expect(sentence).toMatch(/^tanh and elu reached/);
  });

  test("that no other median arrived where only one did", () => {
    expect(firstLine((label) => (label === "elu" ? 20 : null))).toMatch(
      /; no other median is within 100 epochs\.$/,
    );
  });

  test("that none arrived where no trial did", () => {
    expect(firstLine(() => null)).toBe(
      "No activation reached training accuracy ≥ 95 % on spirals within 100 epochs.",
    );
  });

  test("how near the nearest came where fewer than half of its seeds arrived", () => {
    expect(firstLine((label, seed) => (label === "relu" && seed < 4 ? 50 : null))).toMatch(
      /in more than half of its seeds; relu came nearest, 4 of 10\.$/,
    );
  });
});

test("every claim is called exploratory", () => {
  expect(report().split("\n")[1]).toMatch(/^Exploratory: .* 10 seeds/);
});

test("a declared claim is not called exploratory, and its verdict is counted", () => {
  const text = report({}, { claims: [{ faster: "relu", than: "sigmoid", times: 1.2 }] });
  expect(text).not.toContain("xploratory");
  expect(text.replaceAll("\n", " ")).toContain("Of 2 verdicts on the declared claims 2 supported");
});

test("without a declared claim the activations are compared with the reference that the page has, and marked exploratory", () => {
  const text = report({}, spiralsOnly);
  expect(text).toMatch(/^Compared with relu$/m);
  expect(text).toMatch(/^linear +≤ 0\.2 × +0\.22 or less .* 0\.014 +yes$/m);
});

/** Where the count of trials ends. */
const column = (line: string): number => widthOf(line.slice(0, line.indexOf("/10")));

describe("a name", () => {
  const named = (label: string): Partial<Experiment> => ({
    ...spiralsOnly,
    activations: [
      { ...inventedExperiment.activations[3], label },
      ...inventedExperiment.activations.slice(1),
    ],
  });

  test.each(["한글 활성화 함수 이름", "🙂🙃👩‍👩‍👧", "x".repeat(300), "名".repeat(100)])(
    "%s is aligned by the cells it takes",
    (label) => {
      for (const colour of [false, true]) {
        const text = report({ colour }, named(label));
        expect(widthOf(text)).toBeLessThanOrEqual(80);
        const [head, , first, second] = text.slice(text.indexOf("  activation")).split("\n").slice(1);
        expect(head).toContain("median");
        expect(column(first)).toBe(column(second));
      }
    },
  );

  test("beyond ASCII is told from another in ASCII", () => {
    const text = report({ unicode: false }, named("한글é"));
    expect(text).toMatch(/^\p{ASCII}*$/u);
    expect(text).toContain(String.raw`\ud55c\uae00e`);
    expect(widthOf(text)).toBeLessThanOrEqual(80);
  });
});

test("a column that finds no room is named", () => {
  expect(report({ columns: 60 }).replaceAll("\n", " ")).toContain("No room for");
});

test("a label with parameters is broken into lines rather than cut, so that no two look the same", () => {
  const slopes = ["0.01", "0.1"].map((slope) => ({
    ...inventedExperiment.activations[4],
    label: `leaky_relu(slope=${slope})`,
    layers: [{ name: "leaky_relu", formula: `x > 0 ? x : ${slope} * x`, parameters: {}, learned: [] }],
  }));
  const text = report({}, { ...spiralsOnly, activations: slopes }, () => ({ time: 20 }));
  expect(text).toMatch(
    /^\* leaky_relu +10\/10.*\n {3}\(slope=0\.01\)\n\* leaky_relu +10\/10.*\n {3}\(slope=0\.1\)$/m,
  );
  expect(report({ columns: 120 }, { ...spiralsOnly, activations: slopes })).toContain(
    " leaky_relu(slope=0.1) ",
  );
});

test("a long name is shortened, and everything stays within the width", () => {
  const [first, ...others] = inventedExperiment.activations;
  const activations = [{ ...first, label: "an_activation_with_a_very_long_name" }, ...others];
  const text = report({}, { ...spiralsOnly, activations });
  expect(text).toContain("an_activation_w…");
  expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

test("more activations than a chart can hold are counted, not drawn", () => {
  const activations = Array.from({ length: 20 }, (_, i) => ({
    ...inventedExperiment.activations[0],
    label: `act_${i}`,
    layers: [{ name: `act_${i}`, formula: `${i} * x`, parameters: {}, learned: [] }],
  }));
  const text = report({}, { ...spiralsOnly, activations }, ({ activation: { label } }) => ({
    time: 20 + Number(label.slice(4)),
  }));
  expect(text).toContain("The 12 fastest; 8 more are in curves.csv.");
});

test("a curve of which half the trials diverged ends there and says so", () => {
  const text = report({}, spiralsOnly, (spec) => ({
    ...usualInvention(spec),
    ...(spec.activation.label === "elu" && { divergesAt: 30 }),
  }));
  expect(text).toContain("elu (diverged)");
});

test("a study in which everything failed or diverged at once can be reported", () => {
  expect(report({}, {}, () => ({ time: null, failure: "out of memory" }))).toContain("Failed");
  expect(report({ colour: true }, {}, () => ({ time: null, divergesAt: 0 }))).toContain("Diverged");
});

test("a study without a finished trial says so", () => {
  expect(report({}, { seeds: [] })).toBe("No trial of this study has finished.\n");
});

test("there is no chart of dead units where none ever died", () => {
  expect(report({}, spiralsOnly, () => ({ time: 20 }))).not.toContain("Dead hidden units");
});
