import { readDocument } from "./document.js";
import type { ClaimDeclaration } from "./experiment.js";
import { problemsError, issueProblems } from "./load-config.js";
import { asWritten, movedProblems, type ConfigProblem } from "./problem.js";
import { claimsSchema } from "./schema/claims.js";
import { sentence } from "./schema/sentences.js";

/**
 * Reads a list of claims as a config declares them: JSON, comments allowed.
 *
 * @param check what else is wrong with them; its paths begin at the list
 * @throws {ActbenchError} with every problem, a line each
 */
export function parseClaims(
  text: string,
  file: string,
  check: (declarations: readonly ClaimDeclaration[]) => readonly ConfigProblem[],
): readonly ClaimDeclaration[] {
  const document = readDocument(text, file);
  const parsed = claimsSchema.safeParse(document.value, { error: sentence });
  if (!parsed.success) throw problemsError(parsed.error.issues.flatMap(issueProblems), document);
  const problems = check(parsed.data);
  if (problems.length === 0) return parsed.data;
  throw problemsError(
    movedProblems(problems, (path) => asWritten(path, document.value)),
    document,
  );
}
