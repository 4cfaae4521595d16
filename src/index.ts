/**
 * actbench as a library: the pipeline of the command line, which prints nothing, and leaves the process and its signals
 * alone.
 *
 * @packageDocumentation
 */
export { plan, run, type RunOptions } from "./library/run.js";
export { register, type RegisterOptions } from "./library/register.js";
export type { Registration } from "./results/registration.js";
export type { Registered } from "./experiment/looks.js";
export { runShard, type ShardOptions, type ShardResult } from "./library/run-shard.js";
export { merge, type MergeOptions } from "./library/merge.js";
export { judge, openResult } from "./library/judge.js";
export {
  judgeRuns,
  type JudgeRunsOptions,
  type RunArm,
  type RunsJudgement,
  type RunVerdict,
} from "./claims/judge-runs.js";
export type { RowFilter, RunColumns, RunTarget } from "./analysis/read-runs.js";
export { compare } from "./library/compare.js";
export { power, type StudyPower, type StudyPowerOptions } from "./library/power.js";
export type { ComparisonPower, PilotPower } from "./claims/power.js";
export { verify, type Verification, type VerifyOptions } from "./library/verify.js";
export { replay, type Replay, type ReplayOptions } from "./library/replay.js";
export { defineActivation, explain, type CustomActivation } from "./library/activation.js";

export { activations } from "./activations/index.js";
export { datasets } from "./datasets/index.js";
export { losses } from "./nn/losses/index.js";
export { optimizers } from "./nn/optimizers/index.js";
export { initializers } from "./nn/initializers/index.js";
export { curveMetrics, layerMetrics } from "./metrics/index.js";
export { claims } from "./claims/index.js";
export type { Registry } from "./registry.js";

export type { ConfigInput as Config } from "./experiment/schema/index.js";
export type {
  ArmDeclaration,
  ClaimDeclaration,
  CompareDeclaration,
  Experiment,
  FasterDeclaration,
  Target,
} from "./experiment/experiment.js";
export type { Shard } from "./experiment/shard.js";
export type { Backend } from "./experiment/executors/backend.js";
export type { Progress } from "./results/run-study.js";
export type { Study } from "./results/study.js";
export type { TrialSpec } from "./trial/spec.js";
export type { FinishedTrial, LearningCurve, TrialResult } from "./trial/result.js";
export type { Findings } from "./analysis/findings.js";
export type { CellSummary } from "./analysis/summarize.js";
export type { Spread } from "./analysis/spread.js";
export type { Across } from "./analysis/across.js";
export type { ComparedStudy, ComparisonReport } from "./reports/comparison/blocks.js";
export type { Verdict } from "./analysis/verdict.js";
export type { Warning } from "./analysis/verdict.js";
export type { Explanation } from "./activations/explanation.js";

export { ActbenchError } from "./errors.js";
export { version } from "./results/version.js";
