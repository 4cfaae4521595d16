import { ActbenchError } from "../errors.js";
import type { DatasetSummary } from "../datasets/summary.js";
import type { ClaimDeclaration, Experiment } from "../experiment/experiment.js";
import { asWritten, movedProblems, type ConfigProblem } from "../experiment/problem.js";
import { lackProblems } from "./compare/lacks.js";
import { compareProblems } from "./compare/problems.js";
import { canonicalJson } from "../trial/id.js";
import { assertedOf } from "./compare/assertion.js";
import { resolveClaims } from "./index.js";
import type { TextPosition } from "../datasets/csv-records.js";
import type { ConfigDocument } from "../experiment/document.js";
import { claimsSchema } from "../experiment/schema/claims.js";

/**
 * What is wrong with the claims that a config declares: unknown names, each with the nearest one, what can't be measured,
 * and different claims of one name.
 *
 * @param data what its data sets hold, as far as it is known
 */
export const claimProblems = (
  experiment: Experiment,
  data: readonly DatasetSummary[] = [],
): ConfigProblem[] =>
  movedProblems(declarationProblems(experiment.claims ?? [], experiment, data), (path) => [
    "claims",
    ...path,
  ]);

/** The same of any list of claims about an experiment. */
export function declarationProblems(
  declarations: readonly ClaimDeclaration[],
  experiment: Experiment,
  data: readonly DatasetSummary[] = [],
): ConfigProblem[] {
  const problems = singleProblems(declarations, experiment, data);
  return problems.length > 0 ? problems : nameProblems(declarations, experiment);
}

function singleProblems(
  declarations: readonly ClaimDeclaration[],
  experiment: Experiment,
  data: readonly DatasetSummary[],
): ConfigProblem[] {
  return declarations.flatMap((declaration, i) => {
    if (typeof declaration !== "string" && "compare" in declaration) {
      const problems = compareProblems(declaration, experiment);
      const all = problems.length > 0 ? problems : lackProblems(declaration, experiment, data);
      return movedProblems(all, (path) => [i, ...path]);
    }
    try {
      resolveClaims([declaration], experiment);
      return [];
    } catch (error) {
      if (!(error instanceof ActbenchError)) throw error;
      return [{ path: [i], message: [error.message, error.remedy].filter(Boolean).join(". ") }];
    }
  });
}

/** Different claims of one name, by which tables could not tell them apart. */
function nameProblems(declarations: readonly ClaimDeclaration[], experiment: Experiment): ConfigProblem[] {
  const named = declarations.flatMap((declaration, i) =>
    resolveClaims([declaration], experiment).map(({ name }) => ({
      name,
      i,
      meaning: meaningOf(declaration),
    })),
  );
  const first = new Map(named.toReversed().map((each) => [each.name, each]));
  return named.flatMap(({ name, i, meaning }): ConfigProblem[] => {
    const other = first.get(name);
    if (other === undefined || other.meaning === meaning) return [];
    const message = `found another claim that tables call ${name} as well; leave one of them out, or change a label by more than its punctuation`;
    return [{ path: [i], message, see: [other.i] }];
  });
}

/** What two declarations share that are the same claim. */
function meaningOf(declaration: ClaimDeclaration): string {
  if (typeof declaration === "string") return "the catalogue's";
  if (!("compare" in declaration)) return canonicalJson(declaration);
  const { kind, size } = assertedOf(declaration);
  return canonicalJson({ ...declaration, is: { [kind]: size ?? null } });
}

/**
 * Where a config's text declares each claim, by the claim's name. What it declares of activations that the experiment
 * does not have, as one of another config, has no place.
 */
export function claimPlaces(document: ConfigDocument, experiment: Experiment): Map<string, TextPosition> {
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
