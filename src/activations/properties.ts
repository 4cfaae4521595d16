import type { Program } from "../formula/index.js";
import { keptIn } from "../kept.js";
import type { ActivationSpec } from "./definition.js";
import { momentsOf } from "./moments.js";
import { maximise } from "./maximise.js";
import { combinations, sampleActivation, type SampledActivation } from "./sample.js";
import { programOf } from "./resolve.js";

/** What an activation is like, found by numbers. */
export interface ActivationProperties {
  /** The largest |∂f/∂x_k|; see `largestDerivative`. */
  readonly largestDerivative: number;
  /** Infimum and supremum of f; ±Infinity where it grows without bound. */
  readonly range: readonly [number, number];
  /** Where f is flat: see `flatBeyond`; undefined on a side where it never is, and for several inputs. */
  readonly saturation: { readonly left: number | undefined; readonly right: number | undefined };
  readonly monotone: "increasing" | "decreasing" | "constant" | "no";
  /** f(0, …, 0). */
  readonly atZero: number;
  /** E[f(z)] for standard normal z. */
  readonly mean: number;
  /** f(0) = 0 and E[f(z)] = 0, to within 1e-3. */
  readonly zeroCentred: boolean;
}

/** Flat, or saturated, is where |f′| is below this share of its largest: |x| > 5 for the sigmoid, σ′(5)/σ′(0) = 0.0266. */
export const FLAT = 0.0266;
/** Inputs beyond it don't count for the largest derivative, or x² would have none. */
const CAP = 10;
const CENTRED = 1e-3;

const largest = new WeakMap<Program, number>();

/**
 * sup |∂f/∂x_k| over all inputs within ±10: of a grid, refined around its best point. (With several inputs the grid
 * is coarse, and the best point of a kinked formula may be missed by a little.)
 */
export const largestDerivative = (spec: ActivationSpec): number =>
  keptIn(largest, programOf(spec), () => maximise(spec, CAP, steepness));

function steepness({ derivative, inputs }: SampledActivation, point: number): number {
  let size = 0;
  for (let k = 0; k < inputs; k += 1) size = Math.max(size, Math.abs(derivative[point * inputs + k]));
  return size;
}

/** Everything that `explain` shows about an activation. Takes some milliseconds. */
export function propertiesOf(spec: ActivationSpec): ActivationProperties {
  const { inputs } = programOf(spec);
  const { mean } = momentsOf(spec);
  const atZero = sampleActivation(spec, new Float64Array(inputs)).value[0];
  return {
    largestDerivative: largestDerivative(spec),
    range: [-supremum(spec, inputs, -1), supremum(spec, inputs, 1)],
    saturation: { left: flatBeyond(spec, inputs, -1), right: flatBeyond(spec, inputs, 1) },
    monotone: monotonicityOf(spec, inputs),
    atZero,
    mean,
    zeroCentred: Math.abs(atZero) < CENTRED && Math.abs(mean) < CENTRED,
  };
}

/** Distances from 0: a grid where units live, and points as far out as any that saturate. */
const DISTANCES: readonly number[] = [...Array.from({ length: 201 }, (_, i) => i / 20), 100, 1e4, 1e8];

/**
 * Whether a unit may die, its derivative being 0 on all that it sees: false where no derivative is 0 at any of some
 * hundred inputs within ±10⁸, as of Leaky ReLU. One that has several inputs, or a learned parameter, may.
 */
export function canDie(spec: ActivationSpec): boolean {
  const { inputs, learned } = programOf(spec);
  if (learned.length > 0 || inputs > 1) return true;
  const points = Float64Array.from(DISTANCES.flatMap((distance) => [0 - distance, distance]));
  return sampleActivation(spec, points).derivative.some((slope) => !(Math.abs(slope) > 0));
}

const FAR = 1e4;
const FARTHER = 1e8;

/** The largest sign · f within ±10 and far out; what still grows by more than 1 % from 10⁴ to 10⁸ has no bound. */
function supremum(spec: ActivationSpec, inputs: number, sign: 1 | -1): number {
  const near = maximise(spec, CAP, ({ value }, point) => sign * value[point]);
  const largestAt = (distance: number): number =>
    sampleActivation(spec, combinations([-distance, 0, distance], inputs)).value.reduce(
      (found, value) => Math.max(found, Number.isNaN(value) ? -Infinity : sign * value),
      near,
    );
  const [far, farther] = [largestAt(FAR), largestAt(FARTHER)];
  return farther - far > 0.01 * Math.abs(far) + 1e-3 ? Infinity : farther;
}

const STEP = 1 / 256;
/** Where the search for flatness begins, and the farthest place that is reported. */
const [OUTERMOST, REPORTED] = [40, 32];

/**
 * The x nearest to 0, on a side, beyond which |f′| stays below 0.0266 of its largest (5 for the sigmoid, 2.5 for tanh);
 * undefined where there is none within ±32, and for several inputs.
 */
function flatBeyond(spec: ActivationSpec, inputs: number, side: 1 | -1): number | undefined {
  if (inputs > 1) return undefined;
  const threshold = FLAT * largestDerivative(spec);
  const isSteep = (x: number): boolean =>
    Math.abs(sampleActivation(spec, Float64Array.of(side * x)).derivative[0]) >= threshold;
  if ([400, FAR, FARTHER].some(isSteep)) return undefined;
  const outside = sampleActivation(
    spec,
    Float64Array.from({ length: OUTERMOST / STEP + 1 }, (_, i) => side * i * STEP),
  ).derivative;
  const last = outside.findLastIndex((slope) => Math.abs(slope) >= threshold);
  if (last * STEP > REPORTED) return undefined;
  if (last < 0) return 0;
  return side * bisect(isSteep, last * STEP, (last + 1) * STEP);
}

/** Where `holds` changes from true (at a) to false (at b), to 1e-9. */
function bisect(holds: (x: number) => boolean, a: number, b: number): number {
  let [yes, no] = [a, b];
  while (no - yes > 1e-9) {
    const middle = (yes + no) / 2;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return no;
}

/** By the sign of all derivatives within ±10; with one input jumps count as well. */
function monotonicityOf(spec: ActivationSpec, inputs: number): ActivationProperties["monotone"] {
  let [rises, falls] = [false, false];
  const note = (difference: number): void => {
    rises ||= difference > 0;
    falls ||= difference < 0;
  };
  const coordinates = Array.from(
    { length: inputs === 1 ? 2_001 : 5 },
    (_, i, count = inputs === 1 ? 1_000 : 2) => (CAP * (i - count)) / count,
  );
  const { derivative, value } = sampleActivation(spec, combinations(coordinates, inputs));
  for (const slope of derivative) note(slope);
  if (inputs === 1) for (let i = 1; i < value.length; i += 1) note(value[i] - value[i - 1]);
  if (rises && falls) return "no";
  return rises ? "increasing" : falls ? "decreasing" : "constant";
}
