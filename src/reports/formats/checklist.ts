import type { Findings } from "../../analysis/findings.js";
import { checklist, type ChecklistItem, type Making } from "../content/checklist.js";
import { reportContent } from "../content/content.js";
import { caveats } from "../content/notes.js";
import { escaped, items, markdownText } from "./markdown.js";

/** Answers to the NeurIPS paper checklist, as far as a study has them, in Markdown. */
export function checklistReport(findings: Findings, making: Making): string {
  const { study } = findings;
  const title = `## NeurIPS paper checklist: ${escaped(study.experiment.name)}`;
  const content = reportContent(findings);
  if (content === undefined) return markdownText([title, "No trial of this study has finished."]);
  const about = `What the study knows, for the authors to check: an answer holds where the paper or its appendix says what stands below it, and [TODO] is what the study can't know. ${caveats(study)}`;
  return markdownText([title, escaped(about.trim()), ...checklist(findings, content, making).map(piece)]);
}

const piece = ({ title, question, answer, justification }: ChecklistItem): string =>
  [
    `### ${escaped(title)}`,
    `Question: ${escaped(question)}`,
    `Answer: **[${answer}]**`,
    `Justification:`,
    items(justification),
  ].join("\n\n");
