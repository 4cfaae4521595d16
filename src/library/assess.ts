import { analyse, type Findings } from "../analysis/findings.js";
import { readRecords } from "../analysis/records.js";
import { judgeStudy, type JudgementOptions } from "../claims/judge.js";
import type { Study } from "../results/study.js";
import { knownData } from "./known-data.js";

/** Judges a study and sums it up: all that a report is made of. Its trials are read twice, one at a time. */
export function assess(
  study: Study,
  { data = knownData(study.experiment), ...options }: JudgementOptions,
): Findings {
  const records = readRecords(study);
  return analyse(study, judgeStudy(study, { ...options, data }, records), records, data);
}
