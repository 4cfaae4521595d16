import { basename } from "node:path";
import { replayAs } from "../library/replay.js";
import { FLAGS } from "./common-options.js";
import type { Console } from "./console.js";

export interface ReplayFlags {
  readonly trial: string;
  readonly to: "pytorch";
  readonly out: string;
  readonly data?: string;
  readonly force?: boolean;
}

/** `actbench replay`: journal → one trial, trained once more → trial.json and replay.py. */
export function replayCommand(directory: string, options: ReplayFlags, console: Console): void {
  const { id, trial, script } = replayAs(directory, options.trial, options, FLAGS);
  console.out(
    `trained ${id} again: its curve equals the journal's in every digit\n` +
      `wrote ${trial} and ${basename(script)}\n` +
      `Next: python3 ${script}\n`,
  );
}
