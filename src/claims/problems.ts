import { ActbenchError } from "../errors.js";
import type { ClaimDeclaration, Experiment } from "../experiment/experiment.js";
import type { ConfigProblem } from "../experiment/problem.js";
import { compareProblems } from "./compare/problems.js";
import { resolveClaims } from "./index.js";

/** What is wrong with the claims that a config declares: unknown names, each with the nearest one. */
export const claimProblems = (experiment: Experiment): ConfigProblem[] =>
  declarationProblems(experiment.claims ?? [], experiment).map(({ path, message }) => ({
    path: ["claims", ...path],
    message,
  }));

/** The same of any list of claims about an experiment. */
export function declarationProblems(
  declarations: readonly ClaimDeclaration[],
  experiment: Experiment,
): ConfigProblem[] {
  return declarations.flatMap((declaration, i) => {
    if (typeof declaration !== "string" && "compare" in declaration) {
      return compareProblems(declaration, experiment).map(({ path, message }) => ({
        path: [i, ...path],
        message,
      }));
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
