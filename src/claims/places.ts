import type { ConfigDocument, Position } from "../experiment/document.js";
import type { Experiment } from "../experiment/experiment.js";
import { asWritten } from "../experiment/problem.js";
import { claimsSchema } from "../experiment/schema/claims.js";
import { declarationProblems } from "./problems.js";
import { resolveClaims } from "./index.js";

/**
 * Where a config's text declares each claim, by the claim's name. What it declares of activations that the experiment
 * does not have, as one of another config, has no place.
 */
export function claimPlaces(document: ConfigDocument, experiment: Experiment): Map<string, Position> {
  const { claims } = (document.value ?? {}) as { readonly claims?: unknown };
  const { data: declarations = [] } = claimsSchema.safeParse(claims);
  const places = declarations.flatMap((declaration, i) => {
    if (declarationProblems([declaration], experiment).length > 0) return [];
    const path = asWritten(["claims", i], document.value);
    const position = document.positionOf(document.offsetOf(path));
    return resolveClaims([declaration], experiment).map(({ name }) => [name, position] as const);
  });
  return new Map(places.toReversed());
}
