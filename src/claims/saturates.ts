import { compareArms } from "../analysis/compare.js";
import type { EvaluatedArm } from "../analysis/conditions.js";
import type { Measurement } from "../analysis/location.js";
import { median } from "../stats/index.js";
import { joined, verdictOf, weakest, type Terms } from "./decide.js";
import type { Evidence, Finding } from "./definition.js";
import { reachedWords, sideOf } from "./faster.js";
import { armsByDepth, compareFading, sweepsOf, type DepthSweep } from "./gradient-by-depth.js";
import { meanHealth } from "./health.js";
import { targetOf } from "./pairs.js";
import { depthSweep, labelsFor, SWEEP_DEPTHS } from "./needs.js";
import {
  CONFIDENCE,
  inverted,
  list,
  number,
  range,
  ratio,
  share,
  targetWords,
  titleOf,
} from "../words/index.js";

/**
 * The findings on "with depth, saturation keeps `name` from learning", by two parts that must both hold: its gradient
 * fades with depth faster than ReLU's, and at the greatest depth it takes longer than ReLU to reach the target.
 */
export function saturationFindings(evidence: Evidence, name: string): Finding[] {
  const { experiment } = evidence;
  const [fading, steady] = labelsFor(experiment, [name, "relu"]);
  return sweepsOf(evidence.conditions(depthSweep(experiment))).flatMap((sweep) => {
    const deepest = sweep.at(-1);
    const [slow, fast] = [armsByDepth(sweep, fading).at(-1)?.arm, armsByDepth(sweep, steady).at(-1)?.arm];
    if (deepest === undefined || slow === undefined || fast === undefined) return [];
    return [saturationFinding(evidence, sweep, slow, fast)];
  });
}

function saturationFinding(
  { experiment }: Evidence,
  sweep: DepthSweep,
  slow: EvaluatedArm,
  fast: EvaluatedArm,
): Finding {
  const { where } = sweep[sweep.length - 1].condition;
  const fading = { measurement: compareFading(sweep, slow.label, fast.label) };
  const stalling = { measurement: compareArms(fast, slow) };
  const decisive = weakest([fading, stalling]);
  const target = targetWords(targetOf(experiment, where));
  const verdictsOn = (terms: Terms) =>
    [fading, stalling].map(({ measurement }) => verdictOf(measurement, terms, 1));
  return {
    where,
    a: sideOf(fast),
    b: sideOf(slow),
    measure: decisive === fading ? "gradient_ratio_per_layer" : "epochs_to_target",
    times: 1,
    measurement: decisive.measurement,
    parts: [fading.measurement, stalling.measurement],
    tested: true,
    atEdge: slow.atEdge || fast.atEdge,
    conclude: (terms) => ({ verdict: joined(verdictsOn(terms)) }),
    words(terms) {
      const [fades, stalls] = verdictsOn(terms);
      const failed =
        fades === "supported" && stalls === "refuted"
          ? ": the gradient fades, and learning does not suffer"
          : "";
      return {
        finding: `${fadingWords(fading.measurement, slow, fast)}, and at ${slow.spec.hidden.length} layers ${reachedWords(slow)} ${titleOf(slow)} networks reach ${target} against ${reachedWords(fast)} with ${titleOf(fast)}${failed}`,
        details: `median epochs at ${list(SWEEP_DEPTHS.map(String))} layers: ${epochsByDepth(sweep, slow)}; ${epochsByDepth(sweep, fast)}; ${saturationWords(slow)}`,
      };
    },
  };
}

/** "before training, each added layer shrinks … 2.2 × more with sigmoid than with ReLU (95 % interval …)". */
export function fadingWords(comparison: Measurement, slow: EvaluatedArm, fast: EvaluatedArm): string {
  const less = comparison.estimate.upper < 1;
  const turn = less ? inverted : <T>(bounds: T): T => bounds;
  const [estimate, interval] = [turn(comparison.estimate), turn(comparison.interval)];
  const factor = `${ratio(estimate, [1]) ?? "an unknown factor"} ${less ? "less" : "more"}`;
  return `before training, each added layer shrinks the first layer's gradient relative to the last one's ${factor} with ${titleOf(slow)} than with ${titleOf(fast)} (${CONFIDENCE} interval ${range(interval, [1])}, ${comparison.n} networks of each depth)`;
}

function epochsByDepth(sweep: DepthSweep, { label, ...arm }: EvaluatedArm): string {
  const medians = armsByDepth(sweep, label).map(({ arm: { trials, spec } }) => {
    const epochs = trials.map(({ score }) => (score?.reached ? score.epochs : Infinity));
    const time = epochs.length === 0 ? Infinity : median(epochs);
    return time === Infinity ? `> ${spec.training.epochs}` : number(time);
  });
  return `${titleOf({ label, ...arm })} ${medians.join(", ")}`;
}

function saturationWords(arm: EvaluatedArm): string {
  const [first, last] = [meanHealth(arm, "saturated", "first"), meanHealth(arm, "saturated", "last")];
  if (first === null || last === null) return "how many units saturate was not measured";
  return `${share(first)} of its units' responses are saturated at the start and ${share(last)} at the end`;
}
