import { CONFIDENCE, inverted, list, number, plural, present, range, ratio } from "../../words/index.js";
import type { RunsJudgement, RunVerdict } from "../../claims/judge-runs.js";
import { shown, type Display } from "./display.js";
import { tableOf } from "../content/table.js";
import { textTable } from "./table.js";
import { MARKS, marksLegend } from "../content/verdicts.js";
import { wrap } from "./cells.js";
import { FEWEST_PAIRS } from "../../stats/index.js";

/** What `actbench judge` says of other people's runs. */
export function runsReport(judgement: RunsJudgement, display: Display): string {
  const { arms, verdicts, columns, target, status } = judgement;
  const reached = `${columns.value} ${target.goal === "minimize" ? "≤" : "≥"} ${target.value}`;
  const table = textTable(
    tableOf({ title: "" }, arms, [
      [columns.arm, "left", ({ arm }) => arm],
      ["reached", "right", ({ reached: count, runs }) => `${count}/${runs}`],
      [
        `median ${columns.time}`,
        "right",
        ({ medianTime }) => (medianTime === null ? "not reached" : String(Number(medianTime.toPrecision(4)))),
      ],
    ]),
  );
  const paragraphs = present([
    `Time to ${reached}; runs are paired by ${columns.seed}. A run that never gets there counts as longer than its last row.`,
    marksLegend,
    ...verdicts.map(
      (verdict) => `${MARKS[verdict.verdict]} ${verdict.verdict}: ${sentence(verdict, reached)}.`,
    ),
    status === "exploratory" &&
      "Exploratory: nothing was declared before the runs were seen; --claims declares.",
    `Each ${CONFIDENCE} interval stands for itself; the words rest on wider ones, which hold together. That equal values of ${columns.seed} mean equal data and initial weights is for you to know: the table does not say.`,
  ]);
  const text = paragraphs.map((paragraph) => wrap(shown(paragraph, display), display.columns));
  return `${shown(table, display)}\n\n${text.join("\n\n")}\n`;
}

function sentence(verdict: RunVerdict, reached: string): string {
  const { faster, than, times, pairs, censored, unpaired } = verdict;
  const leftOut =
    unpaired.length === 0
      ? ""
      : `; left out, as only one of the two has them: ${list(unpaired.slice(0, 10))}`;
  const more = unpaired.length > 10 ? ` and ${unpaired.length - 10} more` : "";
  if (pairs === 0)
    return `${faster} and ${than} have no seed in common: nothing is paired, nothing can be said`;
  const later = verdict.estimate.upper < 1;
  const turn = later ? inverted(verdict.estimate) : verdict.estimate;
  const interval = later ? inverted(verdict.interval) : verdict.interval;
  const factor = ratio(turn, [1, times]);
  const claimed = times === 1 ? "" : `, claimed ${number(times)} ×`;
  const few = pairs < FEWEST_PAIRS ? `; fewer than ${FEWEST_PAIRS} pairs decide nothing` : "";
  const cut = censored === 0 ? "" : `, ${censored} of them cut off`;
  const found =
    factor === undefined
      ? `${faster} and ${than} reach ${reached} too seldom to be compared (${plural(pairs, "pair")}${cut}`
      : `${faster} reaches ${reached} ${factor} ${later ? "later" : "sooner"} than ${than} (${CONFIDENCE} interval ${range(interval, [1, times])}, ${plural(pairs, "pair")}${cut}`;
  return `${found}${claimed})${few}${leftOut}${more}`;
}
