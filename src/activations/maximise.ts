import type { ActivationSpec } from "./definition.js";
import { combinations, sampleActivation, type SampledActivation } from "./sample.js";
import { programOf } from "./resolve.js";

const GRID_POINTS = 20_001;
const SMALLEST_STEP = 1e-9;
/** Along a curved ridge the steps become tiny; no activation worth its name needs more. */
const MOST_STEPS = 2_000;

/** What is to be large at one of the points. */
type Objective = (at: SampledActivation, point: number) => number;

/**
 * The largest score for inputs within ±`cap`: the best point of a grid, then steps along each input, halved until
 * they no longer help. NaN scores are passed over.
 */
export function maximise(spec: ActivationSpec, cap: number, score: Objective): number {
  const { inputs } = programOf(spec);
  const coordinates = gridCoordinates(cap, inputs);
  const grid = sampleActivation(spec, combinations(coordinates, inputs));
  const { point, value } = best(grid, score);
  const start = grid.z.slice(point * inputs, (point + 1) * inputs);
  return refine(spec, cap, score, { z: start, value }, coordinates[1] - coordinates[0]);
}

/** As many as a grid of about 20,000 points allows; odd, so that 0 is one. */
function gridCoordinates(cap: number, inputs: number): Float64Array {
  const half = Math.max(1, Math.floor((GRID_POINTS ** (1 / inputs) - 1) / 2 + 1e-9));
  const coordinates = new Float64Array(2 * half + 1);
  for (let i = 0; i < coordinates.length; i += 1) coordinates[i] = (cap * (i - half)) / half;
  return coordinates;
}

function best(at: SampledActivation, score: Objective): { point: number; value: number } {
  let [point, value] = [0, -Infinity];
  for (let i = 0; i < at.points; i += 1) {
    const found = score(at, i);
    if (found > value) [point, value] = [i, found];
  }
  return { point, value };
}

function refine(
  spec: ActivationSpec,
  cap: number,
  score: Objective,
  start: { readonly z: Float64Array; readonly value: number },
  firstStep: number,
): number {
  let { z, value } = start;
  let step = firstStep;
  for (let taken = 0; taken < MOST_STEPS && step > SMALLEST_STEP; taken += 1) {
    const neighbours = sampleActivation(spec, neighboursOf(z, step, cap));
    const found = best(neighbours, score);
    if (found.value > value) {
      value = found.value;
      z = neighbours.z.slice(found.point * z.length, (found.point + 1) * z.length);
    } else {
      step /= 2;
    }
  }
  return value;
}

/** One step up and one down along each input. */
function neighboursOf(z: Float64Array, step: number, cap: number): Float64Array {
  const inputs = z.length;
  const neighbours = new Float64Array(2 * inputs * inputs);
  for (let i = 0; i < 2 * inputs; i += 1) {
    neighbours.set(z, i * inputs);
    const moved = z[i >> 1] + (i % 2 === 0 ? step : -step);
    neighbours[i * inputs + (i >> 1)] = Math.max(-cap, Math.min(cap, moved));
  }
  return neighbours;
}
