import type { Experiment } from "../experiment/experiment.js";
import { hiddenLabel } from "../experiment/factors.js";
import { canonicalJson } from "../trial/id.js";

/** Something that the configs of two studies say differently. */
export interface StudyDifference {
  /** "training.epochs", "data set spirals". */
  readonly what: string;
  readonly a: string;
  readonly b: string;
}

/** Where two experiments differ: factors by their labels, what a shared label means, and all that is no factor. */
export function studyDifferences(a: Experiment, b: Experiment): StudyDifference[] {
  return [...factorDifferences(a, b), ...meaningDifferences(a, b), ...settingDifferences(a, b)];
}

type Values = (experiment: Experiment) => readonly string[];

const FACTORS: readonly (readonly [what: string, values: Values])[] = [
  ["data sets", ({ datasets }) => datasets.map(({ label }) => label)],
  ["hidden layers", ({ networks }) => networks.map(({ hidden }) => hiddenLabel(hidden))],
  ["activations", ({ activations }) => activations.map(({ label }) => label)],
  ["optimizer", ({ optimizers }) => optimizers.map(({ label }) => label)],
  ["initializer", ({ initializers }) => initializers.map(({ label }) => label)],
  ["gain", ({ gains }) => gains],
  ["regularization", ({ regularizations }) => regularizations.map(parameterText)],
  ["batch size", ({ training }) => training.batchSizes.map(String)],
  [
    "learning rate",
    ({ learningRates, tuning }) =>
      tuning === undefined ? learningRates.map(String) : [`tuned: ${parameterText(tuning)}`],
  ],
];

function factorDifferences(a: Experiment, b: Experiment): StudyDifference[] {
  return FACTORS.flatMap(([what, values]) => difference(what, values(a).join(", "), values(b).join(", ")));
}

type Named = { readonly label: string };

const NAMED: readonly (readonly [what: string, members: (experiment: Experiment) => readonly Named[]])[] = [
  ["data set", ({ datasets }) => datasets],
  ["activation", ({ activations }) => activations],
  ["optimizer", ({ optimizers }) => optimizers],
  ["initializer", ({ initializers }) => initializers],
];

/** A label that both have, but for different things: pairs are then of the same seed, not of the same data. */
function meaningDifferences(a: Experiment, b: Experiment): StudyDifference[] {
  return NAMED.flatMap(([what, members]) =>
    members(a).flatMap((one) => {
      const other = members(b).find(({ label }) => label === one.label);
      if (other === undefined) return [];
      const [leavesA, leavesB] = [leaves(one), leaves(other)];
      const paths = [...new Set([...leavesA.keys(), ...leavesB.keys()])].filter(
        (path) => leavesA.get(path) !== leavesB.get(path),
      );
      return paths.map((path) => ({
        what: `${what} ${one.label}: ${path}`,
        a: leavesA.get(path) ?? "none",
        b: leavesB.get(path) ?? "none",
      }));
    }),
  );
}

/** What is at the ends of an object's paths: "samples" of "parameters.samples", and its value. */
function leaves(value: unknown, path: readonly string[] = []): Map<string, string> {
  if (typeof value !== "object" || value === null) return new Map([[path.at(-1) ?? "", String(value)]]);
  return new Map(Object.entries(value).flatMap(([key, member]) => [...leaves(member, [...path, key])]));
}

function settingDifferences(a: Experiment, b: Experiment): StudyDifference[] {
  return [
    ...difference("epochs", String(a.training.epochs), String(b.training.epochs)),
    ...difference("evaluateEvery", String(a.training.evaluateEvery), String(b.training.evaluateEvery)),
    ...difference("seed", String(a.seed), String(b.seed)),
    ...difference("seeds", seedsText(a.seeds), seedsText(b.seeds)),
  ];
}

const seedsText = (seeds: readonly number[]): string =>
  `${seeds.length} (${seeds[0]} to ${seeds[seeds.length - 1]})`;

function difference(what: string, a: string, b: string): StudyDifference[] {
  return a === b ? [] : [{ what, a, b }];
}

/** JSON without its quotation marks and braces: "from:0.03,to:3". */
const parameterText = (value: object): string => canonicalJson(value).replaceAll(/["{}]/g, "");
