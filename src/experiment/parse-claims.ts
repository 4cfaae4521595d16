import { readDocument } from "./document.js";
import type { ClaimDeclaration } from "./experiment.js";
import { problemsError, problemsOf } from "./load-config.js";
import { claimsSchema } from "./schema/claims.js";
import { sentence } from "./schema/sentences.js";

/**
 * Reads a list of claims as a config declares them: JSON, comments allowed.
 *
 * @throws {ActbenchError} with every problem, a line each
 */
export function parseClaims(text: string, file: string): readonly ClaimDeclaration[] {
  const document = readDocument(text, file);
  const parsed = claimsSchema.safeParse(document.value, { error: sentence });
  if (parsed.success) return parsed.data;
  throw problemsError(parsed.error.issues.flatMap(problemsOf), document);
}
