import type { ActivationSpec } from "../activations/definition.js";
import { activations } from "../activations/index.js";
import { customActivation, resolveActivation } from "../activations/resolve.js";
import { claims } from "../claims/index.js";
import { ActbenchError } from "../errors.js";
import { didYouMean } from "../registry.js";
import { claimJson, claimText, explanationJson, explanationText } from "../reports/terminal/explanation.js";
import type { Console } from "./console.js";
import { displayOf } from "./hyperlink.js";

export interface ExplainFlags {
  readonly formula?: string;
  readonly parameter: Readonly<Record<string, number>>;
  readonly json?: boolean;
}

/** @throws {ActbenchError} on an unknown activation, claim or parameter, or a wrong formula. */
export function explainCommand(name: string | undefined, options: ExplainFlags, console: Console): void {
  if (name !== undefined && options.formula === undefined && claims.has(name)) {
    const claim = claims.get(name);
    return console.out(options.json ? claimJson(claim) : claimText(claim, displayOf(console)));
  }
  const spec = specOf(name, options);
  console.out(options.json ? explanationJson(spec) : explanationText(spec, displayOf(console)));
}

function specOf(name: string | undefined, { formula, parameter }: ExplainFlags): ActivationSpec {
  if (formula !== undefined) {
    return customActivation({ name: name ?? "custom", formula, parameters: parameter });
  }
  if (name === undefined) {
    throw new ActbenchError("nothing to explain", {
      remedy:
        "Name an activation, such as relu, or a claim, such as relu-6x-tanh; or give a formula with --formula.",
    });
  }
  if (activations.has(name)) return resolveActivation(name, parameter);
  throw new ActbenchError(`no activation and no claim is called ${JSON.stringify(name)}`, {
    remedy: didYouMean(name, [...activations.names, ...claims.names]),
  });
}
