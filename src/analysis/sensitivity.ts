import type { Experiment, Regime } from "../experiment/experiment.js";
import { bestPoint, summarizePoint, type TriedPoint } from "../experiment/tuning/choose.js";
import type { TunedArm } from "../experiment/tuning/field.js";
import { inOrder, isSamePoint, pointKey, type Point } from "../experiment/tuning/point.js";
import { isTunedAnew } from "../experiment/tuning/replicates.js";
import { pointsOfStage, tuningTrials, type TrialScores } from "../experiment/tuning/settle.js";
import type { Study } from "../results/study.js";
import { trialId } from "../trial/id.js";
import type { TrialSpec } from "../trial/spec.js";
import { group as groupBy } from "d3-array";
import { chosenArms, settledFields } from "./regimes.js";

/** One point that was tried with one activation in one condition. */
export interface TunedPoint extends TriedPoint {
  /** Its seed means nothing. */
  readonly spec: TrialSpec;
  /** The regimes that chose it. */
  readonly chosen: readonly Regime[];
  /** It was chosen although no rate beyond it was tried: a better one may lie there. */
  readonly atEdge: boolean;
}

/** The same within one choice, on the seeds of one of its stages. */
export interface TunedStep extends TunedPoint {
  /** The seed of the evaluation that it was chosen for; null where it is for all of them. */
  readonly replicate: number | null;
  readonly stage: "grid" | "refinement";
  /** Where a refinement chose it, by regime: see `SettledPoint`. */
  readonly neighbourLoss: Readonly<Partial<Record<Regime, number>>>;
}

/**
 * The sensitivity curves of an experiment: for each field that is settled, its arms, each with its points, settings by
 * settings, rates ascending. All tuning trials at a point are taken together; where points were chosen anew for every seed,
 * the usual one is the chosen.
 */
export function sensitivity(study: Study, experiment: Experiment): TunedPoint[][][] {
  const chosen = chosenArms(study, experiment).map((regimes) => regimes.flatMap(({ arms }) => arms));
  return settledFields(study, experiment).map((replicates, f) =>
    replicates[0].arms.map(({ arm }, i) => {
      const stages = replicates.flatMap(({ arms }) => stagesOf(arms[i]));
      const own = chosen[f].filter((each) => each.arm === arm);
      const byPoint = groupBy(stages.flatMap(pointsOfStage), ({ point }) => pointKey(point));
      return inOrder([...byPoint.values()].map(([{ point }]) => point)).map((point) => {
        const choosing = own.filter((each) => isSamePoint(each, point));
        const tried = byPoint.get(pointKey(point)) ?? [];
        const specs = tried.flatMap(({ seeds }) => tuningTrials(arm, point, seeds));
        return {
          ...summarizeTrials(point, specs, study.scores),
          chosen: choosing.map(({ regime }) => regime),
          atEdge: choosing.some(({ settled }) => settled.some(({ atEdge }) => atEdge)),
        };
      });
    }),
  );
}

/**
 * An arm's points at each rate with the best settings there, rates ascending: the points themselves where rates alone are
 * tuned. The arm's own best point is among them.
 */
export function bestAtEachRate(points: readonly TunedPoint[]): TunedPoint[] {
  return [...groupBy(points, ({ rate }) => String(rate)).values()]
    .map((at) => at.find(({ chosen }) => chosen.includes("tuned")) ?? bestPoint(at))
    .toSorted((a, b) => a.rate - b.rate);
}

/**
 * Every step of every choice, field by field: arm, replicate, stage, and within it settings by settings, the
 * rates ascending.
 */
export function tuningSteps(study: Study, experiment: Experiment): TunedStep[] {
  const isRepeated = isTunedAnew(experiment);
  return settledFields(study, experiment).flatMap((replicates) =>
    replicates[0].arms.flatMap((_, i) =>
      replicates.flatMap(({ replicate, arms }) =>
        stepsOf(arms[i], isRepeated ? replicate.evaluated[0] : null, study.scores),
      ),
    ),
  );
}

/** What an arm was tried at in one stage, by any regime. */
interface TriedStage {
  readonly arm: TunedArm["arm"];
  readonly stage: number;
  readonly seeds: readonly number[];
  readonly tried: readonly Point[];
}

/** The stages of an arm's choices: of all regimes, as their trials are the same. */
function stagesOf({ arm, points }: TunedArm): TriedStage[] {
  const most = Math.max(0, ...points.map(({ settled }) => settled.stages.length));
  return Array.from({ length: most }, (_, stage) => {
    const own = points.map(({ settled }) => settled.stages[stage]);
    const tried = new Map(own.flatMap((each) => each.tried.map((point) => [pointKey(point), point])));
    return { arm, stage, seeds: own[0].seeds, tried: inOrder([...tried.values()]) };
  });
}

function stepsOf(tuned: TunedArm, replicate: number | null, scores: TrialScores): TunedStep[] {
  return stagesOf(tuned).flatMap(({ arm, stage, seeds, tried }) =>
    tried.map((point) => {
      const choosing = tuned.points.filter(
        ({ settled }) => isSamePoint(settled, point) && stage === settled.stages.length - 1,
      );
      return {
        ...summarizeTrials(point, tuningTrials(arm, point, seeds), scores),
        chosen: choosing.map(({ regime }) => regime),
        atEdge: choosing.some(({ settled }) => settled.atEdge),
        replicate,
        stage: stage === 0 ? ("grid" as const) : ("refinement" as const),
        neighbourLoss: Object.fromEntries(
          choosing.map(({ regime, settled }) => [regime, settled.neighbourLoss]),
        ),
      };
    }),
  );
}

function summarizeTrials({ rate, settings }: Point, specs: readonly TrialSpec[], scores: TrialScores) {
  const known = specs.flatMap((spec) => scores.get(trialId(spec)) ?? []);
  return { ...summarizePoint({ rate, settings }, known), spec: specs[0] };
}
