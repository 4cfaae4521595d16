import { analyse, type Findings } from "../analysis/findings.js";
import { readRecords, type TrialRecords } from "../analysis/records.js";
import type { Verdict } from "../analysis/verdict.js";
import { resolveClaims } from "../claims/index.js";
import { judgeStudy, type JudgementOptions } from "../claims/judge.js";
import type { ClaimDeclaration } from "../experiment/experiment.js";
import type { Study } from "../results/study.js";
import { checkArgument, claimsSchema, openOptionsSchema, pathSchema, studySchema } from "./arguments.js";
import { knownData } from "./study-data.js";
import { openStudy, PARTIAL_REMEDY } from "./open-study.js";

/**
 * The verdicts of a study on claims, without training anything. A claim that its config did not declare is marked
 * exploratory; one that the clock decides, or that needs what was not trained, is inconclusive.
 *
 * @example judge(study, ["relu-6x-tanh", { faster: "gelu", than: "relu", times: 1.2 }])
 *
 * @throws {ActbenchError} on an unknown claim, activation or data set
 */
export function judge(study: Study, claims: readonly ClaimDeclaration[]): readonly Verdict[] {
  checkArgument("study", study, studySchema);
  checkArgument("claims", claims, claimsSchema);
  return judgeStudy(study, {
    claims: resolveClaims(claims, study.experiment),
    data: knownData(study.experiment),
  }).verdicts;
}

/**
 * What a finished run left in its directory, judged again by the claims of its config and its timings.
 *
 * @param options.partial takes a study for what it is whose trials are not all there; a warning then says how many
 * @throws {ActbenchError} when the directory holds no finished result that this version can read
 */
export function openResult(directory: string, options: { readonly partial?: boolean } = {}): Findings {
  checkArgument("directory", directory, pathSchema);
  checkArgument("options", options, openOptionsSchema);
  const { study, manifest, records } = openStudy(directory, { ...options, remedy: PARTIAL_REMEDY });
  return assess(study, { timings: manifest?.timings ?? [], data: manifest?.data }, records);
}

/**
 * Judges a study and sums it up: all that a report is made of. Its trials are read one at a time.
 *
 * @param records by default read from the study, which takes another time
 */
export function assess(
  study: Study,
  { data = knownData(study.experiment), ...options }: JudgementOptions,
  records: TrialRecords = readRecords(study),
): Findings {
  return analyse(study, judgeStudy(study, { ...options, data }, records), records, data);
}
