import { ASSERTIONS, type Assertion, type CompareDeclaration } from "../../experiment/experiment.js";
import { isRatio } from "../../analysis/verdict.js";
import type { Measurement } from "../../analysis/location.js";
import { decideWithin, FEWEST_PAIRS, type Bounds, type VerdictWord } from "../../stats/index.js";
import { evidenceOf, isEqual, isFinal, type Terms } from "../decide.js";
import { MARGIN } from "../../analysis/protocol.js";
import type { SideWords } from "../sides.js";
import { ARM_MEASURES } from "./measures.js";

/** What a claim says of the number that its measure is compared by. */
export interface Asserted {
  readonly kind: Assertion;
  /** The size or margin that was claimed; undefined where any size would do. */
  readonly size: number | undefined;
  /** Where the number is claimed to lie. */
  readonly region: Bounds;
  /** The number that stands for no difference, where it is not an edge of the region. */
  readonly neutral: number | undefined;
}

/** The claim's kind, and the size that it names. */
export function assertionOf({ is }: Pick<CompareDeclaration, "is">): Pick<Asserted, "kind" | "size"> {
  if (typeof is === "string") return { kind: is, size: undefined };
  const kind = ASSERTIONS.find((name) => is[name] !== undefined) ?? "less";
  return { kind, size: is[kind] };
}

export function assertedOf(declaration: CompareDeclaration): Asserted {
  const { kind, size } = assertionOf(declaration);
  const isOfRatio = isRatio(declaration.measure);
  const none = isOfRatio ? 1 : 0;
  const mirrored = (value: number) => (isOfRatio ? 1 / value : 0 - value);
  if (kind === "equal" || kind === "notWorse") {
    const margin = (size ?? 0) + none;
    const region = { lower: mirrored(margin), upper: kind === "equal" ? margin : Infinity };
    return { kind, size, region, neutral: undefined };
  }
  const edge = size ?? none;
  const isUpward = kind === "sooner" || kind === growthOf(declaration);
  const region = isUpward ? { lower: edge, upper: Infinity } : { lower: -Infinity, upper: mirrored(edge) };
  return { kind, size: edge === none ? undefined : size, region, neutral: edge === none ? undefined : none };
}

/** Which of a's measure makes the compared number grow: losses and times by less, accuracies by more. */
const growthOf = ({ measure }: Pick<CompareDeclaration, "measure">): "less" | "more" =>
  measure in ARM_MEASURES ? ARM_MEASURES[measure as keyof typeof ARM_MEASURES].grows : "less";

/** The edges of the region that are none at infinity. */
const edgesOf = ({ lower, upper }: Bounds): number[] => [lower, upper].filter(Number.isFinite);

/** All numbers that words are about. */
export const landmarksOf = ({ region, neutral }: Asserted): number[] => [
  ...edgesOf(region),
  ...(neutral === undefined ? [] : [neutral]),
];

/** The verdict of one measurement. */
export const wordOf = (asserted: Asserted, measurement: Measurement, terms: Terms): VerdictWord =>
  decideWithin(evidenceOf(measurement, terms), asserted.region, asserted.neutral);

/** What an interval has to leave out for a word; of none, what it would have to for the likeliest one. */
export function againstOf(asserted: Asserted, measurement: Measurement, verdict: VerdictWord): number[] {
  const { region } = asserted;
  if (verdict === "direction only") return landmarksOf(asserted);
  const { lower, upper } = measurement.estimate;
  if (lower >= region.upper) return [region.upper];
  return upper <= region.lower ? [region.lower] : edgesOf(region);
}

/**
 * Whether no further pair could change the word: on which side of all that words are about the interval is, or, where a
 * claim is of a side, that it is within a factor of 1.1 of 1.
 */
export function isSettledOn(asserted: Asserted, measurement: Measurement, terms: Terms): boolean {
  const { kind } = asserted;
  if (measurement.n < FEWEST_PAIRS) return false;
  const isWordFinal = (edge: number) => isFinal(measurement, terms, edge);
  if (landmarksOf(asserted).every(isWordFinal)) return true;
  const isOfSide = kind !== "equal" && kind !== "notWorse";
  return isOfSide && measurement.scale === "ratio" && isEqual(measurement, terms, MARGIN);
}

/** "1.5 × sooner", "0.02 higher", of any size "lower"; what a margin is about is "the same to within 0.1", "higher by 0.02". */
export function assertedWords(asserted: Asserted, { above, below, isRatio: isOfRatio }: SideWords): string {
  const { kind, size, region } = asserted;
  const margin = marginWords(asserted, isOfRatio);
  if (kind === "equal") return `the same to within ${margin}`;
  if (kind === "notWorse") return `${below} by ${margin}`;
  const side = region.upper === Infinity ? above : below;
  if (size === undefined) return side;
  return `${size}${isOfRatio ? " ×" : ""} ${side}`;
}

/** "a factor of 1.1", "0.02" */
export const marginWords = ({ size = 0 }: Asserted, isOfRatio: boolean): string =>
  isOfRatio ? `a factor of ${Number((1 + size).toPrecision(12))}` : String(size);
