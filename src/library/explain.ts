import { customActivation, resolveActivation } from "../activations/resolve.js";
import { explain as explainSpec, type Explanation } from "../activations/explanation.js";
import { activationSchema, checkArgument, parametersSchema } from "./arguments.js";
import type { CustomActivation } from "./define-activation.js";

/**
 * What there is to know about an activation: formula and derivatives, range, kinks, where it saturates, gains.
 *
 * @example explain("tanh").derivatives[0].formula
 *
 * @param parameters of a member of the catalogue, where they are not its defaults
 * @throws {ActbenchError} on an unknown name or parameter, or a wrong formula
 */
export function explain(
  activation: string | CustomActivation,
  parameters: Readonly<Record<string, number>> = {},
): Explanation {
  checkArgument("activation", activation, activationSchema);
  checkArgument("parameters", parameters, parametersSchema);
  return explainSpec(
    typeof activation === "string" ? resolveActivation(activation, parameters) : customActivation(activation),
  );
}
