import { join } from "node:path";
import type { Findings } from "../analysis/findings.js";
import type { Verdict } from "../analysis/verdict.js";
import { resolveClaims } from "../claims/index.js";
import { judgeStudy } from "../claims/judge.js";
import type { ClaimDeclaration } from "../experiment/experiment.js";
import { JOURNAL, openJournal } from "../results/journal.js";
import { readManifest } from "../results/manifest.js";
import type { Study } from "../results/study.js";
import { assess } from "./assess.js";

/**
 * The verdicts of a study on claims, without training anything. A claim that its config did not declare is marked
 * exploratory; one that the clock decides, or that needs what was not trained, is inconclusive.
 *
 * @example judge(study, ["relu-6x-tanh", { faster: "gelu", than: "relu", times: 1.2 }])
 *
 * @throws {ActbenchError} on an unknown claim, activation or data set
 */
export function judge(study: Study, claims: readonly ClaimDeclaration[]): readonly Verdict[] {
  return judgeStudy(study, { claims: resolveClaims(claims, study.experiment) }).verdicts;
}

/**
 * What a finished run left in its directory, judged again by the claims of its config and its timings.
 *
 * @throws {ActbenchError} when the directory holds no finished result that this version can read
 */
export function openResult(directory: string): Findings {
  const { timings } = readManifest(directory);
  const study = openJournal(join(directory, JOURNAL));
  return assess(study, { timings });
}
