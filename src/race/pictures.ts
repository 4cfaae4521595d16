import type { Picture, Runner } from "./runner.js";

/** Milliseconds between pictures of one group: as often as an eye follows. */
const INTERVAL = 150;
/** A picture is followed by so many times as long without any: training is what the time is for. */
const REST = 25;

/** Whose picture is made when: in turns, and of each group at its end. */
interface Pictures {
  /** A group's picture, if it is its turn. */
  of(runner: Runner): Picture;
}

export function createPictures(runners: readonly Runner[]): Pictures {
  const madeAt = new Map(runners.map((runner) => [runner, -Infinity] as const));
  let rested = -Infinity;
  const isNext = (runner: Runner, now: number): boolean => {
    const before = madeAt.get(runner) ?? now;
    if (now < rested || now - before < INTERVAL) return false;
    return runners.every((other) => other.isOver() || (madeAt.get(other) ?? now) >= before);
  };
  return {
    of(runner) {
      const now = performance.now();
      if (!runner.isOver() && !isNext(runner, now)) return {};
      const picture = runner.picture();
      madeAt.set(runner, now);
      rested = now + REST * (performance.now() - now);
      return picture;
    },
  };
}
