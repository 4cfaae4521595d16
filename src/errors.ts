/** Exit codes of the command line, in one place. */
export const ExitCode = { ok: 0, failed: 1, usage: 2, refuted: 3, interrupted: 130 } as const;

/**
 * An error that is the user's to mend: what is wrong, the value found, and the remedy.
 * Whatever else is thrown is a defect of actbench.
 */
export class ActbenchError extends Error {
  override readonly name = "ActbenchError";
  /** What the user can do about it, as one sentence. */
  readonly remedy: string | undefined;
  readonly exitCode: number;

  constructor(message: string, options: { remedy?: string; exitCode?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.remedy = options.remedy;
    this.exitCode = options.exitCode ?? ExitCode.usage;
  }
}
