import { join } from "node:path";
import { csvBytes } from "../tables/index.js";
import { layersTable } from "../tables/layers.js";
import { writeOutput, type WrittenFile } from "../results/files.js";
import { JOURNAL, openJournal } from "../results/journal.js";

/** What the thread of layers-thread.ts runs. */
export default function writeLayers(directory: string): WrittenFile {
  const study = openJournal(join(directory, JOURNAL));
  return writeOutput(directory, `${layersTable.name}.csv`, csvBytes(layersTable, { study }));
}
