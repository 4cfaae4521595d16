import type { Findings } from "../../analysis/findings.js";
import type { Manifest } from "../../results/manifest.js";
import type { Provenance } from "../html/section.js";
import type { Display } from "../terminal/display.js";

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

/** A way to write a report. */
export interface ReportFormat {
  readonly name: ReportFormatName;
  /**
   * @param display What the terminal shows, for the format that is made for it.
   * @param provenance How the study was made, for a format that says so.
   * @param manifest The same as the clock and the machine had it; undefined where that is gone.
   */
  write(
    findings: Findings,
    display: Display,
    provenance: Provenance,
    manifest?: Manifest,
  ): string | Promise<string>;
}
