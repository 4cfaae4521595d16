import type { Dataset, Samples, Task } from "../datasets/definition.js";
import { exp } from "../math/index.js";
import { predict, type Mlp } from "../nn/mlp.js";
import { probeRows } from "./health.js";

/** A trained network, drawn for the eye: no claim is judged by it. Strings hold one base-36 digit per entry. */
export interface Portrait {
  /**
   * Per hidden layer, how many pre-activations z of the probe rows (of all units and inputs) lie in each of
   * `HISTOGRAM.bins` equal bins between ±`HISTOGRAM.reach`; before them those below, after them those above.
   */
  readonly preActivations: readonly (readonly number[])[];
  /** What a network of two features answers on a grid; absent for more features, and for classes that one digit cannot name. */
  readonly regions?: Regions;
}

/** What the network answers on a square grid over its training data, row by row from the lowest second feature. */
export interface Regions {
  readonly task: Task;
  /** Cells on each side. */
  readonly size: number;
  /** Where the grid begins and ends in each standardised feature: x₁ and x₂. */
  readonly extent: readonly [readonly [number, number], readonly [number, number]];
  /** Classification: the most probable class of each cell. */
  readonly classes?: string;
  /** The probability of that class as 36ths; of a regression, where its value lies in `values`. */
  readonly levels: string;
  /** Regression: the least and the largest target. */
  readonly values?: readonly [number, number];
  /** Training rows, five digits each: two for each feature as 1296ths of the extent, one for the class or level. */
  readonly points: string;
}

export const HISTOGRAM = { reach: 8, bins: 64 } as const;
export const LEVELS = 36;
const SIZE = 48;
/** Room around the data, as a share of its extent. */
const MARGIN = 0.06;

/** The portrait of one lane's network as it stands, without dropout. */
export function portrait<B>(mlp: Mlp<B>, lane: number, dataset: Dataset): Portrait {
  const input = inputBuffer(mlp, dataset);
  const preActivations = histograms(mlp, lane, dataset.train, input);
  const regions = regionsOf(mlp, lane, dataset, input);
  return { preActivations, ...(regions && { regions }) };
}

/** Room for as many rows of features as the network answers at once: (maxRows, width). */
export const inputBuffer = <B>({ kernel, maxRows }: Mlp<B>, { train }: Dataset): B =>
  kernel.allocate(maxRows * train.width);

function histograms<B>(mlp: Mlp<B>, lane: number, train: Samples, input: B): number[][] {
  const { kernel, layers, maxRows } = mlp;
  const rows = Math.min(probeRows, train.rows, maxRows);
  answer(mlp, lane, train.features.subarray(0, rows * train.width), rows, input);
  return layers
    .slice(0, -1)
    .map(({ z, outputs }) => histogram(kernel.read(z, lane, rows * outputs), HISTOGRAM));
}

/** Counts below, in each of the bins, and above; what is no number is in none. */
function histogram(values: readonly number[], { reach, bins }: typeof HISTOGRAM): number[] {
  const counts = Array.from({ length: bins + 2 }, () => 0);
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const bin = Math.floor(((value + reach) * bins) / (2 * reach));
    counts[Math.min(bins, Math.max(-1, bin)) + 1] += 1;
  }
  return counts;
}

/**
 * What one lane's network answers on the grid; undefined where it has no regions.
 *
 * @param input an `inputBuffer`
 */
export function regionsOf<B>(
  mlp: Mlp<B>,
  lane: number,
  { task, outputs, train }: Dataset,
  input: B,
): Regions | undefined {
  if (train.width !== 2 || outputs > LEVELS) return undefined;
  const extent = [extentOf(train, 0), extentOf(train, 1)] as const;
  const answers = answer(mlp, lane, cellCentres(extent), SIZE * SIZE, input);
  const grid = { task, size: SIZE, extent };
  if (task === "regression") {
    const values = rangeOf(train.targets);
    const level = (value: number) => digit((value - values[0]) / (values[1] - values[0]));
    const levels = Array.from(answers, level).join("");
    return { ...grid, levels, values, points: pointsOf(train, extent, level) };
  }
  const cells = Array.from({ length: SIZE * SIZE }, (_, i) =>
    mostProbable(answers.subarray(i * outputs, (i + 1) * outputs)),
  );
  return {
    ...grid,
    classes: cells.map(({ index }) => index.toString(LEVELS)).join(""),
    levels: cells.map(({ probability }) => digit(probability)).join(""),
    points: pointsOf(train, extent, (target) => target.toString(LEVELS)),
  };
}

/** The network's outputs (rows, outputs) for features (rows, width) in one lane; what the others see is in `input`. */
export function answer<B>(
  mlp: Mlp<B>,
  lane: number,
  features: Float64Array,
  rows: number,
  input: B,
): Float64Array {
  const { kernel, maxRows, layers } = mlp;
  const { units } = layers[layers.length - 1];
  const width = features.length / rows;
  const answers = new Float64Array(rows * units);
  for (let start = 0; start < rows; start += maxRows) {
    const count = Math.min(maxRows, rows - start);
    kernel.write(input, lane, features.subarray(start * width, (start + count) * width));
    answers.set(kernel.read(predict(mlp, input, count), lane, count * units), start * units);
  }
  return answers;
}

/** The centres of the grid's cells, (SIZE · SIZE, 2). */
function cellCentres([[left, right], [bottom, top]]: Regions["extent"]): Float64Array {
  const grid = new Float64Array(2 * SIZE * SIZE);
  for (let i = 0; i < SIZE * SIZE; i++) {
    grid[2 * i] = left + ((right - left) * ((i % SIZE) + 0.5)) / SIZE;
    grid[2 * i + 1] = bottom + ((top - bottom) * (Math.floor(i / SIZE) + 0.5)) / SIZE;
  }
  return grid;
}

/** Two digits after the point are plenty for a picture. */
function extentOf({ features, width }: Samples, column: number): [number, number] {
  const [least, largest] = rangeOf(features.filter((_, k) => k % width === column));
  const margin = MARGIN * (largest - least);
  return [Math.floor((least - margin) * 100) / 100, Math.ceil((largest + margin) * 100) / 100];
}

function rangeOf(values: Float64Array): [number, number] {
  const [least, largest] = [Math.min(...values), Math.max(...values)].map((value) =>
    Number(value.toPrecision(4)),
  );
  return largest > least ? [least, largest] : [least - 1, least + 1];
}

function mostProbable(logits: Float64Array): { index: number; probability: number } {
  const index = logits.reduce((best, value, k) => (value > logits[best] ? k : best), 0);
  const total = logits.reduce((sum, value) => sum + exp(value - logits[index]), 0);
  return { index, probability: 1 / total };
}

/** A share from 0 to 1 as one of 36 levels. */
const digit = (share: number): string =>
  Math.min(LEVELS - 1, Math.max(0, Math.floor(LEVELS * share) || 0)).toString(LEVELS);

function pointsOf(
  { rows, features, targets }: Samples,
  [horizontal, vertical]: Regions["extent"],
  mark: (target: number) => string,
): string {
  const place = (value: number, [from, to]: readonly [number, number]) =>
    Math.floor(((value - from) / (to - from)) * (LEVELS ** 2 - 1))
      .toString(LEVELS)
      .padStart(2, "0");
  return Array.from(
    { length: Math.min(rows, probeRows) },
    (_, i) => place(features[2 * i], horizontal) + place(features[2 * i + 1], vertical) + mark(targets[i]),
  ).join("");
}

/** A training row of a portrait: its place as shares of the extent, from the left and from below. */
interface RegionPoint {
  readonly x: number;
  readonly y: number;
  /** Its class; of a regression, 0 for a target in the lower half and 1 for one in the upper. */
  readonly group: number;
}

/** The training rows that a portrait's `points` stand for. */
export function regionPoints({ classes, points }: Pick<Regions, "classes" | "points">): RegionPoint[] {
  return (points.match(/.{5}/g) ?? []).map((row) => {
    const mark = Number.parseInt(row[4], LEVELS);
    return {
      x: share(row.slice(0, 2)),
      y: share(row.slice(2, 4)),
      group: classes === undefined ? Number(mark >= LEVELS / 2) : mark,
    };
  });
}

/** Two digits as a share of the largest that they can name. */
const share = (pair: string): number => Number.parseInt(pair, LEVELS) / (LEVELS ** 2 - 1);
