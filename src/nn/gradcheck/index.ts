import { shuffle } from "../../random/draws.js";
import { stream } from "../../random/stream.js";
import { referenceKernel } from "../reference/index.js";
import { createCheckedCase, type CheckedCase, type CheckedCaseOptions, type Tensor } from "./checked-case.js";

type GradcheckChoices = Pick<
  CheckedCaseOptions,
  "features" | "outputs" | "hidden" | "activations" | "loss" | "task"
>;

export interface GradcheckOptions
  extends GradcheckChoices, Partial<Omit<CheckedCaseOptions, keyof GradcheckChoices>> {
  /** How many random points (parameters and data); 3. */
  readonly points?: number;
  /** Plain SGD steps before the second check of each point; 20 at a rate of 0.1. */
  readonly burnIn?: { readonly steps: number; readonly learningRate: number };
  /** How many elements of a larger tensor are checked, drawn at random; 64. */
  readonly elementsPerTensor?: number;
  /** The largest relative error that passes; TOLERANCE. */
  readonly tolerance?: number;
}

/** One parameter tensor at one point. */
export interface GradcheckResult {
  /** Which random point, from 0. */
  readonly point: number;
  /** Steps of burn-in before the check. */
  readonly afterSteps: number;
  /** From 0; the output layer is the last. */
  readonly layer: number;
  readonly tensor: Tensor["name"];
  /** Elements whose two gradients were compared. */
  readonly compared: number;
  /** Elements left out, because a unit has a kink too near to them. */
  readonly skipped: number;
  /** The largest of the compared elements; NaN when a gradient is not finite. */
  readonly relativeError: number;
  /** Within tolerance, and something was compared. */
  readonly passed: boolean;
}

/** Where nothing else is asked for: rounding leaves less, a wrong gradient more. */
export const TOLERANCE = 1e-7;

const defaults = {
  rows: 8,
  l1: 0,
  l2: 0,
  dropout: 0,
  points: 3,
  burnIn: { steps: 20, learningRate: 0.1 },
  elementsPerTensor: 64,
  tolerance: TOLERANCE,
};

/**
 * Compares a network's analytic gradient with centred differences of its loss, extrapolated, in double precision:
 * on several random points, for every parameter tensor, before and after a burn-in. The relative error of two
 * gradients a and n is |a − n| / (|a| + |n|). Where |a| + |n| is so small that rounding hides a relative error of
 * `tolerance`, the smallest sum that rounding does not hide stands in its place, so two zeros agree.
 * Elements where a unit changes its branch on even the narrowest interval are skipped and counted.
 */
export function gradcheck(options: GradcheckOptions): GradcheckResult[] {
  const settings = { kernel: referenceKernel(), ...defaults, ...options };
  const { points, burnIn } = settings;
  return Array.from({ length: points }, (_, point) => {
    const problem = createCheckedCase(settings, point);
    const check = (afterSteps: number) =>
      problem.tensors.map((tensor) => checkTensor(problem, tensor, settings, point, afterSteps));
    const before = check(0);
    train(problem, burnIn);
    return [...before, ...check(burnIn.steps)];
  }).flat();
}

function train({ parameters, gradients }: CheckedCase, burnIn: typeof defaults.burnIn): void {
  for (let step = 0; step < burnIn.steps; step++) {
    const gradient = gradients();
    for (let i = 0; i < parameters.length; i++) parameters[i] -= burnIn.learningRate * gradient[i];
  }
}

function checkTensor(
  problem: CheckedCase,
  tensor: Tensor,
  { elementsPerTensor, tolerance }: { elementsPerTensor: number; tolerance: number },
  point: number,
  afterSteps: number,
): GradcheckResult {
  const analytic = problem.gradients();
  const order = Array.from({ length: tensor.length }, (_, i) => tensor.offset + i);
  shuffle(order, stream("gradcheck", point, "elements", tensor.layer, tensor.name));
  const errors = order
    .slice(0, elementsPerTensor)
    .map((index) => elementError(problem, index, analytic[index], tolerance))
    .filter((error) => error !== undefined);
  const relativeError = Math.max(0, ...errors);
  return {
    point,
    afterSteps,
    layer: tensor.layer,
    tensor: tensor.name,
    compared: errors.length,
    skipped: Math.min(tensor.length, elementsPerTensor) - errors.length,
    relativeError,
    passed: errors.length > 0 && relativeError <= tolerance,
  };
}

/** Half-widths of the difference quotients, widest first: wide ones round least, narrow ones avoid the kinks. */
const WIDTHS = [4, 6, 8, 10, 12, 14].map((power) => 2 ** -power);

/** What a loss can be off by rounding, relative to 1 + |loss|: some tens of additions and multiplications. */
const ROUNDING = 32 * Number.EPSILON;

/** The relative error of one element's gradient; undefined where there is a kink within the narrowest interval. */
function elementError(
  problem: CheckedCase,
  index: number,
  analytic: number,
  tolerance: number,
): number | undefined {
  const { loss, branches } = problem.evaluate();
  const here = problem.parameters[index];
  const lossAt = (value: number) => {
    problem.parameters[index] = value;
    const there = problem.evaluate();
    problem.parameters[index] = here;
    const smooth = there.branches.every((taken, k) => taken.every((branch, i) => branch === branches[k][i]));
    return smooth && Number.isFinite(there.loss) ? there.loss : undefined;
  };
  let best: { value: number; change: number; rounding: number } | undefined;
  for (const width of WIDTHS) {
    const numeric = derivative(lossAt, here, width);
    if (numeric === undefined) continue;
    const rounding = (ROUNDING * (1 + Math.abs(loss))) / numeric.step;
    if (best === undefined || numeric.change < best.change) best = { ...numeric, rounding };
    if (best.change <= 1e-8 * Math.abs(best.value) + best.rounding) break;
  }
  if (best === undefined) return undefined;
  const size = Math.max(Math.abs(analytic) + Math.abs(best.value), best.rounding / tolerance);
  return Math.abs(analytic - best.value) / size;
}

const LEVELS = 4;

/** A derivative, how far it moved at the last extrapolation, and the narrowest half-width that it was taken from. */
interface NumericDerivative {
  readonly value: number;
  readonly change: number;
  readonly step: number;
}

/**
 * f′(x) by Richardson's extrapolation to 0 of four centred differences, of half-width `width` and its half, quarter
 * and eighth: the truncation error is of order width⁸.
 *
 * Source: Richardson 1911, doi:10.1098/rsta.1911.0009; as a tableau in Numerical Recipes, 5.7.
 *
 * @returns undefined when f was undefined on the way.
 */
export function derivative(
  f: (x: number) => number | undefined,
  x: number,
  width: number,
): NumericDerivative | undefined {
  let row: number[] = [];
  let change = Infinity;
  for (let i = 0, h = width; i < LEVELS; i++, h /= 2) {
    const above = f(x + h);
    const below = f(x - h);
    if (above === undefined || below === undefined) return undefined;
    const next = [(above - below) / (x + h - (x - h))];
    for (let j = 1; j <= i; j++) next[j] = next[j - 1] + (next[j - 1] - row[j - 1]) / (4 ** j - 1);
    if (i > 0) change = Math.abs(next[i] - row[i - 1]);
    row = next;
  }
  return { value: row[LEVELS - 1], change, step: width / 2 ** (LEVELS - 1) };
}
