import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LOCK_FILE, lockDirectory } from "../../src/results/lock.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const owner = (change: object) =>
  JSON.stringify({ pid: process.pid, host: hostname(), startedAt: "2026-01-01T00:00:00.000Z", ...change });

/** The number of a process that has ended. */
const deadPid = (): number => spawnSync(process.execPath, ["--version"]).pid;

describe("a directory's lock", () => {
  it("refuses a second run with the first one's process and since when, until it is given back", () => {
    const directory = temporaryDirectory();
    const unlock = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(
      `another run is writing to ${directory}: process ${process.pid} on ${hostname()}`,
    );
    unlock();
    expect(readdirSync(directory)).toEqual([]);
    lockDirectory(directory)();
  });

  it("is taken over from a process that is gone", () => {
    const directory = temporaryDirectory();
    const path = join(directory, LOCK_FILE);
    writeFileSync(path, owner({ pid: deadPid() }));
    const unlock = lockDirectory(directory);
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid });
    unlock();
    expect(readdirSync(directory)).toEqual([]);
  });

  it.runIf(existsSync("/proc/self/stat"))(
    "is taken over when its process's number now belongs to another process",
    () => {
      const directory = temporaryDirectory();
      writeFileSync(join(directory, LOCK_FILE), owner({ processStart: "1" }));
      lockDirectory(directory)();
      expect(readdirSync(directory)).toEqual([]);
    },
  );

  describe("of another host, within Slurm", () => {
    const slurm = { job: "7", restarts: 0 };
    const elsewhere = owner({ host: "elsewhere", slurm });
    afterEach(() => vi.unstubAllEnvs());

    const lockAs = (job: string, restarts?: string) => {
      const directory = temporaryDirectory();
      writeFileSync(join(directory, LOCK_FILE), elsewhere);
      vi.stubEnv("SLURM_JOB_ID", job);
      vi.stubEnv("SLURM_RESTART_COUNT", restarts);
      return () => lockDirectory(directory)();
    };

    it("is taken over by the next attempt at the same job, which starts when the last one has ended", () => {
      expect(lockAs("7", "1")).not.toThrow();
    });

    it.each([
      ["the same attempt, which may have several processes", "7", undefined],
      ["another job", "8", "1"],
    ])("is left to its owner by %s", (_title, job, restarts) => {
      expect(lockAs(job, restarts)).toThrow("another run is writing to");
    });
  });

  it.each([
    ["of another host, of whose processes nothing is known", owner({ host: "elsewhere", pid: 1 })],
    ["that nobody can read", "?"],
  ])("%s is left alone, and the error says what to delete", (_title, text) => {
    const directory = temporaryDirectory();
    const path = join(directory, LOCK_FILE);
    writeFileSync(path, text);
    let remedy: unknown;
    try {
      lockDirectory(directory);
    } catch (error) {
      remedy = (error as { remedy?: string }).remedy;
    }
    expect(remedy).toContain(`delete ${path}`);
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  it.each<[string, (path: string) => unknown]>([
    ["a directory", (path) => mkdirSync(path)],
    ["a link to nothing", (path) => symlinkSync("/nowhere/at/all", path)],
    ["a named pipe", (path) => execFileSync("mkfifo", [path])],
  ])("is refused at once where %s has its name, and the error says what to do", (kind, make) => {
    const directory = temporaryDirectory();
    const path = join(directory, LOCK_FILE);
    make(path);
    expect(() => lockDirectory(directory)).toThrow(`cannot tell whether a run holds ${path}: it is ${kind}`);
    expect(readdirSync(directory)).toEqual([LOCK_FILE]);
  });

  it("takes away what runs left that were killed while they locked, and leaves the rest", () => {
    const directory = temporaryDirectory();
    const host = encodeURIComponent(hostname());
    const kept = [`${LOCK_FILE}.${host}.${process.ppid}`, `${LOCK_FILE}.elsewhere.1`];
    for (const file of [...kept, `${LOCK_FILE}.${host}.${deadPid()}`])
      writeFileSync(join(directory, file), "");
    lockDirectory(directory)();
    expect(readdirSync(directory).toSorted()).toEqual(kept.toSorted());
  });
});
