import type { Tables } from "../datasets/table.js";
import type { Heat, News, Order } from "./messages.js";

/** Worker threads that train a heat, each some of its groups. They live as long as the page. */
export interface Team {
  equip(tables: Tables): void;
  /**
   * @param epochs how far they may go
   * @returns the number that news of these groups carry
   */
  start(groups: Heat, epochs: number): number;
  limit(epochs: number): void;
}

/** More threads than groups of a heat would wait. */
const MOST_WORKERS = 8;

/**
 * One core is left to the page itself.
 *
 * @param script what every worker runs
 * @param kernel the SIMD kernel's module; undefined where the browser has none
 */
export function startTeam(script: string, kernel: Uint8Array | undefined, hear: (news: News) => void): Team {
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const count = Math.max(1, Math.min(MOST_WORKERS, (navigator.hardwareConcurrency || 2) - 1));
  const workers = Array.from({ length: count }, () => new Worker(url));
  for (const worker of workers) {
    worker.addEventListener("message", ({ data }: MessageEvent<News>) => hear(data));
  }
  const tell = (orderOf: (worker: number) => Order): void => {
    for (const [w, worker] of workers.entries()) worker.postMessage(orderOf(w));
  };
  let round = 0;
  return {
    equip: (tables) => tell(() => ({ kind: "equip", tables, kernel })),
    start(groups, epochs) {
      round += 1;
      tell((w) => ({ kind: "start", round, groups: groups.filter((_, g) => g % count === w), epochs }));
      return round;
    },
    limit: (epochs) => tell(() => ({ kind: "limit", epochs })),
  };
}
