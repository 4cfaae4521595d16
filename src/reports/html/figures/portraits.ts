import type { ResultRow } from "../../../analysis/result-rows.js";
import type { DrawnFigure, Panel } from "../figure.js";
import type { ConditionRows, View } from "../view.js";
import { firstOf, onPlace, placeOf } from "./common.js";

/** The networks whose portraits are drawn. */
interface Portrayed extends Pick<DrawnFigure, "panels"> {
  readonly conditions: readonly ConditionRows[];
  /** A network each. */
  readonly rows: readonly ResultRow[];
  /** Says how many settings there are where not all are drawn. */
  readonly note: readonly string[];
}

/**
 * A panel for each network that has a portrait, of as many of the main conditions as make no more than `most` panels; the
 * first of them in any case.
 *
 * @param has whether a network has what is drawn
 * @param draw is given the network's name and place, "relu on spirals"
 */
export function portrayed(
  view: View,
  most: number,
  has: (row: ResultRow) => boolean,
  draw: (row: ResultRow, name: string) => Pick<Panel, "alt" | "drawing">,
): Portrayed {
  const all = view.mainConditions
    .map((condition) => ({ ...condition, rows: condition.rows.filter(has) }))
    .filter(({ rows }) => rows.length > 0);
  const conditions: ConditionRows[] = [];
  let count = 0;
  for (const condition of all) {
    count += condition.rows.length;
    if (conditions.length > 0 && count > most) break;
    conditions.push(condition);
  }
  const panels = conditions.flatMap((condition) => {
    const group = placeOf(condition, view);
    return condition.rows.map((row): Panel => {
      const title = row.spec.activation.label;
      const { className } = view.lineStyleOf(title);
      return { group, title, className, ...draw(row, title + onPlace(group)) };
    });
  });
  return { conditions, rows: conditions.flatMap(({ rows }) => rows), note: firstOf(conditions, all), panels };
}
