import {
  constants,
  copyFileSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { ActbenchError } from "../errors.js";
import { oddKind } from "./file-kind.js";
import { systemReason } from "./system-error.js";

/** The file that says which run is writing to a directory. */
export const LOCK_FILE = "run.lock";

interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly startedAt: string;
  /** When the kernel started the process: a number given to another process later is not taken for it. */
  readonly processStart?: string | undefined;
  /** Which task of Slurm it is, and how often it was put back before. */
  readonly slurm?: Attempt | undefined;
}

interface Attempt {
  readonly job: string;
  readonly restarts: number;
}

/** A lock may be given back or taken over while it is looked at, but not this often. */
const ATTEMPTS = 100;

/**
 * Claims a directory for this run; the returned function gives it back. A lock whose process is gone, as after a
 * crash, is taken over.
 *
 * @throws {ActbenchError} while another run holds it, and where that cannot be told
 */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, LOCK_FILE);
  const { pid } = process;
  const own: Owner = {
    pid,
    host: hostname(),
    startedAt: new Date().toISOString(),
    processStart: processStart(pid),
    slurm: slurmAttempt(),
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (create(path, `${JSON.stringify(own)}\n`)) {
      removeDrafts(directory);
      return () => rmSync(path, { force: true });
    }
    const text = readLock(path);
    if (text === undefined) continue;
    const owner = parseOwner(text);
    if (owner === undefined || mayBeAlive(owner)) throw held(directory, path, owner);
    takeOver(path, text);
  }
  throw unclear(path, "it comes and goes");
}

/** The lock's text; undefined where it has just been given back. @throws {ActbenchError} where it is no readable file */
function readLock(path: string): string | undefined {
  const kind = oddKind(path);
  if (kind !== undefined) throw unclear(path, `it is ${kind}`);
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw unclear(path, systemReason(error) ?? String(error));
  }
}

function unclear(path: string, reason: string): ActbenchError {
  return new ActbenchError(`cannot tell whether a run holds ${path}: ${reason}`, {
    remedy: "If no run writes there, delete it; or name another directory with --out.",
  });
}

/** A draft's name says whose it is: a run that is killed while it makes its lock leaves one. */
const draftName = (host: string, pid: number): string => `${LOCK_FILE}.${encodeURIComponent(host)}.${pid}`;

/** Makes a file with all of its text at once; false where there is one. */
function create(path: string, text: string): boolean {
  const draft = join(path, "..", draftName(hostname(), process.pid));
  try {
    writeFileSync(draft, text);
    linkOrCopy(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes away what runs of this host left that were killed while they made or took over a lock. */
function removeDrafts(directory: string): void {
  const own = draftName(hostname(), 0).slice(0, -1);
  for (const file of readdirSync(directory)) {
    const pid = file.startsWith(own) ? Number(file.slice(own.length)) : NaN;
    if (pid > 0 && pid !== process.pid && !isRunning(pid)) rmSync(join(directory, file), { force: true });
  }
}

/** Not every file system has hard links. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

/**
 * Removes a dead run's lock. Of two runs that do so at a time, the slower one may have caught the faster one's new
 * lock, and puts it back.
 */
function takeOver(path: string, text: string): void {
  const aside = join(path, "..", draftName(hostname(), process.pid));
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const caught = readOrNothing(aside);
  rmSync(aside, { force: true });
  if (caught !== undefined && caught !== text) create(path, caught);
}

function held(directory: string, path: string, owner: Owner | undefined): ActbenchError {
  const who =
    owner === undefined
      ? ""
      : `: process ${owner.pid} on ${owner.host}, which has held it since ${owner.startedAt}`;
  return new ActbenchError(`another run is writing to ${directory}${who}`, {
    remedy: `Wait for it, or name another directory with --out. If it is surely gone, delete ${path}.`,
  });
}

/**
 * Whether the owner may still be running. Of another host's processes nothing is known, but that Slurm ends one attempt
 * at a job before it starts the next.
 */
function mayBeAlive({ pid, host, processStart: started, slurm }: Owner): boolean {
  if (isEarlierAttempt(slurm)) return false;
  if (host !== hostname()) return true;
  return isRunning(pid) && (started === undefined || started === processStart(pid));
}

/** Another user's process can't be signalled, but is there. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Each task of an array job has a number of its own, which it keeps when it is put back. */
function slurmAttempt(): Attempt | undefined {
  const { SLURM_JOB_ID: job, SLURM_RESTART_COUNT: restarts = "0" } = process.env;
  return job === undefined ? undefined : { job, restarts: Number(restarts) };
}

function isEarlierAttempt(attempt: Attempt | undefined): boolean {
  const own = slurmAttempt();
  return own !== undefined && attempt?.job === own.job && attempt.restarts < own.restarts;
}

/** Linux: clock ticks from boot to the start of the process. */
function processStart(pid: number): string | undefined {
  const stat = readOrNothing(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets, which may hold anything; the 22nd is the start.
  return stat
    ?.slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .at(19);
}

function parseOwner(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Owner;
    return Number.isInteger(owner.pid) && typeof owner.host === "string" ? owner : undefined;
  } catch {
    return undefined;
  }
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
