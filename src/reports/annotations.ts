import type { Findings } from "../analysis/findings.js";
import type { TextPosition as Position } from "../datasets/csv-records.js";
import { plural } from "../words/index.js";
import { claimSections, MARKS, type ClaimSection } from "./content/verdicts.js";

/** Annotations that GitHub shows of one step and level; it drops any more without a word. */
const MOST = 10;

/** Where a config declares claims. */
export interface Declarations {
  /** The config's path from the repository's root, with "/" between its parts. */
  readonly file: string;
  /** By the claim's name; a claim that the config's text does not declare, but an override, is not there. */
  readonly places: ReadonlyMap<string, Position>;
}

/**
 * A warning at each refuted claim, as a line of a GitHub workflow's log.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-a-warning-message
 */
export function annotations({ verdicts }: Findings, declared: Declarations): string {
  const refuted = new Map<string, number>();
  for (const { claim, status, verdict } of verdicts) {
    if (status === "declared" && verdict === "refuted") refuted.set(claim, (refuted.get(claim) ?? 0) + 1);
  }
  const sections = claimSections(verdicts.filter(({ claim }) => refuted.has(claim)));
  const lines = sections.map((section) => warning(section, refuted.get(section.claim) ?? 0, declared));
  if (lines.length <= MOST) return lines.join("");
  const more = sections.slice(MOST - 1).map(({ claim }) => claim);
  return [
    ...lines.slice(0, MOST - 1),
    command({ file: declared.file, title: `${plural(more.length, "more claim")} refuted` }, more.join(", ")),
  ].join("");
}

function warning({ claim, statement, rows }: ClaimSection, count: number, declared: Declarations): string {
  const place = declared.places.get(claim);
  const properties = {
    file: declared.file,
    line: place?.line,
    col: place?.column,
    title: `${claim}: refuted in ${plural(count, "verdict")}`,
  };
  const findings = rows.map(({ verdict, place: where, finding, elsewhere }) =>
    `${MARKS[verdict]} ${where === "" ? "" : `${where}: `}${finding} ${elsewhere}`.trimEnd(),
  );
  return command(properties, [statement, ...findings].join("\n"));
}

function command(properties: Readonly<Record<string, string | number | undefined>>, message: string): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const list = given.map(([name, value]) => `${name}=${property(String(value))}`).join(",");
  return `::warning ${list}::${data(message)}\n`;
}

/** What would end a command, or begin another. */
const data = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
