import type { Condition, EvaluatedArm, Where } from "../analysis/conditions.js";
import type { Measurement } from "../analysis/location.js";
import type { Measure, Side, VerdictWord } from "../analysis/verdict.js";
import type { Experiment, Target } from "../experiment/experiment.js";
import type { Sourced } from "../sources/cite.js";
import type { ConditionFactor } from "../factors/index.js";
import type { Bounds } from "../stats/index.js";
import type { Terms } from "./decide.js";
import type { Timing, TimingRequest } from "./timing/measure.js";

/** What a claim is judged by: the conditions that were trained for it, and timings where there are any. */
export interface Evidence {
  readonly experiment: Experiment;
  /** Labels of the data sets whose target a constant prediction meets. */
  readonly metByConstant: ReadonlySet<string>;
  /** Claims that were declared when trials that judge them were there already, by name. */
  readonly late: ReadonlySet<string>;
  /** Whether a constant prediction meets another target on a data set, as far as it is known. */
  isMetByConstant(dataset: string, target: Target): boolean;
  /** The conditions of the experiment itself or of one that the claim needs; only those that are trained. */
  conditions(experiment: Experiment): readonly Condition[];
  /** Undefined where it was not measured. */
  timing(request: TimingRequest): Timing | undefined;
}

/** The word on a claim once it is known how many measurements stand together. */
export interface Conclusion {
  readonly verdict: VerdictWord;
  /** What the interval had to leave out for this verdict, where that is not the claimed ratio. */
  readonly against?: readonly number[];
}

/** What was found, in words. */
export interface FindingWords {
  /** One sentence a student understands, with the numbers; without verdict, place and full stop. */
  readonly finding: string;
  /** More that was seen and explains it, in the same form. */
  readonly details?: string;
}

/** What a claim finds in one condition. Its verdict waits until all measurements are known that it stands together with. */
export interface Finding {
  /** Null where the formula alone decides; of what the clock decides, the network of b. */
  readonly where: Where | null;
  readonly a: Side | null;
  readonly b: Side | null;
  /** Factors in which a and b differ, beside activation and learning rate; none when left out. */
  readonly varied?: readonly ConditionFactor[];
  readonly measure: Measure;
  readonly times: number | null;
  /** Between which values the measure is claimed to lie, where that is not "at least `times`". */
  readonly claimed?: Bounds;
  /** Null where nothing could be measured. One that was computed exactly is not tested: `tested` is false. */
  readonly measurement: Measurement | null;
  /** All that the verdict rests on, where that is more than the measurement. */
  readonly parts?: readonly Measurement[];
  /** Whose times to target are compared, where they are: then other targets and measures are looked at as well. */
  readonly compared?: readonly [EvaluatedArm, EvaluatedArm];
  readonly tested: boolean;
  readonly atEdge: boolean;
  /** The networks that it compares; all that the claim needs when left out. */
  readonly arms?: readonly EvaluatedArm[];
  conclude(terms: Terms): Conclusion;
  /** What the report says of the word that these terms give. */
  words(terms: Terms): FindingWords;
  /** The word that another measurement of the same would get; by default that on "at least `times`". */
  wordOn?(measurement: Measurement, terms: Terms): VerdictWord;
  /** Whether more seeds could no longer change the verdict's word; by default, where it has one. */
  isSettled?(terms: Terms): boolean;
}

/** A claim of the catalogue: one file each. */
export interface Claim extends Sourced {
  /** Its id: kebab-case, as configs name it. */
  readonly name: string;
  /** In our own words. */
  readonly statement: string;
  /** What was measured when it was made; the report says so where we find otherwise. */
  readonly original: string;
  readonly mayFail: string;
  /** How it is tested here: what is measured, and what it must come to. */
  readonly test: string;
  /** What has to be trained in addition to the experiment; what it shares with it is trained once. */
  needs(experiment: Experiment): readonly Experiment[];
  /** What has to be timed. */
  timings?(experiment: Experiment): readonly TimingRequest[];
  judge(evidence: Evidence): readonly Finding[];
}
