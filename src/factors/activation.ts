import type { ActivationSpec } from "../activations/definition.js";
import { ActbenchError } from "../errors.js";
import { axisOf, factor, type ActivationChoice } from "./definition.js";

export const activation = factor({
  name: "activation",
  axis: axisOf("activations", "activation", {
    path: ["activations"],
    title: "activations",
    choose: (spec, choice) => ({
      ...spec,
      activation: {
        label: choice.label,
        layers: spec.hidden === undefined ? choice.layers : layersFor(choice, spec.hidden.length),
      },
    }),
  }),
  of: (spec) => spec.activation.label,
  column: { type: "string", description: "Activation, as the config labels it." },
});

/** One activation per hidden layer. */
export function layersFor(choice: ActivationChoice, depth: number): readonly ActivationSpec[] {
  if (choice.layers.length === depth) return choice.layers;
  if (choice.layers.length === 1) return Array.from({ length: depth }, () => choice.layers[0]);
  throw new ActbenchError(
    `"${choice.label}" names ${choice.layers.length} layers, but a network has ${depth} hidden layers`,
    { remedy: "Name one activation per hidden layer, or one for all." },
  );
}
