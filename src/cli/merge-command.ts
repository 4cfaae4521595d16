import { mergeFrom, type MergeOptions } from "../library/merge.js";
import { FLAGS } from "./common-options.js";
import type { Console } from "./console.js";
import { configSource } from "./read-config.js";
import { reportFindings } from "./report-findings.js";
import { trainUntilSignal, unlessInterrupted } from "./train-until-signal.js";

export interface MergeFlags extends Pick<MergeOptions, "force" | "jobs" | "backend" | "figures"> {
  readonly config?: string;
  readonly set: readonly string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly failOn: readonly string[];
}

/** `actbench merge`: journals of the shards → one journal → what is left to train → outputs → terminal. */
export async function mergeCommand(
  out: string,
  shards: readonly string[],
  { config, set, quiet, json, failOn, ...options }: MergeFlags,
  console: Console,
): Promise<void> {
  const onStart = (left: number) => {
    if (left > 0) console.err(`training ${left} trials that only the whole field could name\n`);
  };
  const caller = { trainWith: trainUntilSignal(console, { quiet }), names: { ...FLAGS, directory: "<out>" } };
  const again = options.force ? " (without --force)" : "";
  const findings = await unlessInterrupted(
    () => mergeFrom(out, shards, configSource(config, set), { ...options, onStart }, caller),
    `interrupted: the same command goes on from there${again}\n`,
    console,
  );
  if (findings) reportFindings(findings, out, { json, failOn }, console);
}
