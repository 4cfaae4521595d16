import { existsSync } from "node:fs";
import { join } from "node:path";
import { declaredClaims } from "../claims/index.js";
import { csvSpecs } from "../datasets/csv.js";
import { ActbenchError } from "../errors.js";
import type { Experiment } from "../experiment/experiment.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import type { Registered } from "../experiment/looks.js";
import type { ConfigInput } from "../experiment/schema/index.js";
import { JOURNAL, journalSubject } from "../results/journal.js";
import { listChanges } from "../results/open-run.js";
import {
  changesSince,
  readRegistration,
  REGISTRATION,
  writeRegistration,
  type Registrable,
  type Registration,
} from "../results/registration.js";
import { version } from "../results/version.js";
import { checkArgument, load, registerOptionsSchema } from "./arguments.js";
import { PROPERTIES, type OptionNames } from "./caller.js";
import { claimDirectory } from "./result-directory.js";

/** Where a study is registered. */
export interface RegisterOptions {
  /** Where its results will go. */
  readonly directory: string;
  /** Replaces an earlier registration. */
  readonly force?: boolean;
}

/**
 * Writes down a study before anything of it is trained: config, claims, the version and the hashes of CSV files, with one
 * hash of all, in registration.json. A run into the same directory then refuses, or marks, what was changed since.
 *
 * @example register(config, { directory: "results/mine" }).sha256
 *
 * @throws {ActbenchError} with everything that is wrong in the config, and where trials or a registration are there already
 */
export function register(config: ConfigInput, options: RegisterOptions): Registration {
  checkArgument("options", options, registerOptionsSchema);
  return registerLoaded(load(config), options);
}

/** The same of a config that is loaded. */
export function registerLoaded(
  loaded: LoadedConfig,
  { directory, force = false }: RegisterOptions,
  names: OptionNames = PROPERTIES,
): Registration {
  const unlock = claimDirectory(directory, false, names);
  try {
    const path = join(directory, REGISTRATION);
    if (existsSync(join(directory, JOURNAL))) {
      throw new ActbenchError(`${directory} holds trials already, and a registration comes before them`, {
        remedy: `Name another directory with ${names.directory}.`,
      });
    }
    if (existsSync(path) && !force) {
      throw new ActbenchError(`there is a ${path} already`, {
        remedy: `Give ${names.force} to replace it, or name another directory with ${names.directory}.`,
      });
    }
    const claims = declaredClaims(loaded.experiment).map(({ name, statement }) => ({ name, statement }));
    const registeredAt = new Date().toISOString();
    const { actbench, data, config } = registrable(loaded.experiment, loaded.resolved);
    return writeRegistration(directory, { registeredAt, actbench, claims, data, config });
  } finally {
    unlock();
  }
}

/**
 * What can be registered of an experiment.
 *
 * @param resolved the text of config.resolved.json
 */
export function registrable(experiment: Experiment, resolved: string, actbench = version): Registrable {
  const tables = csvSpecs(experiment.datasets);
  return {
    actbench,
    data: Object.fromEntries(tables.map(({ label, parameters }) => [label, String(parameters.sha256)])),
    config: JSON.parse(resolved) as Registration["config"],
  };
}

/** What a run has of a registration, and which of its claims are not what was registered. */
interface Held {
  readonly registered?: Registered;
  readonly unregistered: readonly string[];
}

/**
 * Holds a run to the registration in its directory, if there is one.
 *
 * @param deviate takes what was changed since, to be marked; undefined of a shard, which can't
 * @throws {ActbenchError} with what was changed since; where the trials in the directory are older than the registration,
 * or were trained under another
 */
export function holdToRegistration(
  directory: string,
  { experiment, resolved }: LoadedConfig,
  deviate: boolean | undefined,
  names: OptionNames,
): Held {
  const registration = readRegistration(directory);
  const before = journalSubject(join(directory, JOURNAL));
  const known = before?.registered;
  if (before !== undefined) requireSame(directory, known, registration, names);
  if (registration === undefined) return { unregistered: [] };
  const changes = changesSince(registration, registrable(experiment, resolved));
  const unknown = changes.filter((change) => !known?.changes.includes(change));
  if (unknown.length > 0 && !deviate) {
    const title = `${join(directory, REGISTRATION)} is of something else, which this changes:`;
    throw new ActbenchError(listChanges(title, unknown), {
      remedy:
        deviate === undefined
          ? "Train what was registered: shards can't deviate from it."
          : `Run what was registered, or give ${names.deviate}: every report then says what was changed.`,
    });
  }
  const { sha256, registeredAt, claims } = registration;
  const all = [...new Set([...(known?.changes ?? []), ...changes])];
  // A claim that is judged by another target is another claim.
  const isSameTarget = !all.some((change) => /^datasets\.\d+\.reach\b/.test(change));
  const named = new Set(isSameTarget ? claims.map(({ name }) => name) : []);
  return {
    registered: { sha256, registeredAt, changes: all },
    unregistered: declaredClaims(experiment)
      .map(({ name }) => name)
      .filter((name) => !named.has(name)),
  };
}

function requireSame(
  directory: string,
  known: Registered | undefined,
  registration: Registration | undefined,
  { force }: OptionNames,
): void {
  if (known?.sha256 === registration?.sha256) return;
  const path = join(directory, REGISTRATION);
  if (known === undefined) {
    throw new ActbenchError(`${path} was put there after trials were trained`, {
      remedy: `Take it away, or give ${force} to train them anew.`,
    });
  }
  const found = registration === undefined ? "is gone" : `is another, of SHA-256 ${registration.sha256}`;
  throw new ActbenchError(`the study was registered with the SHA-256 ${known.sha256}, and ${path} ${found}`, {
    remedy: `Put it back, or give ${force} to train anew.`,
  });
}

/** What is wrong with the registration of a finished study, a sentence each. */
export function registrationFaults(
  directory: string,
  registered: Registered | undefined,
  now: Registrable,
): string[] {
  const registration = readRegistration(directory);
  if (registered === undefined && registration === undefined) return [];
  if (registration === undefined) return [`${REGISTRATION} is missing: the study was registered`];
  if (registered?.sha256 !== registration.sha256) {
    const was = registered === undefined ? "without one" : `with the SHA-256 ${registered.sha256}`;
    return [`${REGISTRATION} has the SHA-256 ${registration.sha256}, and the study was run ${was}`];
  }
  return changesSince(registration, now)
    .filter((change) => !registered.changes.includes(change))
    .map((change) => `changed since the registration, and not marked: ${change}`);
}
