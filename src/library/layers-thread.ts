import { statSync } from "node:fs";
import { join } from "node:path";
import { Piscina } from "piscina";
import type { WrittenFile } from "../results/files.js";
import { packageFile } from "../package-file.js";
import { JOURNAL } from "../results/journal.js";

/** Below so many bytes of journal a thread takes longer to start than layers.csv to write. */
const WORTH_A_THREAD = 4_000_000;

/**
 * Begins to write layers.csv, by far the longest output, in a thread of its own.
 *
 * @returns undefined where that was not worth it, or failed: whoever writes it then meets the same error
 */
export async function writeLayersInThread(directory: string): Promise<WrittenFile | undefined> {
  if (statSync(join(directory, JOURNAL)).size < WORTH_A_THREAD) return undefined;
  const { href } = packageFile("dist/layers-worker.js");
  const pool = new Piscina<string, WrittenFile>({ filename: href, maxThreads: 1 });
  try {
    return await pool.run(directory);
  } catch {
    return undefined;
  } finally {
    await pool.destroy();
  }
}
