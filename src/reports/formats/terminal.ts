import { terminalReport } from "../terminal/report.js";
import type { ReportFormat } from "./definition.js";

export const terminalFormat: ReportFormat = {
  name: "terminal",
  description: "tables and charts for the terminal",
  write: terminalReport,
};
