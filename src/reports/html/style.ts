import { readFileSync } from "node:fs";
import { packageFile } from "../../package-file.js";
import { variables } from "./colours.js";

/** The page's style sheet: its colours, what `style.css` makes of them, and what the legend's boxes hide. */
export function style(activations: number): string {
  const hidden = Array.from(
    { length: activations },
    (_, i) => `body:has(#show-a${i}:not(:checked)) .a${i}{display:none}\n`,
  );
  return `:root{${variables("light")}}
@media screen and (prefers-color-scheme:dark){:root{${variables("dark")}}}
${readFileSync(packageFile("src/reports/html/style.css"), "utf8")}${hidden.join("")}`;
}
