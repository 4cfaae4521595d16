import { programOf } from "../activations/resolve.js";
import type { ActivationSpec } from "../activations/definition.js";
import { gainOf } from "../activations/gain.js";
import type { Dataset } from "../datasets/definition.js";
import { initializers } from "../nn/initializers/index.js";
import type { Kernel } from "../nn/kernel.js";
import { createMlp, type Mlp } from "../nn/mlp.js";
import { stream } from "../random/stream.js";
import type { TrialSpec } from "./spec.js";

/** The network of trials that differ in seed and rate alone, each initialised in its lane; it takes so many rows at a time. */
export function createNetwork<B>(
  kernel: Kernel<B>,
  lanes: readonly TrialSpec[],
  { width, outputs }: Dataset,
  maxRows: number,
): Mlp<B> {
  const [{ hidden, activation }] = lanes;
  const layers = hidden.map((units, l) => ({ units, program: programOf(activation.layers[l]) }));
  const mlp = createMlp(kernel, width, [...layers, { units: outputs, program: undefined }], maxRows);
  for (const [lane, spec] of lanes.entries()) initialize(mlp, lane, spec);
  return mlp;
}

/**
 * Writes a trial's initial weights into a lane; biases are zero, learned parameters start at their default. The
 * raw draws depend on seed, layer and input alone, never on the activation: comparisons are paired.
 */
export function initialize<B>(mlp: Mlp<B>, lane: number, spec: TrialSpec): void {
  const { kernel, layers } = mlp;
  for (const [l, layer] of layers.entries()) {
    const activation = spec.activation.layers.at(l);
    const { units, inputs, fanIn } = layer;
    const weights = new Float64Array(units * inputs * fanIn);
    for (let k = 0; k < inputs; k++) {
      const drawn = drawWeights(spec, activation, { l, k, fanIn, units, layers: layers.length });
      for (let unit = 0; unit < units; unit++) {
        weights.set(drawn.subarray(unit * fanIn, (unit + 1) * fanIn), (unit * inputs + k) * fanIn);
      }
    }
    kernel.write(layer.weights, lane, weights);
    kernel.write(layer.bias, lane, new Float64Array(layer.outputs));
    if (activation) {
      kernel.write(
        layer.theta,
        lane,
        activation.learned.map((name) => activation.parameters[name]),
      );
    }
  }
}

/** Weights (units, fanIn) of the k-th linear map of layer l; the output layer has gain 1. */
function drawWeights(
  spec: TrialSpec,
  activation: ActivationSpec | undefined,
  at: { l: number; k: number; fanIn: number; units: number; layers: number },
): Float64Array {
  const { initializer, parameters } = initializerOf(spec, activation);
  return initializer.fill(parameters, {
    fanIn: at.fanIn,
    fanOut: at.units,
    gain: activation && initializer.usesGain ? gainOf(activation, spec.gain) : 1,
    layer: at.l,
    layers: at.layers,
    random: stream(spec.rootSeed, spec.dataset.name, spec.phase, spec.seed, "init", at.l, at.k),
  });
}

/**
 * The configured initialiser; for "auto", the one that the activation's authors prescribe, which takes the
 * activation's own parameters where it has the same (SIREN's omega0).
 */
function initializerOf({ initializer: { name, parameters } }: TrialSpec, activation?: ActivationSpec) {
  if (name !== "auto" || activation?.initializer === undefined) {
    return { initializer: initializers.get(name), parameters };
  }
  const initializer = initializers.get(activation.initializer);
  const own = initializer.parameters.safeParse(activation.parameters);
  return { initializer, parameters: own.success ? own.data : initializer.parameters.parse({}) };
}
