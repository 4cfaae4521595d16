import { POWER, type ComparisonPower, type PilotPower } from "../../claims/power.js";
import { CONDITION_FACTORS, factorOf } from "../../factors/index.js";
import { list, percent, plural, present } from "../../words/index.js";
import { wrap } from "./cells.js";
import { shown, type Display } from "./display.js";
import { tableOf } from "../content/table.js";
import { differs } from "../content/varying.js";
import { textTable } from "./table.js";

/** What `actbench power` has to say. */
interface PowerReport extends PilotPower {
  readonly name: string;
  /** That the config asks for. */
  readonly seeds: number;
  /** That were tried. */
  readonly most: number;
}

/** How many seeds would decide each comparison, as a table for the terminal. */
export function powerText({ seeds, pilotSeeds, most, comparisons }: PowerReport, display: Display): string {
  if (comparisons.length === 0) return "The pilot has no comparison that seeds could decide.\n";
  const number = (value: number | null) => (value === null ? `> ${most}` : String(value));
  const table = textTable(
    tableOf({ title: "" }, comparisons, [
      ["claim", "left", ({ claim }) => claim],
      ["on", "left", (comparison) => placeOf(comparison, comparisons)],
      [`at ${plural(seeds, "seed")}`, "right", ({ chance }) => percent(Math.round(100 * chance) / 100)],
      [`${percent(POWER)} from`, "right", (comparison) => number(comparison.seeds)],
      ["range", "left", (comparison) => rangeText(comparison, number)],
    ]),
  );
  const notes =
    `At ${plural(seeds, "seed")}: the chance that the config's own seeds decide the claim, one way or another, beside all others. ` +
    `${percent(POWER)} from: seeds that decide it in so many studies; the range is that of pilots such as this one of ` +
    `${plural(pilotSeeds, "seed")} might have been. Studies are drawn from the pilot, and judged as the real one is.`;
  return `${shown(table, display)}\n\n${wrap(shown(`${notes}${tuningNote(comparisons)}`, display), display.columns)}\n`;
}

const rangeText = ({ atLeast, atMost }: ComparisonPower, number: (value: number | null) => string): string =>
  atLeast === atMost ? number(atLeast) : `${number(atLeast)} to ${number(atMost)}`;

/** Where it is compared, with all that sets it apart from the others of its claim. */
function placeOf({ claim, where, a }: ComparisonPower, comparisons: PilotPower["comparisons"]): string {
  if (where === null) return "";
  const group = comparisons.filter((each) => each.claim === claim);
  return list(
    present([
      String(where.factors.dataset),
      ...CONDITION_FACTORS.filter(
        (name) => name !== "dataset" && differs(group, (each) => each.where?.factors[name]),
      ).map((name) => factorOf(name).words(where.factors[name])),
      a !== null && differs(group, (each) => each.a?.label) && a.label,
      where.regime !== "given" && where.regime,
    ]),
  );
}

/** What more seeds of the evaluation may not make up for. */
function tuningNote(comparisons: PilotPower["comparisons"]): string {
  const open = comparisons.filter(({ seeds, tuningSeeds }) => seeds === null && tuningSeeds !== null);
  if (open.length === 0) return "";
  const few = Math.min(...open.flatMap(({ tuningSeeds }) => tuningSeeds ?? []));
  return ` Where each activation has its own best rate, chosen on ${plural(few, "tuning seed")}, it may be these that are too few: then more of them, or "tuning": "per-replicate", would tell.`;
}

/** The same as one JSON document. */
export const powerJson = (report: PowerReport): string =>
  `${JSON.stringify({ format: 1, power: POWER, ...report }, undefined, 2)}\n`;
