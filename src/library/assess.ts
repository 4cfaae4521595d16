import { analyse, type Findings } from "../analysis/findings.js";
import { readRecords } from "../analysis/records.js";
import type { Claim } from "../claims/index.js";
import { judgeStudy } from "../claims/judge.js";
import type { Study } from "../results/study.js";
import type { Timing } from "../trial/timing.js";

/**
 * Judges a study and sums it up: all that a report is made of. Its trials are read twice, one at a time.
 *
 * @param options.claims by default those of the study's config
 */
export function assess(
  study: Study,
  options: { readonly claims?: readonly Claim[]; readonly timings?: readonly Timing[] } = {},
): Findings {
  const records = readRecords(study);
  return analyse(study, judgeStudy(study, { ...options, records }), records);
}
