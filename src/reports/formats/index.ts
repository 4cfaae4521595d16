import { createRegistry } from "../../registry.js";
import { htmlFormat } from "./html.js";
import { jsonFormat } from "./json.js";
import { latexFormat } from "./latex.js";
import { markdownFormat } from "./markdown.js";
import { terminalFormat } from "./terminal.js";

export type { ReportFormat } from "./definition.js";

/** What `actbench report --format` can write. */
export const reportFormats = createRegistry("format", [
  terminalFormat,
  markdownFormat,
  latexFormat,
  htmlFormat,
  jsonFormat,
]);
