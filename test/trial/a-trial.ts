import { activationLabel, resolveActivation } from "../../src/activations/resolve.js";
import type { NamedSpec, TrialSpec } from "../../src/trial/spec.js";

/** A member of a registry without parameters of its own. */
export const named = (name: string, parameters: NamedSpec["parameters"] = {}): NamedSpec => ({
  label: name,
  name,
  parameters,
});

/** An activation of the catalogue in each of `depth` layers. */
export function activationIn(
  depth: number,
  name: string,
  parameters: Readonly<Record<string, number>> = {},
): TrialSpec["activation"] {
  const spec = resolveActivation(name, parameters);
  return { label: activationLabel(spec), layers: Array.from({ length: depth }, () => spec) };
}

/** A small trial on 64 moons; `change` replaces parts of it. Its activation is tanh in every layer. */
export function aTrial(change: Partial<TrialSpec> = {}): TrialSpec {
  const { hidden = [5] } = change;
  return {
    phase: "evaluate",
    rootSeed: 1,
    seed: 1,
    dataset: { label: "moons", name: "moons", parameters: { samples: 64 } },
    hidden,
    activation: activationIn(hidden.length, "tanh"),
    optimizer: named("sgd"),
    initializer: named("auto"),
    gain: "own",
    regularization: { l1: 0, l2: 0, dropout: 0 },
    learningRate: 0.1,
    training: { epochs: 3, batchSize: 16, evaluateEvery: 1 },
    ...change,
  };
}
