import { largestDerivative } from "../activations/properties.js";
import type { ActivationSpec } from "../activations/definition.js";
import type { Flags } from "../metrics/definition.js";
import { layerMetrics } from "../metrics/index.js";
import { perLane } from "../metrics/per-lane.js";
import { backward, forward, type Layer, type Mlp } from "../nn/mlp.js";
import type { LossAt } from "../nn/losses/index.js";
import type { Part } from "./data.js";

/** How many training rows the health of the hidden units is measured on. */
export const probeRows = 128;

/** One record of layer metrics per lane and hidden layer. */
export type LayerHealth = Record<string, number | null>[][];

export interface HealthProbe<B> {
  /** `recentParameters`: after each of the last three steps, oldest first; undefined before the third step. */
  measure(recentParameters: readonly [B, B, B] | undefined): LayerHealth;
}

/**
 * Measures the hidden layers on the first training rows, the same at every evaluation, and remembers which units
 * have been dead.
 */
export function createHealthProbe<B>(
  mlp: Mlp<B>,
  loss: LossAt<B>,
  train: Part<B>,
  activations: readonly ActivationSpec[],
): HealthProbe<B> {
  const { kernel } = mlp;
  const rows = Math.min(probeRows, train.rows, mlp.maxRows);
  const hidden = mlp.layers.slice(0, -1);
  const scratch = scratchBuffers(mlp);
  const atBirth: Flags[][] = [];
  const everDead: Flags[][] = [];

  return {
    measure(recentParameters) {
      const outputs = forward(mlp, train.features, rows);
      loss.backward(outputs, train.targets, mlp.dz, rows);
      backward(mlp, train.features, rows);
      const byLayer = hidden.map((layer, l) => {
        const dead = deadInputs(mlp, layer, rows, scratch());
        const history = atBirth[l] && { atBirth: atBirth[l], everBefore: everDead[l] };
        const { fanIn, units, inputs } = layer;
        const probe = {
          kernel,
          rows,
          fanIn,
          units,
          inputs,
          dead,
          history,
          scratch,
          partialsPerElement: layer.inputs + layer.learned,
          input: l === 0 ? train.features : hidden[l - 1].a,
          activation: layer.a,
          partials: layer.partials,
          dWeights: layer.dWeights,
          recentWeights: recentParameters?.map((at) => kernel.slice(at, layer.offset)) as
            [B, B, B] | undefined,
          largestDerivative: largestDerivative(activations[l]),
        };
        const values = layerMetrics.members.map(({ name, measure }) => [name, measure(probe)] as const);
        atBirth[l] ??= dead;
        everDead[l] = dead.map((now, lane) => now.map((isDead, u) => isDead | (everDead[l]?.[lane][u] ?? 0)));
        return values;
      });
      return perLane(kernel, (lane) =>
        byLayer.map((values) => Object.fromEntries(values.map(([name, lanes]) => [name, lanes[lane]]))),
      );
    },
  };
}

/** Per lane: which (unit, input) has a derivative of exactly 0 on every row. */
function deadInputs<B>({ kernel }: Mlp<B>, layer: Layer<B>, rows: number, largest: B): Flags[] {
  const stride = layer.inputs + layer.learned;
  const columns = layer.units * stride;
  kernel.columnMaxAbs(layer.partials, largest, rows, columns);
  return perLane(kernel, (lane) => {
    const values = kernel.read(largest, lane, columns);
    const dead = new Uint8Array(layer.units * layer.inputs);
    for (let unit = 0; unit < layer.units; unit++) {
      for (let k = 0; k < layer.inputs; k++) {
        dead[unit * layer.inputs + k] = Number(values[unit * stride + k] === 0);
      }
    }
    return dead;
  });
}

/** Three buffers in turn, zeroed when handed out: enough for any one metric. */
function scratchBuffers<B>({ kernel, layers }: Mlp<B>): () => B {
  const length = Math.max(2, ...layers.map(({ units, inputs, learned }) => units * (inputs + learned)));
  const buffers = [kernel.allocate(length), kernel.allocate(length), kernel.allocate(length)];
  let next = 0;
  return () => {
    const buffer = buffers[next++ % buffers.length];
    kernel.zero(buffer, length);
    return buffer;
  };
}
