import { keptIn } from "../kept.js";
import { log } from "../math/index.js";
import { stream } from "../random/stream.js";
import {
  anytimeP,
  confidenceSequence,
  exclusionP,
  hodgesLehmann,
  median,
  signInterval,
  signP,
  logRatio,
  seedsNeeded,
  seedsNeededRange,
  signedRankInterval,
  signedRankTest,
  type Alternative,
  type Bounds,
  type RatioBounds,
  type Sampling,
  type Stake,
  type TimePair,
} from "../stats/index.js";
import { lowersOf, ratioBounds, uppersOf } from "../stats/bounds.js";
import { ALPHA } from "./protocol.js";
import { leastAlpha, shiftedInterval } from "./shift.js";

/** How the learning rate that was chosen compares with each other one that was tried, see `choiceOf`. */
export type Choice = readonly (readonly Bounds[])[];

/** What was measured, as far as a verdict needs it. */
export interface Measurement {
  readonly n: number;
  /** How many of them are only known to be beyond a horizon. */
  readonly censored: number;
  readonly estimate: RatioBounds;
  /** 95 %, of this measurement by itself. */
  readonly interval: RatioBounds;
  /** p of the one-sided signed-rank test that the value is greater than what is claimed (a plain value: than 0), by itself. */
  readonly p: number;
  /** What it was made of: log ratios, or plain values. Empty where it was computed, not sampled. */
  readonly differences: readonly Bounds[];
  readonly scale: "ratio" | "value";
  /** The centre of the differences: their pseudo-median, by signed ranks; or, where they cannot be symmetric, their median, by signs. */
  readonly centre: "pseudo-median" | "median";
  readonly sampling: Sampling;
  /** What the centre is moved by, where that is only known by a sample of its own, as seconds of an epoch are. */
  readonly shift?: Sample;
  /**
   * By the sides that a better learning rate, beyond its grid, may move: the differences as far as they are known then.
   * Nothing where no rate is the last of its grid.
   */
  readonly open: Readonly<Partial<Record<keyof Bounds, readonly Bounds[]>>>;
  /**
   * By the sides that another choice among the rates that were tried may move, for a ratio of times. Nothing where none
   * was chosen once for all seeds.
   */
  readonly choice: Readonly<Partial<Record<keyof Bounds, Choice>>>;
}

/** What an interval and a p are made of. */
export type Sample = Pick<Measurement, "differences" | "scale" | "centre" | "sampling" | "shift">;

/** The sample of a measurement, with other differences in place of its own. */
export const sampleOf = (
  { scale, centre, sampling, shift }: Measurement,
  differences: Measurement["differences"],
): Sample => ({ differences, scale, centre, sampling, ...(shift && { shift }) });

/**
 * By what factor the times of a are shorter than those of b.
 *
 * @param options.nullValue the ratio that p is against
 * @param options.edges by pair: whether the rate of a, and of b, is the last of its grid; of none when empty
 */
export function measureRatio(
  pairs: readonly TimePair[],
  {
    nullValue = 1,
    sampling = "fixed",
    edges = [],
    ...options
  }: Partial<Pick<Measurement, "choice" | "sampling">> & {
    readonly nullValue?: number;
    readonly edges?: readonly Readonly<Record<"a" | "b", boolean>>[];
  } = {},
): Measurement {
  const differences = pairs.map(({ a, b }) => logRatio(a, b));
  const opened = (side: keyof Bounds, faster: "a" | "b", limit: number) =>
    edges.some((pair) => pair[faster]) && {
      [side]: differences.map((each, i) => (edges[i][faster] ? { ...each, [side]: limit } : each)),
    };
  return measureDifferences(differences, {
    scale: "ratio",
    sampling,
    open: { ...opened("upper", "a", Infinity), ...opened("lower", "b", -Infinity) },
    ...options,
    censored: pairs.filter(({ a, b }) => !a.reached || !b.reached).length,
    nullValue: log(nullValue),
  });
}

/**
 * Where plain values (shares, means, differences) are centred. No values tell nothing.
 *
 * @param values in the order in which they were seen
 */
export const locate = (
  values: readonly number[],
  options: { readonly sampling: Sampling; readonly centre?: Measurement["centre"] },
): Measurement =>
  measureDifferences(
    values.map((value) => ({ lower: value, upper: value })),
    { scale: "value", ...options },
  );

/**
 * Where differences are centred, each known as far as its bounds say, and moved by the shift, if there is one.
 *
 * @param differences log ratios or plain values, in the order in which they were seen
 * @param options.nullValue what p is against, on that scale
 */
export function measureDifferences(
  differences: readonly Bounds[],
  {
    scale,
    sampling,
    centre = "pseudo-median",
    censored = 0,
    open = {},
    choice = {},
    shift,
    nullValue = 0,
  }: Pick<Measurement, "scale" | "sampling"> &
    Partial<Pick<Measurement, "centre" | "censored" | "open" | "choice" | "shift">> & {
      readonly nullValue?: number;
    },
): Measurement {
  const sample: Sample = { differences, scale, centre, sampling, ...(shift && { shift }) };
  const estimate = once(() => written(centreOf(sample), sample));
  const p = once(() => pAbove(sample, nullValue));
  return {
    ...sample,
    n: differences.length,
    censored,
    open,
    choice,
    get estimate() {
      return estimate();
    },
    get interval() {
      return intervalAt(sample, 1 - ALPHA);
    },
    get p() {
      return p();
    },
  };
}

/**
 * Works something out when it is first asked for. Words rest on intervals of their own confidence: of thousands of drawn
 * studies, which are asked for those alone, neither estimate nor p is ever told.
 */
function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

/** The p of the one-sided test that the centre is above a value. */
function pAbove(sample: Sample, nullValue: number): number {
  const { differences, sampling, shift } = sample;
  const alternative = "greater";
  if (shift) return pOf(sample, nullValue, alternative);
  return sampling === "fixed"
    ? signedRankTest(differences, { alternative, nullValue }).p
    : anytimeP(differences, nullValue, { alternative });
}

function centreOf({ differences, centre, shift }: Sample): Bounds {
  const own = centre === "median" ? medianBounds(differences) : hodgesLehmann(differences);
  if (shift === undefined) return own;
  const moved = centreOf(shift);
  return { lower: own.lower + moved.lower, upper: own.upper + moved.upper };
}

/** An interval, and the p that never contradicts it. */
interface Procedure {
  interval(differences: readonly Bounds[], confidence?: number): Bounds;
  p(differences: readonly Bounds[], value: number, side?: { readonly alternative: Alternative }): number;
}

const anytime = (stake: Stake): Procedure => ({
  interval: (differences, confidence) => confidenceSequence(differences, confidence, stake),
  p: (differences, value, side) => anytimeP(differences, value, { stake, ...side }),
});

const PROCEDURES: Readonly<Record<Sampling, Readonly<Record<Measurement["centre"], Procedure>>>> = {
  fixed: {
    "pseudo-median": { interval: signedRankInterval, p: exclusionP },
    median: { interval: signInterval, p: signP },
  },
  sequential: { "pseudo-median": anytime("ranks"), median: anytime("signs") },
};

function medianBounds(differences: readonly Bounds[]): Bounds {
  if (differences.length === 0) return { lower: -Infinity, upper: Infinity };
  return { lower: median(lowersOf(differences)), upper: median(uppersOf(differences)) };
}

/** Bounds of a plain value, as those of a ratio are written. */
export function valueBounds({ lower, upper }: Bounds): RatioBounds {
  const bound =
    lower === upper ? "=" : Number.isFinite(lower) && Number.isFinite(upper) ? "between" : "unknown";
  return { lower, upper, bound };
}

/** The interval of what was measured, by its own procedure, at another confidence than 95 %. */
export const intervalAt = (sample: Sample, confidence: number): RatioBounds =>
  written(boundsAt(sample, confidence), sample);

/** A sample's centre is known by its own procedure, and by signs, which assume no shape. */
const bothCentres = (sample: Sample): readonly Sample[] => [sample, ofMedian(sample)];

/**
 * The interval that words rest on: from the lower of two lower limits to the upper of two upper ones, those of the sample's own
 * procedure and of signs. So no word about the median is false more often than the confidence says, however skewed the
 * differences are.
 */
export function decisiveInterval(sample: Sample, confidence: number): RatioBounds {
  const both = bothCentres(sample).map((each) => boundsAt(each, confidence));
  const lower = Math.min(...both.map((bounds) => bounds.lower));
  const upper = Math.max(...both.map((bounds) => bounds.upper));
  return written({ lower, upper }, sample);
}

/** The two-sided p of "it is `value`": the smallest 1 − confidence at which {@link decisiveInterval} leaves the value out. */
export function decisiveP(sample: Sample, value: number): number {
  const known = onScale(sample.scale, value);
  const onSide = (alternative: Alternative) =>
    Math.max(...bothCentres(sample).map((each) => pOf(each, known, alternative)));
  return Math.min(1, 2 * Math.min(onSide("greater"), onSide("less")));
}

/** The p that the procedure's interval never contradicts, against a value on the scale of the differences. */
function pOf(sample: Sample, value: number, alternative: Alternative): number {
  const { differences, centre, sampling, shift } = sample;
  if (shift === undefined) return PROCEDURES[sampling][centre].p(differences, value, { alternative });
  const alpha = leastAlpha((confidence) => {
    const { lower, upper } = boundsAt(sample, confidence);
    return (alternative !== "less" && lower > value) || (alternative !== "greater" && upper < value);
  });
  return alternative === "two-sided" ? alpha : alpha / 2;
}

const written = (bounds: Bounds, { scale }: Sample): RatioBounds =>
  scale === "ratio" ? ratioBounds(bounds) : valueBounds(bounds);

function boundsAt({ shift, ...sample }: Sample, confidence: number): Bounds {
  if (shift === undefined) return ownBounds(sample, confidence);
  return shiftedInterval(
    (own) => ownBounds(sample, own),
    (other) => boundsAt(shift, other),
    confidence,
  );
}

/** A verdict asks for the same one several times. */
function ownBounds({ differences, centre, sampling }: Sample, confidence: number): Bounds {
  const known = keptIn(intervals, differences, () => new Map<string, Bounds>());
  return keptIn(known, `${sampling} ${centre} ${confidence}`, () =>
    PROCEDURES[sampling][centre].interval(differences, confidence),
  );
}

const intervals = new WeakMap<readonly Bounds[], Map<string, Bounds>>();

/** The 95 % interval of the median, by signs: it holds however skewed the differences are. */
export const medianInterval = (sample: Sample): RatioBounds => intervalAt(ofMedian(sample), 1 - ALPHA);

const ofMedian = ({ shift, ...sample }: Sample): Sample => ({
  ...sample,
  centre: "median",
  ...(shift && { shift: ofMedian(shift) }),
});

const onScale = (scale: Measurement["scale"], value: number): number =>
  scale === "ratio" ? log(value) : value;

/** The two-sided p of "it is `value`": the smallest 1 − confidence at which the sample's own interval leaves the value out. */
export const pAgainst = (sample: Sample, value: number): number =>
  pOf(sample, onScale(sample.scale, value), "two-sided");

/**
 * Pairs in all for which {@link decisiveInterval} would probably exclude `value`; null where more would not, and where one
 * may look after every pair.
 */
export const pairsToExclude = (
  { differences, scale, sampling }: Measurement,
  value: number,
  confidence: number,
): number | null =>
  sampling === "fixed" ? seedsNeeded(differences, onScale(scale, value), { confidence, shape: "any" }) : null;

/** From how many to how many, as far as these pairs tell; `upper` is Infinity where more may not do it. */
export const pairsToExcludeRange = (
  { differences, scale }: Measurement,
  value: number,
  confidence: number,
): Bounds =>
  seedsNeededRange(differences, onScale(scale, value), stream("seeds needed"), { confidence, shape: "any" });

const isKnown = ({ differences }: Measurement): boolean =>
  differences.some(({ lower, upper }) => lower > -Infinity || upper < Infinity);

/**
 * How many measurements there are, twins counted once: the same differences, whichever way round, are the same
 * measurement. Those of which nothing is known are told apart, for how many they are must not depend on chance.
 */
export function countDistinct(measurements: readonly Measurement[]): number {
  const keys = measurements.map((measurement, i) => (isKnown(measurement) ? keyOf(measurement) : String(i)));
  return new Set(keys).size;
}

function keyOf(measurement: Measurement): string {
  const [one, other] = [textOf(measurement, 1), textOf(measurement, -1)];
  return one < other ? one : other;
}

/** What a sample is made of, in writing, as it is or the other way round. */
function textOf({ differences, scale, shift }: Sample, sign: 1 | -1): string {
  const sides = differences.map(({ lower, upper }) => (sign === 1 ? [lower, upper] : [-upper, -lower]));
  const own = `${scale} ${sides.map(([low, high]) => `${low + 0} ${high + 0}`).join()}`;
  return shift === undefined ? own : `${own} moved by ${textOf(shift, sign)}`;
}
