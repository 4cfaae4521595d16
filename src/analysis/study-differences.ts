import type { Experiment } from "../experiment/experiment.js";
import { axes, factors, isLabelled, type FactorAxis } from "../factors/index.js";
import { canonicalJson } from "../trial/id.js";

/** Something that the configs of two studies say differently. */
export interface StudyDifference {
  /** "training.epochs", "data set spirals". */
  readonly what: string;
  readonly a: string;
  readonly b: string;
}

/** Where two experiments differ: factors by their labels, what a shared label means, and all that is no factor. */
export const studyDifferences = (a: Experiment, b: Experiment): StudyDifference[] => [
  ...axes.flatMap((axis) => difference(axis.title, listText(axis, a), listText(axis, b))),
  ...meaningDifferences(a, b),
  ...SETTINGS.flatMap(([what, text]) => difference(what, text(a), text(b))),
];

/** What an experiment has on an axis; a search in place of learning rates. */
function listText(axis: FactorAxis, experiment: Experiment): string {
  const choices = axis.choices(experiment);
  if (choices.length === 0 && experiment.tuning !== undefined)
    return `tuned: ${parameterText(experiment.tuning)}`;
  return choices.map((choice) => axis.text(choice)).join(", ");
}

/** A label that both have, but for different things: pairs are then of the same seed, not of the same data. */
function meaningDifferences(a: Experiment, b: Experiment): StudyDifference[] {
  return factors.flatMap(({ name, axis }) => {
    const [members, others] = [a, b].map((experiment) => axis.choices(experiment).filter(isLabelled));
    return members.flatMap((one) => {
      const other = others.find(({ label }) => label === one.label);
      if (other === undefined) return [];
      const [leavesA, leavesB] = [leaves(one), leaves(other)];
      const paths = [...new Set([...leavesA.keys(), ...leavesB.keys()])].filter(
        (path) => leavesA.get(path) !== leavesB.get(path),
      );
      return paths.map((path) => ({
        what: `${name === "dataset" ? "data set" : name} ${one.label}: ${path}`,
        a: leavesA.get(path) ?? "none",
        b: leavesB.get(path) ?? "none",
      }));
    });
  });
}

/** What is at the ends of an object's paths: "samples" of "parameters.samples", and its value. */
function leaves(value: unknown, path: readonly string[] = []): Map<string, string> {
  if (typeof value !== "object" || value === null) return new Map([[path.at(-1) ?? "", String(value)]]);
  return new Map(Object.entries(value).flatMap(([key, member]) => [...leaves(member, [...path, key])]));
}

const seedsText = (seeds: readonly number[]): string => `${seeds.length} (${seeds[0]} to ${seeds.at(-1)})`;

/** What an experiment says beside its factors, as text. */
const SETTINGS: readonly (readonly [what: string, text: (experiment: Experiment) => string])[] = [
  ["epochs", ({ training }) => String(training.epochs)],
  ["evaluateEvery", ({ training }) => String(training.evaluateEvery)],
  ["seed", ({ seed }) => String(seed)],
  ["seeds", ({ seeds, from }) => `${from === undefined ? "" : `${from} to `}${seedsText(seeds)}`],
  ["match", ({ match }) => (match === undefined ? "none" : `${match.cost} of ${match.reference.label}`)],
];

const difference = (what: string, a: string, b: string): StudyDifference[] =>
  a === b ? [] : [{ what, a, b }];

/** JSON without its quotation marks and braces: "from:0.03,to:3". */
const parameterText = (value: object): string => canonicalJson(value).replaceAll(/["{}]/g, "");
