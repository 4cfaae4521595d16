import { overflowNotes, overflowOf } from "../activations/overflow.js";
import { epochsOf, medianEpochs } from "../analysis/compare.js";
import { armOf, type Condition, type EvaluatedArm } from "../analysis/conditions.js";
import type { Verdict, Warning, WarningKind } from "../analysis/verdict.js";
import type { Experiment } from "../experiment/experiment.js";
import type { Study } from "../results/study.js";
import { ALPHA } from "../analysis/protocol.js";
import { FEWEST_PAIRS, fewestPairs } from "../stats/index.js";
import type { Evidence } from "./definition.js";
import { declaredAgain } from "./index.js";
import { UNEQUAL, unequalSizes, unmatchedCosts } from "./unequal-networks.js";
import { number, percent, placeWords, plural, seedsWords, share } from "../words/index.js";

/** As few as the protocol allows, and more censored trials than it likes. */
const FEW_SEEDS = 10;
const MUCH_CENSORED = 0.2;
/** An evaluation interval above this share of the fastest median blurs every ratio. */
const COARSE = 0.05;

const texts: Record<WarningKind, Pick<Warning, "problem" | "remedy">> = {
  incomplete: {
    problem: "the study is incomplete, and what follows is of a part of it",
    remedy: "give its actbench run again, which goes on from there",
  },
  "few seeds": {
    problem: `fewer than ${FEW_SEEDS} seeds were evaluated, and fewer than ${FEWEST_PAIRS} decide nothing`,
    remedy: "raise seeds",
  },
  "few seeds for so many": {
    problem: "no verdict can be reached beside so many other measurements, however clear the difference",
    remedy: "raise seeds, or declare fewer claims or conditions",
  },
  "few tuning seeds": {
    problem:
      "no verdict at own best learning rates can be reached, however clear the difference: rates that were chosen on so few tuning seeds may be others than the best",
    remedy: 'raise learningRate.seeds, or choose anew for every seed ("tuning": "per-replicate")',
  },
  "grid edge": {
    problem: "the best learning rate is the last of its grid, so that a better one may lie beyond it",
    remedy: "widen learningRate's from and to",
  },
  "steep rate": {
    problem:
      "the best learning rate can't be told as closely as learningRate.refine asks: with the next one that was tried training takes longer",
    remedy: "raise learningRate.seeds, and refine.rounds",
  },
  overflow: {
    problem: "a formula is not finite in f32, in which training computes",
    remedy: "write it as actbench explain advises",
  },
  "diverged by overflow": {
    problem: "every trial diverged, of activations whose formula is not finite in f32",
    remedy: "mend the formula before anything is said of the activation",
  },
  diverged: {
    problem: "every trial diverged, the loss growing without bound",
    remedy: "try smaller learning rates",
  },
  failed: { problem: "an error ended trials", remedy: "read the column message of trials.csv" },
  "unequal cost": {
    problem: `no width comes within ${percent(UNEQUAL)} of what the reference's network costs`,
    remedy: "name wider hidden layers",
  },
  "unequal size": {
    problem:
      "networks of the same width differ in size, so that an activation may be the faster for that alone",
    remedy: "name a match, of parameters or flops",
  },
  "met by a constant": {
    problem: "a constant prediction meets the target, which therefore decides nothing",
    remedy: "choose a target that it does not meet",
  },
  censored: {
    problem: `more than ${percent(MUCH_CENSORED)} of the trials do not reach the target within the horizon`,
    remedy: "raise training.epochs or choose an easier target",
  },
  "reached at once": {
    problem: "the target is reached before the first evaluation",
    remedy: "choose a harder target or a smaller training.evaluateEvery",
  },
  "coarse evaluation": {
    problem: `evaluations are further apart than ${percent(COARSE)} of the fastest median time to target`,
    remedy: "choose a smaller training.evaluateEvery",
  },
  "short horizon": {
    problem: "the horizon is too short for the slower activation to be seen to take as long as claimed",
    remedy: "raise training.epochs",
  },
  "declared again": {
    problem: "a claim is declared more than once, and counted once",
    remedy: "leave out all but one of them",
  },
};

/** Everything that weakens the study's conclusions, gathered: one warning a kind, in the order of the list above. */
export function warningsOf(evidence: Evidence, verdicts: readonly Verdict[], study: Study): Warning[] {
  const { experiment } = evidence;
  const conditions = evidence.conditions(experiment);
  const cases = new Map<WarningKind, Set<string>>();
  const warn = (kind: WarningKind, where: string | undefined) => {
    if (where !== undefined) cases.set(kind, (cases.get(kind) ?? new Set()).add(where));
  };

  if (study.missing > 0) {
    warn("incomplete", `${study.missing} of ${plural(study.plan.length, "trial")} are missing`);
  }
  if (experiment.seeds.length < FEW_SEEDS) warn("few seeds", seedsWords(experiment));
  for (const { activation, at, of, instead } of overflowNotes(experiment.activations)) {
    const remedy = instead === undefined ? "" : `: write ${instead}`;
    warn("overflow", `${activation} (its ${of} from x = ${at} on${remedy})`);
  }
  for (const name of declaredAgain(experiment)) warn("declared again", name);
  for (const network of unmatchedCosts(experiment)) warn("unequal cost", network);
  for (const activation of unequalSizes(experiment, conditions)) warn("unequal size", activation);
  for (const condition of conditions) {
    const place = placeOf(condition, evidence);
    const dataset = String(condition.where.factors.dataset);
    if (evidence.metByConstant.has(dataset)) warn("met by a constant", dataset);
    for (const arm of condition.arms) {
      for (const kind of kindsOf(arm)) {
        warn(kind, `${arm.label} on ${place}${kind === "grid edge" ? edgeSeeds(arm) : ""}`);
      }
      const loss = steepness(arm, experiment);
      const isShared = condition.where.regime === "shared";
      if (loss !== undefined) warn("steep rate", `${isShared ? "" : `${arm.label} on `}${place} (${loss})`);
    }
    const fastest = Math.min(...condition.arms.map(medianOf));
    if (interval(condition) > COARSE * fastest && fastest >= interval(condition)) {
      warn("coarse evaluation", `${place} (${number(fastest)} epochs)`);
    }
  }
  for (const verdict of verdicts) {
    warn("few seeds for so many", belowFloor(verdict));
    warn("few tuning seeds", fewTuningSeeds(verdict));
    warn("short horizon", shortHorizon(verdict, conditions));
  }
  return (Object.keys(texts) as WarningKind[]).flatMap((kind) => {
    const found = cases.get(kind);
    return found === undefined ? [] : [{ kind, cases: [...found], ...texts[kind] }];
  });
}

const interval = ({ arms }: Condition): number => arms[0].spec.training.evaluateEvery;

function placeOf({ where, arms }: Condition, { experiment }: Evidence): string {
  const place = placeWords(where, experiment);
  if (where.regime === "shared") return `${place} at the shared rate`;
  return experiment.learningRates.length > 1 ? `${place} at a learning rate of ${arms[0].rate}` : place;
}

function kindsOf(arm: EvaluatedArm): WarningKind[] {
  const { trials, atEdge } = arm;
  const measured = trials.filter(({ state }) => state !== "failed");
  const count = (holds: (trial: (typeof trials)[number]) => boolean) => measured.filter(holds).length;
  const diverged = measured.length > 0 && count(({ state }) => state === "diverged") === measured.length;
  const breaks = arm.spec.activation.layers.some((layer) => overflowOf(layer) !== undefined);
  const unreached = count(({ score }) => score?.reached === false);
  return [
    ...(atEdge ? (["grid edge"] as const) : []),
    ...(diverged ? ([breaks ? "diverged by overflow" : "diverged"] as const) : []),
    ...(measured.length < trials.length ? (["failed"] as const) : []),
    ...(!diverged && unreached > MUCH_CENSORED * measured.length ? (["censored"] as const) : []),
    ...(medianOf(arm) < arm.spec.training.evaluateEvery ? (["reached at once"] as const) : []),
  ];
}

/** " (3 of 20 seeds)", where each seed has a rate of its own. */
function edgeSeeds({ isTunedAnew, trials }: EvaluatedArm): string {
  if (!isTunedAnew) return "";
  return ` (${trials.filter(({ atEdge }) => atEdge).length} of ${plural(trials.length, "seed")})`;
}

/** What the next rate costs, where a refinement did not come as close to the best as it should. */
function steepness({ neighbourLoss = 0, trials }: EvaluatedArm, { tuning }: Experiment): string | undefined {
  if (tuning?.refine === undefined || neighbourLoss <= tuning.refine.until) return undefined;
  // One that never arrives has no best rate; other warnings tell of it.
  if (!trials.some(({ score }) => score?.reached)) return undefined;
  if (neighbourLoss === Infinity) return "it never arrives";
  return neighbourLoss < 1 ? `${share(neighbourLoss)} more` : `${number(1 + neighbourLoss)} × as long`;
}

const medianOf = ({ trials }: EvaluatedArm): number =>
  medianEpochs(trials.flatMap((trial) => epochsOf(trial) ?? []));

/** Where even the smallest p of so many pairs is no match for the measurements that stand together. */
function belowFloor({ n, measurements, sampling }: Verdict): string | undefined {
  const needed = fewestPairs(measurements, 1 - ALPHA, sampling ?? "fixed");
  if (n < FEWEST_PAIRS || n >= needed) return undefined;
  return `${n} pairs beside ${measurements} measurements: from ${needed} pairs on`;
}

/** Where even the clearest tuning trials would leave open whether the chosen rates are the best. */
function fewTuningSeeds({ rateChoice, measurements }: Verdict): string | undefined {
  const needed = fewestPairs(measurements, 1 - ALPHA);
  if (rateChoice === null || rateChoice.tuningSeeds >= needed) return undefined;
  return `${rateChoice.tuningSeeds} tuning seeds beside ${plural(measurements, "measurement")}: from ${needed} on`;
}

/** Where trials were cut off, and the faster one's median times the claimed factor lies beyond the horizon. */
function shortHorizon(
  { where, a, b, times, censored, measure }: Verdict,
  conditions: readonly Condition[],
): string | undefined {
  if (measure !== "epochs_to_target" || where === null || a === null || b === null) return undefined;
  const condition = conditions.find((each) => each.where === where);
  const [fast, slow] = [condition && armOf(condition, a.label), condition && armOf(condition, b.label)];
  if (fast === undefined || slow === undefined || censored === 0) return undefined;
  const needed = (times ?? 1) * medianOf(fast);
  const { epochs } = slow.spec.training;
  if (needed === Infinity || needed <= epochs) return undefined;
  return `${b.label} against ${a.label} on ${where.factors.dataset} (${number(needed)} epochs)`;
}
