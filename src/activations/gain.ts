import { ActbenchError } from "../errors.js";
import type { ActivationSpec } from "./definition.js";
import { momentsOf } from "./moments.js";
import { activationLabel, definitionOf } from "./resolve.js";
import { activations } from "./index.js";

/** Where the gain of an initialiser comes from: the activation's second moment, PyTorch's table, or 1. */
export type GainConvention = "own" | "pytorch" | "unit";

/**
 * The factor by which initial weights make up for what an activation does to the size of its input.
 * @throws {ActbenchError} when the convention has no gain for this activation.
 */
export function gainOf(spec: ActivationSpec, convention: GainConvention): number {
  if (convention === "unit") return 1;
  return convention === "own" ? ownGain(spec) : pytorchGain(spec);
}

/**
 * 1 / √E[f(z)²] for standard normal z: layers of unit variance in give unit second moment out (He et al. 2015 do
 * this for ReLU: √2). Error ≤ 1e-9 with one input, ≤ 1e-4 with up to 5.
 *
 * @throws {ActbenchError} when the second moment is 0 or infinite, or the integral cannot be computed.
 */
export function ownGain(spec: ActivationSpec): number {
  const { second } = momentsOf(spec);
  const gain = 1 / Math.sqrt(second);
  if (gain > 0 && gain < Infinity) return gain;
  const why = Number.isNaN(second) ? "cannot be computed" : "is 0 or infinite";
  throw new ActbenchError(`${activationLabel(spec)} has no gain of its own: E[f(z)²] ${why}`, {
    remedy: 'Use "gain": "unit".',
  });
}

/** torch.nn.init.calculate_gain */
function pytorchGain(spec: ActivationSpec): number {
  const gain = definitionOf(spec)?.pytorchGain;
  if (gain === undefined) {
    const known = activations.members.filter((member) => member.pytorchGain !== undefined);
    throw new ActbenchError(`PyTorch's table of gains has no ${activationLabel(spec)}`, {
      remedy: `Use "gain": "own" or "unit"; the table has ${known.map(({ name }) => name).join(", ")}.`,
    });
  }
  return typeof gain === "number" ? gain : gain(spec.parameters);
}
