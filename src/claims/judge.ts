import { conditionsOf, type Condition } from "../analysis/conditions.js";
import type { Judgement } from "../analysis/findings.js";
import { readRecords, type TrialRecords } from "../analysis/records.js";
import { isClock, type Verdict } from "../analysis/verdict.js";
import type { DatasetSummary } from "../datasets/summary.js";
import { datasetsMetByConstant } from "../experiment/baseline.js";
import type { Experiment } from "../experiment/experiment.js";
import type { Study } from "../results/study.js";
import { holm } from "../stats/index.js";
import { canonicalJson } from "../trial/id.js";
import type { Claim, Evidence, Finding } from "./definition.js";
import { exploratoryClaims } from "./exploratory.js";
import { conclude, seedsToDecide } from "./conclude.js";
import { declaredClaims } from "./index.js";
import { timingKey, type Timing } from "./timing/definition.js";
import { warningsOf } from "./warnings.js";

/** What claims are judged by: small records of a study's trials, no curves. */
function gatherEvidence(
  study: Study,
  timings: readonly Timing[],
  records: TrialRecords,
  data: readonly DatasetSummary[],
): Evidence {
  const byExperiment = new Map<string, readonly Condition[]>();
  const byKey = new Map(timings.map((timing) => [timing.key, timing]));
  return {
    experiment: study.experiment,
    metByConstant: datasetsMetByConstant(study.experiment, data),
    conditions(experiment: Experiment) {
      const key = canonicalJson(experiment);
      const known = byExperiment.get(key) ?? conditionsOf(study, experiment, records);
      byExperiment.set(key, known);
      return known;
    },
    timing: (request) => byKey.get(timingKey(request)),
  };
}

/**
 * The verdicts on claims, in two passes: first every finding with its p-value, then, with all of them adjusted by Holm's
 * method, the verdicts. Adjusted together are the declared claims, and apart from them all that is exploratory; and
 * what the clock decides apart from what the trials do, so that no verdict of the trials differs from run to run.
 *
 * @param claims by default those that the experiment declares; where it declares none, all pairs with its first
 * activation. A claim that the experiment does not declare is exploratory.
 */
export function judge(
  evidence: Evidence,
  claims: readonly Claim[] = defaultClaims(evidence.experiment),
): Verdict[] {
  const declared = new Set(declaredClaims(evidence.experiment).map(({ name }) => name));
  const found = claims.flatMap((claim) =>
    findingsOf(claim, evidence).map((finding): Found => {
      const status = declared.has(claim.name) ? "declared" : "exploratory";
      return { claim, finding, status, family: `${status} ${isClock(finding.measure)}` };
    }),
  );
  const adjusted = adjust(found);
  return found.map((each) => verdictOn(each, adjusted.get(each) ?? null, evidence.metByConstant));
}

/** What a claim finds; where nothing was trained or timed for it, that is what it finds. */
function findingsOf(claim: Claim, evidence: Evidence): readonly Finding[] {
  const findings = claim.judge(evidence);
  const timedOnly = claim.timings !== undefined && claim.needs(evidence.experiment).length === 0;
  const enough = timedOnly
    ? findings.length > 0
    : findings.some(({ where, measure }) => where !== null && !isClock(measure));
  return enough ? findings : [...findings, nothingFound(timedOnly)];
}

function nothingFound(timedOnly: boolean): Finding {
  return {
    where: null,
    a: null,
    b: null,
    measure: timedOnly ? "seconds_per_step" : "epochs_to_target",
    times: null,
    measurement: null,
    tested: false,
    atEdge: false,
    conclude: () => ({
      verdict: "inconclusive",
      finding: `nothing was ${timedOnly ? "timed" : "trained"} that this claim can be judged by; declare it in the config and run that`,
    }),
  };
}

const defaultClaims = (experiment: Experiment): readonly Claim[] => {
  const declared = declaredClaims(experiment);
  return declared.length > 0 ? declared : exploratoryClaims(experiment);
};

interface Found {
  readonly claim: Claim;
  readonly finding: Finding;
  readonly status: Verdict["status"];
  /** Findings whose p-values are adjusted together. */
  readonly family: string;
}

/** The adjusted p-values of what was tested. */
function adjust(found: readonly Found[]): ReadonlyMap<Found, number> {
  const families = [...new Set(found.map(({ family }) => family))];
  return new Map(
    families.flatMap((family) => {
      const tested = found.filter((each) => each.family === family && each.finding.tested);
      const adjusted = holm(tested.map(({ finding }) => finding.measurement?.p ?? 1));
      return tested.map((each, i) => [each, adjusted[i]] as const);
    }),
  );
}

function verdictOn(
  { claim, finding, status }: Found,
  pAdjusted: number | null,
  metByConstant: ReadonlySet<string>,
): Verdict {
  const { where, a, b, measure, times, measurement, tested, atEdge } = finding;
  const { verdict, finding: words, details = "" } = conclude(finding, pAdjusted ?? 1, metByConstant);
  const isOpen = verdict === "inconclusive" && tested && measurement !== null && !isClock(measure);
  return {
    claim: claim.name,
    status,
    statement: claim.statement,
    source: claim.source,
    original: claim.original,
    where,
    a,
    b,
    measure,
    times,
    estimate: measurement?.estimate ?? null,
    interval: measurement?.interval ?? null,
    n: measurement?.n ?? 0,
    censored: measurement?.censored ?? 0,
    p: tested ? (measurement?.p ?? null) : null,
    pAdjusted,
    atEdge,
    verdict,
    finding: words,
    details,
    seedsNeeded: isOpen ? seedsToDecide(measurement, pAdjusted ?? 1) : null,
  };
}

/** What a study is judged by, beside its trials. */
export interface JudgementOptions {
  /** By default those of the study's config. */
  readonly claims?: readonly Claim[];
  readonly timings?: readonly Timing[];
  /** What the data sets hold, as far as it is known: a target that a constant prediction meets decides nothing. */
  readonly data?: readonly DatasetSummary[];
}

/**
 * Verdicts and warnings of a study: all that reports say beside its cells.
 *
 * @param records by default read from the study
 */
export function judgeStudy(
  study: Study,
  { claims, timings = [], data = [] }: JudgementOptions = {},
  records = readRecords(study),
): Judgement {
  const evidence = gatherEvidence(study, timings, records, data);
  const verdicts = judge(evidence, claims);
  return { verdicts, warnings: warningsOf(evidence, verdicts, study) };
}
