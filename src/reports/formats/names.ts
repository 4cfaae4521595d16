/** What `actbench report --format` can write, and `actbench compare --format`: names alone, which cost no start-up time. */
export const REPORT_FORMATS = [
  "terminal",
  "markdown",
  "latex",
  "html",
  "json",
  "github-summary",
  "checklist",
] as const;
export const COMPARISON_FORMATS = ["terminal", "markdown", "latex", "json", "github-summary"] as const;

export type ReportFormatName = (typeof REPORT_FORMATS)[number];
export type ComparisonFormatName = (typeof COMPARISON_FORMATS)[number];
