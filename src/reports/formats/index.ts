import { createRegistry } from "../../registry.js";
import { terminalReport } from "../terminal/report.js";
import { checklistReport } from "./checklist.js";
import { REPORT_FORMATS, type ReportFormat, type ReportFormatName } from "./definition.js";
import { githubSummary } from "./github-summary.js";
import { jsonReport } from "./json.js";
import { latexReport } from "./latex.js";
import { markdownReport } from "./markdown.js";

const writers: Readonly<Record<ReportFormatName, ReportFormat["write"]>> = {
  terminal: terminalReport,
  markdown: markdownReport,
  latex: latexReport,
  async html(findings, _display, provenance) {
    // What draws takes as long to load as all the rest.
    const { htmlReport } = await import("../html/page.js");
    return [...htmlReport(findings, provenance)].join("");
  },
  json: jsonReport,
  "github-summary": githubSummary,
  checklist: (findings, _display, { version }, machine) =>
    checklistReport(findings, { version, ...(machine && { machine }) }),
};

/** What `actbench report --format` can write. */
export const reportFormats = createRegistry(
  "format",
  REPORT_FORMATS.map((name): ReportFormat => ({ name, write: writers[name] })),
);
