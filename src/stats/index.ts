/** One statistical idea a file, in reading order: samples, shares, paired differences, verdicts. */
export { quantile, median } from "./quantile.js";
export { interquartileMean } from "./interquartile-mean.js";
export { stratifiedBootstrap } from "./stratified-bootstrap.js";
export { performanceProfile } from "./performance-profile.js";
export { kaplanMeier, type KaplanMeierStep } from "./kaplan-meier.js";
export { wilsonInterval, exactShareInterval } from "./share-interval.js";
export { studentReach, studentWithin } from "./student-t.js";
export { correctedResampled, type CorrectedMean } from "./corrected-resampled.js";
export { chiSquareTail, fTail } from "./upper-tails.js";
export { normalCdf, normalQuantile } from "./normal.js";
export type { BoundKind, Bounds, RatioBounds } from "./bounds.js";
export { logRatio, type EventTime } from "./log-ratio.js";
export { doubledMidranks, EXACT_RANKS, signedRankTail } from "./signed-rank-tail.js";
export { signedRankTest, type Alternative, type SignedRankTest } from "./signed-rank-test.js";
export { walshAverages, type WalshAverages } from "./walsh-averages.js";
export { hodgesLehmann } from "./hodges-lehmann.js";
export { signedRankInterval, exclusionP } from "./signed-rank-interval.js";
export { seedsNeeded, type DecisionPlan, seedsNeededRange } from "./seeds-needed.js";
export { comparePaired, type PairedComparison, type TimePair } from "./compare-paired.js";
export { signInterval, signP } from "./sign-interval.js";
export { bettingWealth, type Stake } from "./betting-wealth.js";
export { anytimeP, confidenceSequence } from "./confidence-sequence.js";
export { equivalenceTest } from "./equivalence-test.js";
export { simultaneousConfidence } from "./simultaneous-confidence.js";
export { fewestPairs, mostDecidable, type Sampling } from "./fewest-pairs.js";
export { holm } from "./holm.js";
export { friedmanTest, type FriedmanTest } from "./friedman-test.js";
export { pairwiseSignedRanks, type PairTest, homogeneousGroups } from "./pairwise-signed-ranks.js";
export {
  decide,
  decideEquivalence,
  decideWithin,
  FEWEST_PAIRS,
  type IntervalEvidence,
  type VerdictWord,
} from "./decide.js";
