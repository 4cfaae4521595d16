import { definitionOf } from "../activations/resolve.js";
import type { EvaluatedArm, Where } from "../analysis/conditions.js";
import type { Experiment, Target } from "../experiment/experiment.js";
import { factorOf, isConditionFactor, varyingFactors } from "../factors/index.js";
import { curveMetrics } from "../metrics/index.js";
import type { RatioBounds } from "../stats/index.js";

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

/** "95 % training accuracy", "a training loss of 0.1". */
export function targetWords({ metric, value }: Target): string {
  const { title, unit } = curveMetrics.get(metric);
  const name = title.toLowerCase();
  return unit === "share" ? `${Number((100 * value).toPrecision(7))} % ${name}` : `a ${name} of ${value}`;
}

/**
 * A number to two digits, or to as many more as keep it on its side of the landmarks: 5.98 is not written as 6.0 when
 * the question is whether it is below 6.
 */
export function number(value: number, landmarks: readonly number[] = []): string {
  if (value === 0) return "0";
  for (let digits = 2; digits <= 5; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (landmarks.every((mark) => Math.sign(rounded - mark) === Math.sign(value - mark))) {
      return plain(value, digits);
    }
  }
  return plain(value, 5);
}

function plain(value: number, digits: number): string {
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e6) return String(Number(value.toPrecision(size >= 100 ? 3 : digits)));
  return value.toExponential(1).replace("e+", "e").replace(".0e", "e");
}

/** "12 %"; "0 %" and "100 %" only for what is exactly that. */
export function share(value: number): string {
  const percent = 100 * value;
  if (percent > 0 && percent < 0.1) return "< 0.1 %";
  if (percent < 100 && percent > 99.9) return "> 99.9 %";
  return `${Number(percent.toFixed(Math.abs(percent) < 10 ? 1 : 0))} %`;
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** "1.6 ×", "≥ 3.2 ×", "2.1 to 2.5 ×"; undefined where nothing is known. */
export function ratio(
  { lower, upper, bound }: RatioBounds,
  landmarks: readonly number[],
): string | undefined {
  if (bound === "unknown") return undefined;
  if (bound === "≥") return `≥ ${number(lower, landmarks)} ×`;
  if (bound === "≤") return `≤ ${number(upper, landmarks)} ×`;
  if (bound === "=") return `${number(lower, landmarks)} ×`;
  const [from, to] = [number(lower, landmarks), number(upper, landmarks)];
  return from === to ? `${from} ×` : `${from} to ${to} ×`;
}

/** "1.4 to 1.9", "3.2 or more", "anything". */
export function range({ lower, upper, bound }: RatioBounds, landmarks: readonly number[]): string {
  if (bound === "unknown") return "unknown";
  if (bound === "≥") return `${number(lower, landmarks)} or more`;
  if (bound === "≤") return `${number(upper, landmarks)} or less`;
  return `${number(lower, landmarks)} to ${number(upper, landmarks)}`;
}

/** The same ratio the other way round. */
export function inverted({ lower, upper, bound }: RatioBounds): RatioBounds {
  const turned = { "≥": "≤", "≤": "≥", "=": "=", between: "between", unknown: "unknown" } as const;
  return { lower: 1 / upper, upper: 1 / lower, bound: turned[bound] };
}

/** At which learning rates the two were compared. */
export function rateWords({ regime }: Where, a: EvaluatedArm, b: EvaluatedArm): string {
  if (regime === "tuned") return "each at its own best learning rate";
  const rate = `both at a learning rate of ${a.rate === b.rate ? a.rate : `${a.rate} and ${b.rate}`}`;
  return regime === "shared" ? `${rate}, the best for the whole field` : rate;
}

/** "spirals", "spirals with the unit initial gain": the data set and what else varies in the experiment. */
export function placeWords({ factors }: Where, experiment: Experiment): string {
  const varying = varyingFactors(experiment)
    .filter((name) => name !== "dataset" && isConditionFactor(name))
    .map((name) => factorOf(name).words(factors[name]));
  return [String(factors.dataset), ...(varying.length > 0 ? [`with ${list(varying)}`] : [])].join(" ");
}
