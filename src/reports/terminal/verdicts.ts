import type { Verdict, VerdictWord } from "../../analysis/verdict.js";
import {
  claimSections,
  MARKS,
  marksLegend,
  verdictsHeading,
  type ClaimRow,
  type ClaimSection,
} from "../content/verdicts.js";
import { padEnd, widthOf, wrap } from "./cells.js";
import { shown, type Display, styleFor, type Paint, type Style } from "./display.js";
import { linkedLines } from "./linked.js";

const WIDEST = 120;
const GAP = "  ";

/** The verdicts, claim by claim, a row for each data set. Empty without verdicts. */
export function verdictTable(verdicts: readonly Verdict[], display: Display): string {
  if (verdicts.length === 0) return "";
  return claimsText(verdictsHeading(verdicts), claimSections(verdicts), display);
}

export function claimsText(heading: string, claims: readonly ClaimSection[], display: Display): string {
  const { bold, dim } = styleFor(display);
  const width = Math.min(display.columns, WIDEST);
  const places = placeWidth(claims, width);
  const blocks = claims.map(({ claim, statement, rows, origin, links }) =>
    [
      bold(wrap(shown(`${claim}: ${statement}`, display), width)),
      ...rows.map((row) => drawRow(row, places, width, display)),
      ...(origin === ""
        ? []
        : linkedLines(origin, links, width - GAP.length, display).map((line) => dim(GAP + line))),
    ].join("\n"),
  );
  return [dim(wrap(shown(`${heading} ${marksLegend}`, display), width)), ...blocks].join("\n\n");
}

/** As wide as the longest data set, within reason. */
function placeWidth(claims: readonly ClaimSection[], width: number): number {
  const longest = Math.max(...claims.flatMap(({ rows }) => rows.map(({ place }) => widthOf(place))), 7);
  return Math.min(longest, width < 100 ? 12 : 18);
}

function drawRow(
  { verdict, ...texts }: ClaimRow,
  placeColumns: number,
  width: number,
  display: Display,
): string {
  const style = styleFor(display);
  const [place, finding, elsewhere] = [texts.place, texts.finding, texts.elsewhere].map((text) =>
    shown(text, display),
  );
  const mark = shown(display.colour ? MARKS[verdict] : `${MARKS[verdict]} ${verdict}`, display);
  const markColumns = display.colour ? 1 : "? direction only".length;
  const left = GAP.length + markColumns + GAP.length + placeColumns + GAP.length;
  const places = wrap(place, placeColumns).split("\n");
  const findings = wrap(finding, width - left).split("\n");
  const lines = [...findings, ...(elsewhere === "" ? [] : wrap(elsewhere, width - left).split("\n"))];
  const rows = Array.from({ length: Math.max(lines.length, places.length) }, (_, i) => {
    const shownMark =
      i === 0
        ? paintOf(verdict, style)(mark) + " ".repeat(markColumns - mark.length)
        : " ".repeat(markColumns);
    const line = lines[i] ?? "";
    return `${GAP}${shownMark}${GAP}${padEnd(places[i] ?? "", placeColumns)}${GAP}${i < findings.length ? line : style.dim(line)}`.trimEnd();
  });
  return rows.join("\n");
}

const paintOf = (verdict: VerdictWord, { good, bad, bold, dim }: Style): Paint =>
  ({ supported: good, "direction only": bold, refuted: bad, inconclusive: dim })[verdict];
