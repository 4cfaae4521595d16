import type { ActivationSpec } from "../activations/definition.js";
import { customActivation, resolveActivation } from "../activations/resolve.js";
import { ActbenchError } from "../errors.js";
import { explanationJson, explanationText } from "../reports/terminal/explanation.js";
import type { Console } from "./console.js";
import type { ExplainOptions } from "./explain.js";

/** @throws {ActbenchError} on an unknown activation or parameter, or a wrong formula. */
export function explainCommand(name: string | undefined, options: ExplainOptions, console: Console): void {
  const spec = specOf(name, options);
  console.out(options.json ? explanationJson(spec) : explanationText(spec, console));
}

function specOf(name: string | undefined, { formula, parameter }: ExplainOptions): ActivationSpec {
  if (formula !== undefined) {
    return customActivation({ name: name ?? "custom", formula, parameters: parameter });
  }
  if (name !== undefined) return resolveActivation(name, parameter);
  throw new ActbenchError("nothing to explain", {
    remedy: "Name an activation, such as relu, or give a formula with --formula.",
  });
}
