import type { ActivationDefinition } from "./definition.js";
import { cite } from "../sources/cite.js";
import { works } from "../sources/works.js";

/** Controls for what makes the sigmoid slow: {σ, σ − ½} × {slope ¼, slope 1}, beside the sigmoid itself. */
export const sigmoidControls: readonly ActivationDefinition[] = [
  {
    name: "centred_sigmoid",
    title: "Centred sigmoid",
    formula: "sigmoid(x) - 0.5",
    ...cite`σ − ½ (a mechanism probe: what centring and slope each do, after ${works.lecun1998}, §4.3)`,
  },
  {
    name: "steep_sigmoid",
    title: "Steep sigmoid",
    formula: "4 * sigmoid(x)",
    ...cite`4σ: slope 1 at 0 (a mechanism probe: what centring and slope each do, after ${works.lecun1998}, §4.3)`,
  },
  // It is 2 tanh(x / 2).
  {
    name: "steep_centred_sigmoid",
    title: "Steep centred sigmoid",
    formula: "4 * sigmoid(x) - 2",
    ...cite`4σ − 2: slope 1 at 0, centred (a mechanism probe: what centring and slope each do, after ${works.lecun1998}, §4.3)`,
  },
];
