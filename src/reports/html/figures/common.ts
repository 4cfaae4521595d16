import { compareCells } from "../../../analysis/rank.js";
import type { ResultRow } from "../../../analysis/result-rows.js";
import { tableOf, type Column, type ContentTable } from "../../content/table.js";
import type { Line, LinePoint } from "../draw/lines.js";
import type { Panel } from "../figure.js";
import type { ConditionRows, View } from "../view.js";

/** Lines that one panel can hold and still be read. */
const MOST_LINES = 12;

/** Sizes of panels. */
export const LARGE = { width: 560, height: 340 } as const;
export const SMALL = { width: 460, height: 290 } as const;

/** The size of a panel among so many: the fewer there are, the larger. */
export const size = (panels: number): typeof LARGE | typeof SMALL => (panels <= 2 ? LARGE : SMALL);

/** Says how many there are where not all are shown. */
export const firstOf = (shown: readonly unknown[], all: readonly unknown[], what = "settings"): string[] =>
  shown.length < all.length ? [`The first ${shown.length} of ${all.length} ${what}.`] : [];

/** Where something was compared. */
export type Place = Pick<ConditionRows, "dataset" | "title">;

/** How a condition's panel is headed: in groups by data set, where there are several with several conditions each. */
export const headOf = (
  { dataset, title }: Place,
  { severalDatasets }: View,
): Pick<Panel, "group" | "title"> => ({
  group: severalDatasets && title !== "" ? dataset : "",
  title: title || dataset,
});

/** "spirals, unit gain": the data set, though there be no other, and what sets a condition apart on it. */
export const fullPlace = ({ dataset, title }: Place): string => [dataset, title].filter(Boolean).join(", ");

/** "spirals, unit gain": what tells a condition from all others; empty where nothing does. */
export const placeOf = ({ dataset, title }: ConditionRows, { severalDatasets }: View): string =>
  [severalDatasets ? dataset : "", title].filter(Boolean).join(", ");

/** " on spirals, unit gain"; empty where no place is to be told. */
export const onPlace = (place: string): string => (place === "" ? "" : ` on ${place}`);

/** The first `most` by an order, in the order in which they stand. */
export function firstBy<Each>(
  all: readonly Each[],
  most: number,
  order: (a: Each, b: Each) => number,
): readonly Each[] {
  const chosen = new Set(all.toSorted(order).slice(0, most));
  return all.filter((each) => chosen.has(each));
}

/** The activations that a panel shows: all of them, or of too many the fastest. */
export const chosenRows = ({ rows }: ConditionRows): readonly ResultRow[] =>
  firstBy(rows, MOST_LINES, compareCells);

/** Says that panels do not show all activations, if any does not. */
export function rowsNote(conditions: readonly ConditionRows[]): string[] {
  const most = Math.max(0, ...conditions.map(({ rows }) => rows.length));
  return most > MOST_LINES
    ? [`The ${MOST_LINES} activations that reached the target soonest; the table below has all ${most}.`]
    : [];
}

/** The lines of a condition's panel, an activation each. */
export const linesOf = (
  condition: ConditionRows,
  view: View,
  pointsOf: (row: ResultRow) => readonly LinePoint[],
): Line[] =>
  chosenRows(condition).map((row) => {
    const { label } = row.spec.activation;
    return { label, look: view.lineStyleOf(label), points: pointsOf(row) };
  });

/** The column that says which activation a row of results is about. */
export const ACTIVATION: Column<Pick<ResultRow, "spec">> = [
  "activation",
  "left",
  ({ spec }) => spec.activation.label,
];

/** A figure's table of its conditions' rows, led by data set and condition as far as there are several. */
export function conditionTable<Row>(
  view: View,
  title: string,
  conditions: readonly (Place & { readonly rows: readonly Row[] })[],
  columns: readonly Column<Row>[],
): ContentTable {
  const titled = view.conditions.some((condition) => condition.title !== "");
  const placed = conditions.flatMap((place) => place.rows.map((row) => ({ place, row })));
  return tableOf({ title, leading: Number(view.severalDatasets) + Number(titled) }, placed, [
    view.severalDatasets && ["data set", "left", ({ place }) => place.dataset],
    titled && ["setting", "left", ({ place }) => place.title],
    ...columns.map(([head, side, cell]): Column<(typeof placed)[number]> => [
      head,
      side,
      ({ row }) => cell(row),
    ]),
  ]);
}

/** "relu", or "relu on spirals" where there are several data sets. */
export const nameIn = ({ spec }: ResultRow, { severalDatasets }: View, ending = ""): string =>
  `${spec.activation.label}${ending}${severalDatasets ? ` on ${spec.dataset.label}` : ""}`;
