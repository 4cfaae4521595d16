import type { Rung, TargetLadder, Verdict } from "../../../analysis/verdict.js";
import { SUSTAINED } from "../../../analysis/protocol.js";
import { group as groupBy } from "d3-array";
import { curveMetrics } from "../../../metrics/index.js";
import {
  CONFIDENCE,
  plural,
  range,
  ratio,
  changeWords,
  firstCrossings,
  ratiosOver,
  valueWords,
} from "../../../words/index.js";
import { tableOf, type ContentTable } from "../../content/table.js";
import { lineStyleOf } from "../colours.js";
import { lineChart, type Line } from "../draw/lines.js";
import { endsOf, linear, ratioAxis, type Axis } from "../draw/scale.js";
import { oneFigure, type Panel } from "../figure.js";
import { placesOf } from "./claims.js";
import { firstOf, size } from "./common.js";

/** Ratios beyond it are drawn at the panel's edge. */
const FARTHEST = 50;
const MOST_PANELS = 12;
const MOST_LINES = 8;

/** A verdict that has been looked at over its ladder of targets. */
interface Laddered {
  readonly verdict: Verdict;
  readonly ladder: TargetLadder;
}

/** For each claim on times: the ratio by target, in each condition, with its interval. */
export const targets = oneFigure("targets", ({ findings }) => {
  const all = findings.verdicts.flatMap((verdict): Laddered[] =>
    verdict.targets !== null && firstCrossings(verdict.targets).length > 1
      ? [{ verdict, ladder: verdict.targets }]
      : [],
  );
  const groups = [
    ...groupBy(all, ({ verdict, ladder }) => JSON.stringify([verdict.claim, ladder.metric])).values(),
  ];
  const shown = groups.slice(0, MOST_PANELS);
  return {
    title: "The ratio of times by target",
    caption: captionOf(all),
    notes: [
      `How many times sooner the first activation of a comparison is than the second (below 1: later), if the target were another: from the same trials' curves, easy targets left, hard ones right, with ${CONFIDENCE} intervals; the declared target is ringed. A line ends where too few trials arrive for one number.`,
      `Exploratory, and not adjusted for the number of targets: the verdict is that of the declared one. targets.csv has sustained crossings (${SUSTAINED} evaluations in a row) beside the first.`,
      ...firstOf(shown, groups, "comparisons"),
    ],
    panels: shown.map((group) => panelOf(group, shown.length)),
    table: tableByTarget(groups),
  };
});

function captionOf(all: readonly Laddered[]): string {
  const changing = all.filter(({ ladder }) => changeWords(ladder, String) !== "");
  const reversed = all.filter(({ ladder }) => {
    const intervals = firstCrossings(ladder).map(({ simultaneous }) => simultaneous);
    return intervals.some(({ lower }) => lower > 1) && intervals.some(({ upper }) => upper < 1);
  });
  return `Of ${plural(all.length, "comparison")}, ${changing.length} would be decided otherwise at another target; in ${reversed.length} the activation that is surely the sooner at one target is surely the later at another.`;
}

function panelOf(group: readonly Laddered[], count: number): Panel {
  const [{ verdict }] = group;
  const placeOf = placesOf(group.map((each) => each.verdict));
  const drawn = group.slice(0, MOST_LINES);
  const ends = drawn
    .flatMap(({ ladder }) => firstCrossings(ladder).filter(isNumber))
    .flatMap(({ estimate, interval }) => [...endsOf(estimate), ...endsOf(interval)]);
  return {
    group: "",
    title: verdict.statement,
    alt: `${verdict.statement}, by target: ${group.map((each) => `${placeOf(each.verdict)} ${spanWords(each.ladder)}`).join("; ")}.`,
    drawing: lineChart({
      lines: drawn.map((each, i) => lineOf(each, placeOf(each.verdict), i, targetsOf(drawn))),
      x: targetAxis(drawn),
      y: ratioAxis("times sooner (log)", ends, FARTHEST, [1, verdict.times ?? 1]),
      dots: true,
      ...size(count),
    }),
  };
}

const spanWords = (ladder: TargetLadder): string => {
  const over = ratiosOver(ladder);
  return over === undefined ? "unknown" : (ratio({ ...over, bound: "between" }, [1]) ?? "");
};

const isNumber = ({ estimate }: Rung): boolean => estimate.bound === "=" && estimate.lower > 0;

function lineOf({ ladder }: Laddered, label: string, index: number, values: readonly number[]): Line {
  const points = firstCrossings(ladder)
    .filter(isNumber)
    .map((rung) => ({
      x: values.indexOf(rung.value),
      y: rung.estimate.lower,
      low: Math.max(1 / FARTHEST, rung.interval.lower),
      high: Math.min(FARTHEST, rung.interval.upper),
      declared: rung.declared,
    }));
  return { label, look: lineStyleOf(index), points, rings: points.filter(({ declared }) => declared) };
}

/** The targets of some ladders of one metric, from the easiest to the hardest: they stand evenly spaced. */
function targetsOf(drawn: readonly Laddered[]): readonly number[] {
  const [{ ladder }] = drawn;
  const ascending = [
    ...new Set(drawn.flatMap((each) => firstCrossings(each.ladder).map(({ value }) => value))),
  ].toSorted((a, b) => a - b);
  return curveMetrics.get(ladder.metric).goal === "maximize" ? ascending : ascending.toReversed();
}

function targetAxis(drawn: readonly Laddered[]): Axis {
  const values = targetsOf(drawn);
  const [{ ladder }] = drawn;
  const { title, goal } = curveMetrics.get(ladder.metric);
  return linear(
    `target: ${title.toLowerCase()} ${goal === "maximize" ? "≥" : "≤"}`,
    [0, values.length - 1],
    [...values.keys()],
    (tick) => valueWords(ladder, values[tick]),
  );
}

function tableByTarget(groups: readonly (readonly Laddered[])[]): ContentTable {
  const rungs = groups.flatMap((group) => {
    const placeOf = placesOf(group.map(({ verdict }) => verdict));
    return group.flatMap(({ verdict, ladder }) =>
      firstCrossings(ladder).map((rung) => ({ verdict, place: placeOf(verdict), ladder, rung })),
    );
  });
  return tableOf({ title: "Ratios by target", leading: 2 }, rungs, [
    ["claim", "left", ({ verdict }) => verdict.claim],
    ["condition", "left", ({ place }) => place],
    [
      "target",
      "right",
      ({ ladder, rung }) => `${valueWords(ladder, rung.value)}${rung.declared ? " (declared)" : ""}`,
    ],
    ["times sooner", "right", ({ rung }) => ratio(rung.estimate, [1]) ?? "unknown"],
    [`${CONFIDENCE} interval`, "left", ({ rung }) => range(rung.interval, [1])],
    ["cut off", "right", ({ rung }) => String(rung.censored)],
    ["verdict there", "left", ({ rung }) => rung.verdict],
  ]);
}
