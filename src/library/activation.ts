import { explain as explainSpec, type Explanation } from "../activations/explanation.js";
import { customActivation, resolveActivation } from "../activations/resolve.js";
import { activationSchema, checkArgument, customActivationSchema, parametersSchema } from "./arguments.js";

/** An activation of one's own, as a config's `activations` has it. */
export type CustomActivation = {
  /** What tables call it; none of the catalogue's names. */
  readonly name: string;
  /** In `x` (or `x1`, `x2`, … for several linear maps of a unit) and the parameters: "x * sigmoid(beta * x)". */
  readonly formula: string;
  /** Named numbers of the formula. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** Which of the parameters are learned, one value a layer, starting at the given one. */
  readonly learned?: readonly string[];
};

/**
 * Checks an activation at once, not when it is run, and gives it back for a config.
 *
 * @example defineActivation({ name: "my_swish", formula: "x * sigmoid(beta * x)", parameters: { beta: 1.5 } })
 *
 * @throws {ActbenchError} on a formula that is wrong, with its column, or not a number somewhere, and on a name of the
 *   catalogue
 */
export function defineActivation(activation: CustomActivation): CustomActivation {
  checkArgument("activation", activation, customActivationSchema);
  customActivation(activation);
  return activation;
}

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
