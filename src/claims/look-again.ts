import { readRecords } from "../analysis/records.js";
import { cellOf, nextLook, type Extension } from "../experiment/looks.js";
import type { Study } from "../results/study.js";
import type { Evidence } from "./definition.js";
import { gatherEvidence, openFindings, type OpenFinding } from "./judge.js";

/**
 * A look at a study whose comparisons go on until they are decided, all of whose trials so far have finished: which cells
 * go on, and to how many seeds. Undefined where every comparison is decided, or has had its last seed.
 *
 * It depends on the trials alone: whoever looks, and however often the run was interrupted, sees the same.
 */
export function lookAgain(study: Study): Extension | undefined {
  const { from, seeds } = study.experiment;
  const looked = study.looks.extensions.at(-1)?.to ?? from;
  if (looked === undefined || looked >= seeds.length) return undefined;
  const evidence = gatherEvidence(study, [], readRecords(study), []);
  const open = openFindings(evidence).flatMap((finding) => cellsOf(finding, evidence, looked));
  const cells = [...new Set(open)].toSorted();
  return cells.length === 0 ? undefined : { to: nextLook(looked, seeds.length), cells };
}

/** The cells that a finding is made of, as far as they have seeds left. */
function cellsOf({ claim, finding }: OpenFinding, evidence: Evidence, looked: number): string[] {
  const { experiment } = evidence;
  const needs = claim.needs(experiment);
  const unfinished = (needs.length > 0 ? needs : [experiment]).filter(({ seeds }) => seeds.length > looked);
  const arms = finding.arms ?? unfinished.flatMap(evidence.conditions).flatMap((condition) => condition.arms);
  return arms.map((arm) => cellOf(arm.spec, arm.isTunedAnew ? "anew" : arm, experiment.seeds));
}
