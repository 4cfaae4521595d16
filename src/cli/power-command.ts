import { powerOfLoaded, type StudyPowerOptions } from "../library/power.js";
import { powerTable } from "../tables/index.js";
import { powerJson, powerText } from "../reports/terminal/power.js";
import type { Console } from "./console.js";
import { readConfig } from "./read-config.js";
import { trainUntilSignal, unlessInterrupted } from "./train-until-signal.js";

export interface PowerFlags extends StudyPowerOptions {
  readonly set: readonly string[];
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly quiet?: boolean;
}

/** `actbench power`: config + pilot → studies drawn from it → how many seeds decide. Nothing is written. */
export async function powerCommand(
  config: string,
  { set, json, csv, quiet, ...options }: PowerFlags,
  console: Console,
): Promise<void> {
  const loaded = readConfig(config, set);
  const caller = { trainWith: trainUntilSignal(console, { quiet }) };
  const report = await unlessInterrupted(
    () => powerOfLoaded(loaded, options, caller),
    "interrupted: a pilot is not kept; name a result with --pilot to draw from what is trained\n",
    console,
  );
  if (report === undefined) return;
  if (csv) for (const chunk of powerTable.chunks(report)) console.out(Buffer.from(chunk).toString());
  else console.out(json ? powerJson(report) : powerText(report, console));
}
