import type { z } from "zod";
import { ActbenchError } from "../errors.js";
import { issueProblems } from "../experiment/load-config.js";
import { showPath } from "../experiment/problem.js";
import { sentence } from "../experiment/schema/sentences.js";

/**
 * A text that the program wrote itself, read back: JSON of the shape that it had then.
 *
 * @param place where it stands, for the error: a file, or one of its lines
 * @throws {ActbenchError} where it is no longer so, with what was found and expected
 */
export function parseShape<T>(place: string, text: string, schema: z.ZodType<T>, remedy: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ActbenchError(`${place} is no JSON: ${(cause as Error).message}`, { remedy, cause });
  }
  requireShape(place, value, schema, remedy);
  return value as T;
}

/** The same of a value that was parsed already. */
export function requireShape(place: string, value: unknown, schema: z.ZodType, remedy: string): void {
  const parsed = schema.safeParse(value, { error: sentence });
  if (parsed.success) return;
  const [{ path, message }] = issueProblems(parsed.error.issues[0]);
  const where = path.length === 0 ? "" : `${showPath(path)}: `;
  throw new ActbenchError(`${place} is not as actbench wrote it: ${where}${message}`, { remedy });
}
