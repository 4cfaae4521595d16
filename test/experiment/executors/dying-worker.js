import { existsSync, writeFileSync } from "node:fs";
import train from "../../../dist/worker.js";

/**
 * Trains as the real worker does, but seed 666 always ends its thread, and seed 13 once: the first time leaves a file
 * at $DIED_ONCE.
 */
export default function trainOrDie(group) {
  const seeds = new Set(group.map(({ seed }) => seed));
  const mark = process.env.DIED_ONCE;
  if (seeds.has(666)) process.exit(3);
  if (seeds.has(13) && !existsSync(mark)) {
    writeFileSync(mark, "");
    process.exit(4);
  }
  return train(group);
}
