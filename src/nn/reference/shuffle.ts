import { hash32 } from "../../random/hash32.js";

/**
 * The order becomes a random permutation of 0 … rows − 1, by Fisher and Yates from the last place down. A place is
 * drawn as ⌊hash · (i + 1) / 2³²⌋, whose bias of at most rows / 2³² is far below what any run could notice.
 */
export function shuffleRows(
  order: Float64Array, // (rows)
  keys: Float64Array, // (1)
  counter: number,
  rows: number,
): void {
  for (let i = 0; i < rows; i++) order[i] = i;
  for (let i = rows - 1; i > 0; i--) {
    const j = Math.floor((hash32(keys[0], counter + i) * (i + 1)) / 2 ** 32);
    const held = order[i];
    order[i] = order[j];
    order[j] = held;
  }
}
