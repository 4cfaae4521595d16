import { judgeStudy } from "../claims/judge.js";
import type { DatasetSummary } from "../datasets/summary.js";
import type { Experiment } from "../experiment/experiment.js";
import { claimSections, MARKS, verdictsHeading, type ClaimSection } from "../reports/content/verdicts.js";
import { VERDICT_COLOURS } from "../reports/html/colours.js";
import type { Study } from "../results/study.js";
import { element } from "./dom.js";

/** The verdicts on the claims that the config declares; empty where it declares none. */
interface VerdictList {
  readonly root: HTMLElement;
  /** The study has been raced to its end. */
  show(study: Study): void;
}

/**
 * Verdicts are the terminal's own, for the seeds that the config declares: they come when the last has finished, as they
 * would not hold if one stopped when they please.
 */
export function verdictList({ claims = [] }: Experiment, data: DatasetSummary): VerdictList {
  const heading = element("p", { class: "note" }, "Verdicts come when the last seed has finished.");
  const list = element("ul", ...claims.map(() => element("li", { class: "verdict" }, "…")));
  const root = element("section", { "aria-label": "verdicts" });
  if (claims.length > 0) root.append(element("h2", "The declared claims"), list, heading);
  return {
    root,
    show(study) {
      if (claims.length === 0) return;
      const { verdicts } = judgeStudy(study, { data: [data] });
      list.replaceChildren(...claimSections(verdicts).flatMap(claimItems));
      heading.textContent = `${verdictsHeading(verdicts)} What a claim needs beyond this race, actbench run trains.`;
    },
  };
}

const claimItems = ({ statement, rows }: ClaimSection): HTMLElement[] =>
  rows.map(({ verdict, finding }) =>
    element(
      "li",
      { class: "verdict" },
      element("b", { style: `color:${VERDICT_COLOURS[verdict]}` }, `${MARKS[verdict]} ${verdict}`),
      ` ${statement}: ${finding}`,
    ),
  );
