import type { Findings } from "../../analysis/findings.js";
import { warningSentence } from "../content/warnings.js";
import { shown, type Display } from "./display.js";
import { verdictTable } from "./verdicts.js";
import { warningList } from "./list.js";

/** What judging prints: the verdicts, and the warnings at the end. */
export function verdictReport({ verdicts, warnings }: Findings, display: Display): string {
  const paragraphs = [
    verdictTable(verdicts, display),
    warningList(warnings.map(warningSentence), display),
  ].filter((text) => text !== "");
  return shown(`${paragraphs.join("\n\n") || "No verdict: no claim could be judged."}\n`, display);
}
