import { conditionsOf, type Condition } from "../analysis/conditions.js";
import { group as groupBy } from "d3-array";
import { countDistinct, decisiveInterval, medianInterval, type Measurement } from "../analysis/location.js";
import type { Judgement } from "../analysis/findings.js";
import { readRecords, type TrialRecords } from "../analysis/records.js";
import { pairMeasures } from "../analysis/pair-measures.js";
import { tuningSeedsOf, withChoice } from "../analysis/rate-choice.js";
import { isClock, type TargetLadder, type Verdict } from "../analysis/verdict.js";
import { referenceOf } from "../analysis/versus.js";
import type { DatasetSummary } from "../datasets/summary.js";
import { datasetsMetByConstant, isMetByConstant } from "../experiment/baseline.js";
import type { Experiment, Target } from "../experiment/experiment.js";
import { keptIn } from "../kept.js";
import type { Study } from "../results/study.js";
import { simultaneousConfidence, type VerdictWord } from "../stats/index.js";
import { canonicalJson } from "../trial/id.js";
import type { Claim, Evidence, Finding } from "./definition.js";
import { exploratoryClaims } from "./exploratory.js";
import { conclude, concludedWords, isStuck, pDeciding, quickWord, seedsToDecide } from "./conclude.js";
import { termsAt, verdictOf, type Terms } from "./decide.js";
import { untested } from "./exact.js";
import { declaredClaims } from "./index.js";
import { timingKey, type Timing } from "./timing/measure.js";
import { skewWords } from "./sides.js";
import { judgeTargets } from "./targets.js";
import { targetOf } from "./pairs.js";
import { warningsOf } from "./warnings.js";
import { ALPHA } from "../analysis/protocol.js";

/** What claims are judged by: small records of a study's trials, no curves. */
export function gatherEvidence(
  study: Study,
  timings: readonly Timing[],
  records: TrialRecords,
  data: readonly DatasetSummary[],
): Evidence {
  const byExperiment = new Map<string, readonly Condition[]>();
  // Whoever judges a study again and again asks for the same one, whose key takes a while.
  const byIdentity = new WeakMap<Experiment, readonly Condition[]>();
  const byKey = new Map(timings.map((timing) => [timing.key, timing]));
  return {
    experiment: study.experiment,
    metByConstant: datasetsMetByConstant(study.experiment, data),
    late: new Set(study.looks.late),
    isMetByConstant(dataset, target) {
      const summary = data.find(({ label }) => label === dataset);
      return summary !== undefined && isMetByConstant(target, summary, study.experiment.losses);
    },
    conditions: (experiment) =>
      keptIn(byIdentity, experiment, () =>
        keptIn(byExperiment, canonicalJson(experiment), () => conditionsOf(study, experiment, records)),
      ),
    timing: (request) => byKey.get(timingKey(request)),
  };
}

/**
 * The verdicts on claims, in two passes: first every finding with its measurements, then, on intervals that hold for all
 * of them together, the verdicts. Together stand the declared claims, and apart from them all that is exploratory; and
 * what the clock decides apart from what the trials do, so that no verdict of the trials differs from run to run.
 *
 * @param claims by default those that the experiment declares; where it declares none, each activation against
 * the report's reference. A claim that the experiment does not declare is exploratory, and so is one that was declared
 * when trials that judge it were there already.
 */
export const judge = (evidence: Evidence, claims: readonly Claim[] = defaultClaims(evidence)): Verdict[] =>
  findAll(evidence, claims).map((each) => verdictOn(each, evidence));

/** Those of the claims that a study's trials, as far as they are there, say something of. */
export function judgedAlready(study: Study, claims: readonly Claim[]): readonly Claim[] {
  const evidence = gatherEvidence(study, [], readRecords(study), []);
  return claims.filter((claim) =>
    claim
      .judge(evidence)
      .some(({ tested, measurement, measure }) => tested && (measurement?.n ?? 0) > 0 && !isClock(measure)),
  );
}

/** The first pass: every finding, with how many measurements it stands together with. */
function findAll(evidence: Evidence, claims: readonly Claim[]): Found[] {
  const declared = new Set(
    declaredClaims(evidence.experiment)
      .map(({ name }) => name)
      .filter((name) => !evidence.late.has(name)),
  );
  const found = claims.flatMap((claim) =>
    findingsOf(claim, evidence).map((finding) => {
      const status: Verdict["status"] = declared.has(claim.name) ? "declared" : "exploratory";
      return { claim, finding, status, family: `${status} ${isClock(finding.measure)}` };
    }),
  );
  const families = groupBy(found, ({ family }) => family);
  const counts = new Map([...families].map(([family, all]) => [family, countDistinct(all.flatMap(sampled))]));
  return found.map((each) => ({ ...each, measurements: counts.get(each.family) ?? 0 }));
}

/** A finding whose verdict more seeds may change, and of which claim. */
export type OpenFinding = Pick<Found, "claim" | "finding">;

/** What more seeds could decide: findings of trials whose interval leaves the verdict open. */
export const openFindings = (evidence: Evidence, claims = defaultClaims(evidence)): OpenFinding[] =>
  findAll(evidence, claims).filter(mayChange);

/** Whether no further seed could change a verdict's word, as it is settled and not left open for ever, for each in their order. */
export const areSettled = (evidence: Evidence, claims = defaultClaims(evidence)): boolean[] =>
  findAll(evidence, claims).map(
    (found) => !mayChange(found) && !isStuck(found.finding, termsBeside(found.measurements)),
  );

/** The word of each verdict alone, in their order, without all that reports say beside it. */
export const wordsOf = (evidence: Evidence, claims = defaultClaims(evidence)): VerdictWord[] =>
  findAll(evidence, claims).map(({ finding, measurements }) => {
    return quickWord(finding, termsBeside(measurements), evidence.metByConstant);
  });

function mayChange({ finding, measurements }: Found): boolean {
  if (!finding.tested || isClock(finding.measure)) return false;
  const terms: Terms = { ...termsBeside(measurements), edges: "ignored" };
  if (isStuck(finding, terms)) return false;
  return !(finding.isSettled?.(terms) ?? finding.conclude(terms).verdict !== "inconclusive");
}

/** The terms of so many measurements that stand together. */
const termsBeside = (measurements: number): Terms => termsAt(simultaneousConfidence(measurements, 1 - ALPHA));

/** What of a finding is sampled, so that it may mislead. */
const sampled = ({ finding: { tested, measurement, parts } }: OpenFinding): readonly Measurement[] =>
  tested ? (parts ?? (measurement === null ? [] : [measurement])) : [];

/** What a claim finds; where nothing was trained or timed for it, that is what it finds. */
function findingsOf(claim: Claim, evidence: Evidence): readonly Finding[] {
  const findings = claim.judge(evidence);
  const timedOnly = claim.timings !== undefined && claim.needs(evidence.experiment).length === 0;
  const enough = timedOnly
    ? findings.length > 0
    : findings.some(({ where, measure }) => where !== null && !isClock(measure));
  return enough ? findings : [...findings, nothingFound(timedOnly)];
}

const nothingFound = (timedOnly: boolean): Finding => ({
  ...untested("inconclusive", {
    finding: `nothing was ${timedOnly ? "timed" : "trained"} that this claim can be judged by; declare it in the config and run that`,
  }),
  measure: timedOnly ? "seconds_per_step" : "epochs_to_target",
  measurement: null,
});

function defaultClaims({ experiment, conditions }: Evidence): readonly Claim[] {
  const declared = declaredClaims(experiment);
  return declared.length > 0 ? declared : exploratoryClaims(experiment, referenceOf(conditions(experiment)));
}

interface Found {
  readonly claim: Claim;
  readonly finding: Finding;
  readonly status: Verdict["status"];
  /** How many are tested in findings of the same status, by trials or by the clock: their intervals hold together. */
  readonly measurements: number;
}

function verdictOn({ claim, finding, status, measurements }: Found, evidence: Evidence): Verdict {
  const { where, a, b, varied = [], measure, times, claimed, measurement, atEdge } = finding;
  const terms = termsBeside(measurements);
  const conclusion = conclude(finding, terms, measurements, evidence.metByConstant);
  const tested = finding.tested ? measurement : null;
  const p = tested && pDeciding(tested, conclusion, times);
  const toExclude = claimed === undefined ? [times ?? 0] : (conclusion.against ?? []);
  const words = concludedWords(finding, conclusion);
  const isOpen = conclusion.verdict === "inconclusive" && !isClock(measure);
  const more = isOpen && tested !== null ? seedsToDecide(tested, terms, toExclude) : undefined;
  return {
    claim: claim.name,
    status,
    statement: claim.statement,
    source: claim.source,
    ...(claim.links !== undefined && { links: claim.links }),
    original: claim.original,
    where,
    a,
    b,
    varied,
    measure,
    claimed: claimed ?? null,
    times,
    estimate: measurement?.estimate ?? null,
    interval: measurement?.interval ?? null,
    medianInterval: tested && medianInterval(tested),
    rateChoice: rateChoiceOf(finding, terms, measurements, evidence),
    simultaneous: tested && decisiveInterval(tested, terms.confidence),
    n: measurement?.n ?? 0,
    censored: measurement?.censored ?? 0,
    sampling: tested && tested.sampling,
    p,
    pAdjusted: p === null ? null : Math.min(1, measurements * p),
    measurements: finding.tested ? measurements : 0,
    atEdge,
    verdict: conclusion.verdict,
    targets: targetsOf(finding, terms, evidence),
    pairMeasures: finding.compared === undefined ? [] : pairMeasures(...finding.compared),
    finding: words.finding,
    details: [words.details, tested && skewWords(tested)].filter(Boolean).join("; "),
    seedsNeeded: more?.seeds ?? null,
    seedsNeededRange: more?.range ?? null,
  };
}

/** What the choice of the rates does where each side has its own best one. */
function rateChoiceOf(
  finding: Finding,
  terms: Terms,
  measurements: number,
  { metByConstant }: Evidence,
): Verdict["rateChoice"] {
  const { measurement } = finding;
  const tuningSeeds = measurement === null ? undefined : tuningSeedsOf(measurement);
  if (measurement === null || tuningSeeds === undefined) return null;
  const { confidence } = terms;
  return {
    tuningSeeds,
    interval: withChoice(measurement.interval, measurement, 1 - ALPHA),
    simultaneous: withChoice(decisiveInterval(measurement, confidence), measurement, confidence),
    verdictWithout: conclude(finding, { ...terms, choice: "ignored" }, measurements, metByConstant).verdict,
  };
}

function targetsOf(finding: Finding, terms: Terms, evidence: Evidence): TargetLadder | null {
  const { compared, where } = finding;
  if (compared === undefined || where === null) return null;
  const times = finding.times ?? 1;
  const wordOn = (other: Measurement) => finding.wordOn?.(other, terms) ?? verdictOf(other, terms, times);
  const target = targetOf(evidence.experiment, where);
  const isMet = (other: Target) => evidence.isMetByConstant(String(where.factors.dataset), other);
  return judgeTargets(compared, target, terms, times, wordOn, isMet);
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
