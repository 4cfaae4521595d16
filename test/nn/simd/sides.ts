import type { Kernel } from "../../../src/nn/kernel.js";
import { referenceKernel } from "../../../src/nn/reference/index.js";
import { integerBelow, uniform } from "../../../src/random/draws.js";
import { stream, type RandomSource } from "../../../src/random/stream.js";
import { loadKernel, simdKernels } from "./load-kernel.js";

/** Elements of zeros behind every buffer; an operation that writes too far is found there. */
const guard = 3;

/** One kernel with the inputs that a scenario draws for it: the same for lane l of either kernel. */
export interface Side<B> {
  readonly kernel: Kernel<B>;
  /** `length` numbers of single precision in [low, high), −1 to 1 unless told. */
  numbers(length: number, low?: number, high?: number): B;
  /** The same number in every lane. */
  constant(value: number): B;
  /** Whole numbers from 0, each kept as a number: class indices. */
  classes(length: number, count: number): B;
  /** Whole numbers from 0, each kept as a 32-bit integer: row orders. */
  integers(length: number, below: number): B;
  output(length: number): B;
}

/** What is done on either kernel; the result names the buffers to compare. */
export interface Scenario {
  readonly title: string;
  /** The rounding error that single precision may make, for inputs in −1 to 1. */
  readonly tolerance: number;
  run<B>(side: Side<B>): readonly (readonly [buffer: B, length: number])[];
}

/** Replaces one lane's numbers by these, over and over. */
interface Poison {
  readonly lane: number;
  readonly values: readonly number[];
}

const reference = referenceKernel();

/** Both SIMD kernels on scenarios. */
export const simdSides = simdKernels.map((name) => {
  const kernel = loadKernel(name);
  const lanes = Array.from({ length: kernel.lanes }, (_, lane) => lane);
  return {
    name,
    lanes,
    /** Each lane's outputs, guards included, all buffers in a row. */
    run: (scenario: Scenario, poison?: Poison): number[][] => run(kernel, scenario, lanes, poison),
    /** The same on the reference kernel, one lane after another. */
    runReference: (scenario: Scenario): number[][] =>
      lanes.flatMap((lane) => run(reference, scenario, [lane])),
  };
});

function run<B>(
  kernel: Kernel<B>,
  scenario: Scenario,
  trials: readonly number[],
  poison?: Poison,
): number[][] {
  kernel.reset();
  const outputs = scenario.run(createSide(kernel, scenario.title, trials, poison));
  return trials.map((_, lane) =>
    outputs.flatMap(([buffer, length]) => [...kernel.read(buffer, lane, length + guard)]),
  );
}

function createSide<B>(
  kernel: Kernel<B>,
  title: string,
  trials: readonly number[],
  poison?: Poison,
): Side<B> {
  let drawn = 0;
  const sources = trials.map((lane) => stream("sides", title, lane));
  const fill = (
    length: number,
    put: Kernel<B>["write"],
    draw: (source: RandomSource, lane: number) => number,
  ): B => {
    const buffer = kernel.allocate(length + guard);
    for (const [lane, source] of sources.entries()) {
      put(
        buffer,
        lane,
        Array.from({ length }, () => draw(source, lane)),
      );
    }
    return buffer;
  };
  return {
    kernel,
    numbers: (length, low = -1, high = 1) =>
      fill(length, kernel.write, (source, lane) => {
        const value = Math.fround(uniform(low, high, source));
        return lane === poison?.lane ? poison.values[drawn++ % poison.values.length] : value;
      }),
    constant: (value) => fill(1, kernel.write, () => value),
    classes: (length, count) => fill(length, kernel.write, (source) => integerBelow(count, source)),
    integers: (length, below) => fill(length, kernel.writeIntegers, (source) => integerBelow(below, source)),
    output: (length) => kernel.allocate(length + guard),
  };
}
