import { createRegistry } from "../../registry.js";
import { checklistFormat } from "./checklist.js";
import { githubSummaryFormat } from "./github-summary.js";
import { htmlFormat } from "./html.js";
import { jsonFormat } from "./json.js";
import { latexFormat } from "./latex.js";
import { markdownFormat } from "./markdown.js";
import { type ReportFormat, REPORT_FORMATS, type ReportFormatName } from "./definition.js";
import { terminalFormat } from "./terminal.js";

const formats: Readonly<Record<ReportFormatName, ReportFormat>> = {
  terminal: terminalFormat,
  markdown: markdownFormat,
  latex: latexFormat,
  html: htmlFormat,
  json: jsonFormat,
  "github-summary": githubSummaryFormat,
  checklist: checklistFormat,
};

export const reportFormats = createRegistry(
  "format",
  REPORT_FORMATS.map((name) => formats[name]),
);
