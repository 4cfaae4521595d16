import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { defineConfig } from "vitest/config";

/** Where V8 can merge pairs of vectors, it is to do so from the first call on, until a test of choosing turns it off. */
const merging = /^v2[46]\./.test(process.version) ? ["--experimental-wasm-revectorize", "--no-liftoff"] : [];

export default defineConfig({
  test: {
    // Files share what a process has loaded and warmed: no test replaces a module, and what one sets it sets back.
    isolate: false,
    // By default one core is left to others; here they only wait.
    maxWorkers: "100%",
    execArgv: merging,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { TMPDIR: roomInMemory("/dev/shm") ?? tmpdir() },
  },
});

/** A directory in memory with a gigabyte to spare: what is written durably does not wait for a disk there. */
function roomInMemory(directory: string): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize > 2 ** 30 ? directory : undefined;
  } catch {
    return undefined;
  }
}
