import type { Findings } from "../../analysis/findings.js";
import type { Display } from "../terminal/display.js";

/** A way to write a report: one file each. */
export interface ReportFormat {
  readonly name: string;
  /** What it is for, in a few words. */
  readonly description: string;
  /** @param display What the terminal shows, for the format that is made for it. */
  write(findings: Findings, display: Display): string | Promise<string>;
}
