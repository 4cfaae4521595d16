import { unwatchFile, watchFile } from "node:fs";
import { ExitCode } from "../errors.js";
import type { Console } from "./console.js";
import { SIGNALS } from "./train-until-signal.js";

/** Polling sees what editors do, which put a new file in the old one's place, and works on every file system. */
const INTERVAL_MS = 200;

/**
 * Does some work, and again whenever one of its files is saved, until a signal ends it. A file that is saved while the
 * work goes on aborts its signal, and the work begins anew.
 *
 * @param files that it depends on; asked after each time, since a file may name others
 * @param onError says what went wrong; the files are waited on all the same
 */
export async function workAtEachChange(
  work: (changed: AbortSignal) => Promise<void>,
  files: () => readonly string[],
  onError: (error: unknown) => void,
  console: Console,
): Promise<void> {
  for (;;) {
    const change = watchFor(files());
    try {
      await work(change.signal);
    } catch (error) {
      onError(error);
    }
    const wasInterrupted = console.exitCode === ExitCode.interrupted && !change.signal.aborted;
    change.alsoWatch(files());
    if (wasInterrupted || (await change.orSignal(console)) === "ended") {
      change.close();
      console.exitCode = ExitCode.interrupted;
      return;
    }
    change.close();
    console.exitCode = ExitCode.ok;
    console.err("\n");
  }
}

function watchFor(files: readonly string[]) {
  const controller = new AbortController();
  const { signal } = controller;
  const watched = new Set<string>();
  const onChange = () => controller.abort();
  const alsoWatch = (more: readonly string[]) => {
    for (const file of more) {
      if (!watched.has(file)) watchFile(file, { interval: INTERVAL_MS }, onChange);
      watched.add(file);
    }
  };
  alsoWatch(files);
  return {
    signal,
    alsoWatch,
    /** Waits, with a word on what for. */
    async orSignal(console: Console): Promise<"changed" | "ended"> {
      if (signal.aborted) return "changed";
      console.err(`waiting for a change of ${[...watched].join(", ")}; Ctrl-C ends\n`);
      return new Promise((resolve) => {
        const end = () => resolve("ended");
        for (const name of SIGNALS) process.once(name, end);
        signal.addEventListener("abort", () => {
          for (const name of SIGNALS) process.off(name, end);
          resolve("changed");
        });
      });
    },
    close() {
      for (const file of watched) unwatchFile(file, onChange);
    },
  };
}
