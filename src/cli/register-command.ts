import { join } from "node:path";
import { registerLoaded } from "../library/register.js";
import { REGISTRATION } from "../results/registration.js";
import { plural } from "../words/index.js";
import { FLAGS } from "./common-options.js";
import type { Console } from "./console.js";
import { readConfig } from "./read-config.js";

export interface RegisterFlags {
  readonly set: readonly string[];
  readonly out?: string;
  readonly force?: boolean;
}

/** `actbench register`: config → registration.json; nothing is trained. */
export function registerCommand(config: string, { set, out, force }: RegisterFlags, console: Console): void {
  const loaded = readConfig(config, set);
  const directory = out ?? join("results", loaded.experiment.name);
  const { claims, sha256 } = registerLoaded(loaded, { directory, force }, FLAGS);
  console.out(`${loaded.experiment.name}, with ${plural(claims.length, "claim")}, is registered\n`);
  console.out(`SHA-256 ${sha256}\n`);
  console.err(`registration: ${join(directory, REGISTRATION)}\n`);
}
