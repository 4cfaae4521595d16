import { definitionOf } from "../activations/resolve.js";
import type { EvaluatedArm, Where } from "../analysis/conditions.js";
import type { Experiment } from "../experiment/experiment.js";
import {
  factorOf,
  hiddenLabel,
  isConditionFactor,
  varyingFactors,
  type FactorName,
} from "../factors/index.js";
import { list, either } from "./lists.js";
import type { Point } from "../experiment/tuning/point.js";
import { settingTitle, settingWords, type Settings } from "../factors/settings.js";

/** Those that a textbook writes in small letters. */
const COMMON_NOUNS = new Set([
  "tanh",
  "sigmoid",
  "centred_sigmoid",
  "steep_sigmoid",
  "steep_centred_sigmoid",
]);

/** What a sentence calls an activation: as a textbook does, unless the user gave it a name of their own. */
export function titleOf({ label, spec }: Pick<EvaluatedArm, "label" | "spec">): string {
  const [layer] = spec.activation.layers;
  const title = layer?.name === label ? definitionOf(layer)?.title : undefined;
  if (title === undefined) return label;
  return COMMON_NOUNS.has(label) ? title.toLowerCase() : title;
}

/** At which learning rates, and in which networks where these are not the same, the two were compared. */
export const rateWords = (where: Where, a: EvaluatedArm, b: EvaluatedArm): string =>
  `${rates(where, a, b)}${matchWords(a, b)}`;

/** ", with about as many parameters (hidden layers 17x17 and 24x24)"; empty where they have the same widths. */
export function matchWords({ spec: a }: EvaluatedArm, { spec: b }: EvaluatedArm): string {
  const widths = [...new Set([a, b].map(({ hidden }) => hiddenLabel(hidden)))];
  if (a.matched === undefined || b.matched === undefined || widths.length === 1) return "";
  const cost = { parameters: "parameters", flops: "floating-point operations a step" }[a.matched.cost];
  const networks = new Set([a, b].map(({ matched }) => hiddenLabel(matched?.network ?? [])));
  const than = networks.size > 1 ? ` as ${a.matched.reference} has in the network that is named` : "";
  return `, with about as many ${cost}${than} (hidden layers ${widths.join(" and ")})`;
}

function rates({ regime }: Where, a: EvaluatedArm, b: EvaluatedArm): string {
  const anew = a.isTunedAnew ? ", chosen anew for every seed" : "";
  if (regime === "tuned") return `each at its own best ${tunedWords(a.settings)}${anew}`;
  if (anew !== "") {
    const verb = Object.keys(a.settings).length > 0 ? "are" : "is";
    return `both at the ${tunedWords(a.settings)} that ${verb} the best for the whole field${anew}`;
  }
  const both = a.rate === b.rate ? a.rate : `${a.rate} and ${b.rate}`;
  const rate = `both at a learning rate of ${both}${withWords(a.settings)}`;
  return regime === "shared" ? `${rate}, the best for the whole field` : rate;
}

/**
 * "spirals", "spirals with the unit initial gain": the data set and what else varies in the experiment.
 *
 * @param compared factors that are no part of the place, as what is compared there differs in them
 */
export function placeWords(
  { factors }: Where,
  experiment: Experiment,
  compared: readonly FactorName[] = [],
): string {
  const varying = varyingFactors(experiment)
    .filter((name) => name !== "dataset" && isConditionFactor(name))
    .filter((name) => !compared.includes(name))
    .map((name) => factorOf(name).words(factors[name]));
  return [String(factors.dataset), ...(varying.length > 0 ? [`with ${list(varying)}`] : [])].join(" ");
}

/** "0.1", or what is tuned together with the rate as well: "0.1, momentum 0.9, batches of 16". */
export const pointWords = ({ rate, settings }: Point, rateText: (rate: number) => string = String): string =>
  [rateText(rate), ...settingWords(settings)].join(", ");

/** In a sentence: " with momentum 0.9 and batches of 16"; empty where there are no settings. */
function withWords(settings: Settings): string {
  const words = settingWords(settings);
  return words.length === 0 ? "" : ` with ${list(words)}`;
}

/** What is tuned: "learning rate", "learning rate, momentum and batch size". */
export const tunedWords = (
  settings: Readonly<Record<string, unknown>> = {},
  rate = "learning rate",
): string => list([rate, ...Object.keys(settings).map(settingTitle)]);

/** What settings are tuned over: "momentum (0 or 0.9) and batch size (16 or 32)". */
export const tunedOverWords = (lists: Readonly<Record<string, readonly Settings[string][]>>): string =>
  list(Object.entries(lists).map(([key, values]) => `${settingTitle(key)} (${either(values.map(String))})`));
