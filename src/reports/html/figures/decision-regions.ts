import type { ResultRow } from "../../../analysis/result-rows.js";
import { LEVELS, regionPoints, type Regions } from "../../../trial/portrait.js";
import { formatNumber, percent, plural, shareToTenth } from "../../../words/index.js";
import { pngUri } from "../draw/png.js";
import { oneFigure, type Drawing } from "../figure.js";
import { classColour, pointColour, valueColour } from "../colours.js";
import type { View } from "../view.js";
import { ACTIVATION, conditionTable, nameIn } from "./common.js";
import { portrayed } from "./portraits.js";

const MOST_PANELS = 96;
const SIDE = 170;

export const decisionRegions = oneFigure("decision-regions", (view) => {
  const { conditions, rows, note, panels } = portrayed(view, MOST_PANELS, hasRegions, (row, name) => ({
    alt: `Decision regions of ${name}: ${outcome(row)} (median over the seeds).`,
    drawing: draw(regionsOf(row)),
  }));
  if (rows.length === 0) return undefined;
  return {
    title: "What the trained networks say of the plane",
    caption: captionOf(rows, view),
    notes: [
      "One network each, of the first seed, at the end of training: the colour is the most probable class (of a regression, blue is low and orange high), the paler the less sure. Dots are training rows. Both axes are the data's two features, standardised.",
      ...note,
    ],
    panels,
    table: conditionTable(view, "The networks that are drawn, and their cells", conditions, [
      ACTIVATION,
      ["median over all seeds", "right", outcome],
      ["share of the plane that is not sure", "right", (row) => shareToTenth(unsure(regionsOf(row)))],
    ]),
  };
});

const hasRegions = ({ portrait }: ResultRow): boolean => portrait?.regions !== undefined;

/** A row that is drawn has them. */
const regionsOf = ({ portrait }: ResultRow): Regions => portrait?.regions as Regions;

/** So probable a class is one that the network is sure of. */
const SURE = 0.9;

const digit = (text: string, at: number): number => Number.parseInt(text[at], LEVELS);

function outcome({ final }: ResultRow): string {
  if (final.test_accuracy) return `${shareToTenth(Math.max(0, final.test_accuracy.median))} test accuracy`;
  return final.test_loss && Number.isFinite(final.test_loss.median)
    ? `${formatNumber(final.test_loss.median)} test loss`
    : "diverged";
}

/** How much of a classification's plane has no class with a probability of 90 % or more. */
function unsure({ classes, levels }: Regions): number {
  if (classes === undefined) return 0;
  const cells = Array.from({ length: levels.length }, (_, i) => digit(levels, i));
  return cells.filter((level) => level < SURE * LEVELS - 1).length / cells.length;
}

function captionOf(rows: readonly ResultRow[], view: View): string {
  const sure = rows.map((row) => ({ row, share: unsure(regionsOf(row)) }));
  const [least, most] = [
    sure.reduce((a, b) => (b.share < a.share ? b : a)),
    sure.reduce((a, b) => (b.share > a.share ? b : a)),
  ];
  if (least.share === most.share) return `${plural(rows.length, "network")}, side by side.`;
  return `The surest network is ${nameIn(least.row, view, "'s")} (${shareToTenth(least.share)} of the plane has no class with ${percent(SURE)} probability), the least sure ${nameIn(most.row, view, "'s")} (${shareToTenth(most.share)}).`;
}

function draw(regions: Regions): Drawing {
  return {
    width: SIDE,
    height: SIDE,
    content:
      `<rect width="${SIDE}" height="${SIDE}" fill="var(--raised)"/>` +
      `<image width="${SIDE}" height="${SIDE}" preserveAspectRatio="none" href="${imageOf(regions)}"/>` +
      dots(regions),
  };
}

/** The grid's first row is the lowest, an image's the highest. */
function imageOf({ size, classes, levels }: Regions): string {
  const count = classes === undefined ? 1 : Math.max(...Array.from(classes, (_, i) => digit(classes, i))) + 1;
  const steps = Math.min(LEVELS, Math.floor(256 / count));
  const pixels = Uint8Array.from({ length: size * size }, (_, i) => {
    const cell = (size - 1 - Math.floor(i / size)) * size + (i % size);
    const level = Math.floor((digit(levels, cell) * steps) / LEVELS);
    return (classes === undefined ? 0 : digit(classes, cell)) * steps + level;
  });
  const palette = Array.from({ length: count * steps }, (_, i) => {
    const [group, share] = [Math.floor(i / steps), (i % steps) / (steps - 1)];
    return classes === undefined ? valueColour(share) : classColour(group, share);
  });
  return pngUri({ width: size, height: size, pixels, palette });
}

/** One path a class, so that a panel of a hundred dots is small. */
function dots(regions: Regions): string {
  const groups = new Map<number, string>();
  for (const { x, y, group } of regionPoints(regions)) {
    const place = `M${(SIDE * x).toFixed(1)},${(SIDE * (1 - y)).toFixed(1)}h0`;
    groups.set(group, (groups.get(group) ?? "") + place);
  }
  const outline = [...groups.values()].join("");
  return (
    `<path d="${outline}" stroke="var(--paper)" stroke-width="5.4" stroke-linecap="round"/>` +
    [...groups]
      .toSorted(([a], [b]) => a - b)
      .map(
        ([group, path]) =>
          `<path d="${path}" stroke="${pointColour(group)}" stroke-width="3.6" stroke-linecap="round"/>`,
      )
      .join("")
  );
}
