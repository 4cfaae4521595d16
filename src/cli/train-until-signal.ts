import { ExitCode } from "../errors.js";
import { train, type Train } from "../library/train.js";
import type { Console } from "./console.js";
import { createProgress } from "./progress.js";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A signal ended the training. */
class Interruption extends Error {}

/** Trains with progress on stderr; a signal ends it, and only it: what is then thrown, `unlessInterrupted` takes. */
export function trainUntilSignal(console: Console, quiet = false): Train {
  return async (experiments, tables, opened, options) => {
    const interruption = new AbortController();
    const interrupt = () => interruption.abort(new Interruption());
    const progress = createProgress(console, quiet, () => performance.now(), experiments[0]);
    // Once only: the second signal ends the process at once, as if nobody listened.
    for (const name of SIGNALS) process.once(name, interrupt);
    try {
      const { signal } = interruption;
      await train(experiments, tables, opened, { ...options, signal, onProgress: progress.update });
    } finally {
      progress.end();
      for (const name of SIGNALS) process.off(name, interrupt);
    }
  };
}

/** What the work gives; undefined where a signal ended it, which is then said, and is the exit code. */
export async function unlessInterrupted<T>(
  work: () => Promise<T>,
  message: string,
  console: Console,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Interruption)) throw error;
    console.err(message);
    console.exitCode = ExitCode.interrupted;
    return undefined;
  }
}
