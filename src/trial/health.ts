import { FLAT, largestDerivative } from "../activations/properties.js";
import type { ActivationSpec } from "../activations/definition.js";
import type { Flags, ProbedLayer } from "../metrics/definition.js";
import { layerMetrics } from "../metrics/index.js";
import { perLane, type LaneValues } from "../metrics/per-lane.js";
import type { Kernel } from "../nn/kernel.js";
import { backward, type Layer, type Mlp } from "../nn/mlp.js";
import type { LossAt } from "../nn/losses/index.js";
import type { Part } from "./data.js";

/** How many training rows the health of the hidden units is measured on. */
export const probeRows = 128;

/** The layer metrics of every hidden layer, one value per lane. */
export type LayerHealth = readonly LaneValues[];

/** The units of a hidden layer, one by one. */
export interface UnitHealth {
  /** For each unit the share of its inputs whose derivative is exactly 0 on every probe row. */
  readonly dead: readonly number[];
  /** For each unit the share of (probe row, input) at which it is flat. */
  readonly saturated: readonly number[];
}

export interface HealthMonitor<B> {
  /**
   * To be called after `forward` on the first training rows, at least `probeRows` where there are so many.
   *
   * @param outputs what it gave
   * @param recentParameters after each of the last three steps, oldest first; undefined before the third step
   */
  measure(outputs: B, recentParameters: readonly [B, B, B] | undefined): LayerHealth;
  /** How the units of each hidden layer stood when they were last measured, in one lane. */
  units(lane: number): UnitHealth[];
}

/**
 * Measures the hidden layers on the first training rows, the same at every evaluation, and remembers which units
 * have been dead.
 */
export function createHealthMonitor<B>(
  mlp: Mlp<B>,
  loss: LossAt<B>,
  train: Part<B>,
  activations: readonly ActivationSpec[],
): HealthMonitor<B> {
  const { kernel } = mlp;
  const rows = Math.min(probeRows, train.rows, mlp.maxRows);
  const hidden = mlp.layers.slice(0, -1);
  const widest = Math.max(0, ...hidden.map(({ units, inputs, learned }) => units * (inputs + learned)));
  const buffer = () => kernel.allocate(widest);
  const [largest, totals, means, sizes, deviations] = Array.from({ length: 5 }, buffer);
  const flatRows = hidden.map(({ units, inputs, learned }) => kernel.allocate(units * (inputs + learned)));
  const sums = kernel.allocate(2);
  const scratch = () => {
    kernel.zero(sums, 2);
    return sums;
  };
  const atBirth: Flags[][] = [];
  const everDead: Flags[][] = [];
  const lastDead: Flags[][] = [];

  return {
    measure(outputs, recentParameters) {
      loss.backward(outputs, train.targets, mlp.dz, rows);
      backward(mlp, train.features, rows);
      return hidden.map((layer, l) => {
        const { fanIn, units, inputs } = layer;
        const partialsPerElement = inputs + layer.learned;
        const columns = units * partialsPerElement;
        const flat = flatRows[l];
        const steep = FLAT * largestDerivative(activations[l]);
        kernel.columnSteepness(layer.partials, steep, largest, flat, rows, columns);
        kernel.columnActivity(layer.a, totals, means, sizes, deviations, rows, units);
        const dead = deadInputs(kernel, layer, largest);
        const probed: ProbedLayer<B> = {
          kernel,
          rows,
          fanIn,
          units,
          inputs,
          partialsPerElement,
          dead,
          history: atBirth[l] && { atBirth: atBirth[l], everBefore: everDead[l] },
          scratch,
          input: l === 0 ? train.features : hidden[l - 1].a,
          flat,
          totals,
          sizes,
          deviations,
          dWeights: layer.dWeights,
          recentWeights: recentParameters?.map((at) => kernel.slice(at, layer.offset)) as
            [B, B, B] | undefined,
        };
        const values = layerMetrics.members.map(({ name, measure }) => [name, measure(probed)]);
        lastDead[l] = dead;
        atBirth[l] ??= dead;
        everDead[l] ??= dead.map((flags) => flags.slice());
        for (const [lane, now] of dead.entries()) {
          const ever = everDead[l][lane];
          for (let u = 0; u < now.length; u++) ever[u] |= now[u];
        }
        return Object.fromEntries(values);
      });
    },
    units: (lane) =>
      hidden.map(({ units, inputs, learned }, l) => {
        const stride = inputs + learned;
        const flat = kernel.read(flatRows[l], lane, units * stride);
        const [dead, saturated] = Array.from({ length: 2 }, () => Array.from({ length: units }, () => 0));
        for (let unit = 0; unit < units; unit++) {
          for (let k = 0; k < inputs; k++) {
            dead[unit] += lastDead[l][lane][unit * inputs + k] / inputs;
            saturated[unit] += flat[unit * stride + k] / (rows * inputs);
          }
        }
        return { dead, saturated };
      }),
  };
}

/** Per lane: which (unit, input) has a derivative of exactly 0 on every row. */
function deadInputs<B>(
  kernel: Kernel<B>,
  { units, inputs, learned }: Layer<B>,
  largest: B, // (units, inputs + learned)
): Flags[] {
  const stride = inputs + learned;
  return perLane(kernel, (lane) => {
    const values = kernel.read(largest, lane, units * stride);
    const dead = new Uint8Array(units * inputs);
    for (let unit = 0; unit < units; unit++) {
      for (let k = 0; k < inputs; k++) dead[unit * inputs + k] = Number(values[unit * stride + k] === 0);
    }
    return dead;
  });
}
