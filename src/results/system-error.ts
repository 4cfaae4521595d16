import { getSystemErrorMap } from "node:util";

/** Node's words where they would puzzle. */
const plainWords: Readonly<Record<string, string>> = { EISDIR: "it is a directory" };

/**
 * What the operating system refused, in words: "no such file or directory". Undefined for an error that is not the
 * system's.
 */
export function systemReason(error: unknown): string | undefined {
  const { errno } = error as NodeJS.ErrnoException;
  const [code = "", words] = (errno !== undefined && getSystemErrorMap().get(errno)) || [];
  return plainWords[code] ?? words;
}
