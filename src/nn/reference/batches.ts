import { hash32 } from "../../random/hash32.js";
import type { Kernel } from "../kernel.js";

/** Batches: order (samples) row numbers, keys (1), source (samples, width), target (rows, width). */
export const batches = {
  /**
   * The order becomes a random permutation of 0 … rows − 1, by Fisher and Yates from the last place down. A place is
   * drawn as ⌊hash · (i + 1) / 2³²⌋, whose bias of at most rows / 2³² is far below what any run could notice.
   */
  shuffleRows(order, keys, counter, rows) {
    for (let i = 0; i < rows; i++) order[i] = i;
    for (let i = rows - 1; i > 0; i--) {
      const j = Math.floor((hash32(keys[0], counter + i) * (i + 1)) / 2 ** 32);
      const held = order[i];
      order[i] = order[j];
      order[j] = held;
    }
  },

  /** target[r] = source[order[start + r]] */
  gatherRows(source, order, start, target, rows, width) {
    for (let r = 0; r < rows; r++) {
      const from = order[start + r] * width;
      for (let c = 0; c < width; c++) target[r * width + c] = source[from + c];
    }
  },
} satisfies Partial<Kernel<Float64Array>>;
