import { describe, expect, it } from "vitest";
import { activations } from "../../../src/activations/index.js";
import { programOf, resolveActivation } from "../../../src/activations/resolve.js";
import type { Kernel } from "../../../src/nn/kernel.js";
import { createOptimizer, optimizers } from "../../../src/nn/optimizers/index.js";
import { loadKernel } from "./load-kernel.js";

const [simd, wide] = [loadKernel(), loadKernel("wide")];
const length = 67;
const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0, 1e-40, 90, -90];

/** Numbers that differ from lane to lane, but are those of lane l in lane l + 4 as well; odd ones first. */
const numbers = (count: number, lane: number, special: readonly number[] = []): number[] =>
  Array.from({ length: count }, (_, i) => special[i] ?? 6 * Math.sin(12.9898 * i + 3.3 * (lane % 4)));

/** Lane by lane, what `compute` leaves in the buffers that it gives. */
function lanesOf(kernel: Kernel<number>, compute: () => readonly (readonly [number, number])[]): number[][] {
  kernel.reset();
  const buffers = compute();
  return Array.from({ length: kernel.lanes }, (_, lane) =>
    buffers.flatMap(([buffer, count]) => [...kernel.read(buffer, lane, count)]),
  );
}

function expectTheSame(on: (kernel: Kernel<number>) => number[][]): void {
  const four = on(simd);
  expect(on(wide)).toEqual([...four, ...four]);
}

describe("eight trials at a time have the bits of four", () => {
  it.each(activations.names)("in %s and its derivatives, special numbers included", (name) => {
    const spec = resolveActivation(name);
    const program = programOf(spec);
    const { inputs, partials } = program;
    expectTheSame((kernel) =>
      lanesOf(kernel, () => {
        const compiled = kernel.compile(program);
        const [z, theta, a, alone, slopes] = [
          length * inputs,
          compiled.learned,
          length,
          length,
          length * partials.length,
        ].map(kernel.allocate);
        for (let lane = 0; lane < kernel.lanes; lane++) {
          kernel.write(z, lane, numbers(length * inputs, lane, odd));
          kernel.write(
            theta,
            lane,
            program.learned.map((parameter) => spec.parameters[parameter] + (lane % 4) / 8),
          );
        }
        compiled.value(z, theta, alone, length);
        compiled.forward(z, theta, a, slopes, length);
        return [
          [alone, length],
          [a, length],
          [slopes, length * partials.length],
        ];
      }),
    );
  });

  it.each(optimizers.names)("in steps of %s", (name) => {
    const optimizer = optimizers.get(name);
    expectTheSame((kernel) =>
      lanesOf(kernel, () => {
        const [parameters, gradients, learningRate] = [length, length, 1].map(kernel.allocate);
        for (let lane = 0; lane < kernel.lanes; lane++) {
          kernel.write(parameters, lane, numbers(length, lane));
          kernel.write(gradients, lane, numbers(length, lane + 1));
          kernel.write(learningRate, lane, [0.01 * (1 + (lane % 4))]);
        }
        const buffers = { parameters, gradients, learningRate, length };
        const step = createOptimizer(kernel, optimizer, optimizer.parameters.parse({}), buffers);
        for (let t = 0; t < 5; t++) step();
        return [[parameters, length]];
      }),
    );
  });
});
