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
export function studyDifferences(a: Experiment, b: Experiment): StudyDifference[] {
  return [...factorDifferences(a, b), ...meaningDifferences(a, b), ...settingDifferences(a, b)];
}

function factorDifferences(a: Experiment, b: Experiment): StudyDifference[] {
  return axes.flatMap((axis) => difference(axis.title, listText(axis, a), listText(axis, b)));
}

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

function settingDifferences(a: Experiment, b: Experiment): StudyDifference[] {
  return [
    ...difference("epochs", String(a.training.epochs), String(b.training.epochs)),
    ...difference("evaluateEvery", String(a.training.evaluateEvery), String(b.training.evaluateEvery)),
    ...difference("seed", String(a.seed), String(b.seed)),
    ...difference("seeds", seedsText(a), seedsText(b)),
    ...difference("match", matchText(a), matchText(b)),
  ];
}

const seedsText = ({ seeds, from }: Experiment): string =>
  `${from === undefined ? "" : `${from} to `}${seeds.length} (${seeds[0]} to ${seeds[seeds.length - 1]})`;

const matchText = ({ match }: Experiment): string =>
  match === undefined ? "none" : `${match.cost} of ${match.reference.label}`;

function difference(what: string, a: string, b: string): StudyDifference[] {
  return a === b ? [] : [{ what, a, b }];
}

/** JSON without its quotation marks and braces: "from:0.03,to:3". */
const parameterText = (value: object): string => canonicalJson(value).replaceAll(/["{}]/g, "");
