import { join } from "node:path";
import type { Shard } from "../experiment/shard.js";

/** Where the parts of a study go: beside its results, not in them. */
const shardsDirectory = (results: string): string => `${results}-shards`;

/** Where one of them goes; names sort in the order of the shards. */
export function shardDirectory(results: string, { index, count }: Shard): string {
  const digits = String(count).length;
  return join(shardsDirectory(results), `${String(index).padStart(digits, "0")}-of-${count}`);
}
