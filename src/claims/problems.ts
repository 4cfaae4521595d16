import { ActbenchError } from "../errors.js";
import type { Experiment } from "../experiment/experiment.js";
import type { Problem } from "../experiment/problem.js";
import { resolveClaims } from "./index.js";

/** What is wrong with the claims that a config declares: unknown names, each with the nearest one. */
export function claimProblems(experiment: Experiment): Problem[] {
  return (experiment.claims ?? []).flatMap((declaration, i) => {
    try {
      resolveClaims([declaration], experiment);
      return [];
    } catch (error) {
      if (!(error instanceof ActbenchError)) throw error;
      return [{ path: ["claims", i], message: [error.message, error.remedy].filter(Boolean).join(". ") }];
    }
  });
}
