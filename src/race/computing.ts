import { groupBy } from "../analysis/group-by.js";
import { secondsPerEpoch } from "../analysis/summarize.js";
import type { FinishedTrial } from "../trial/result.js";

/** Mean wall-clock seconds of training one seed for an epoch, by activation; without evaluation and drawing. */
export function computingTimes(trials: readonly FinishedTrial[]): ReadonlyMap<string, number> {
  const groups = groupBy(trials, ({ spec }) => spec.activation.label);
  return new Map(
    [...groups].flatMap(([label, group]) => {
      const time = secondsPerEpoch({
        seconds: group.reduce((sum, { seconds }) => sum + seconds, 0),
        epochsTrained: group.reduce((sum, { result }) => sum + epochsOf(result), 0),
      });
      return time === null ? [] : [[label, time] as const];
    }),
  );
}

const epochsOf = (result: FinishedTrial["result"]): number =>
  result.state === "failed" ? 0 : (result.curve.epochs.at(-1) ?? 0);
