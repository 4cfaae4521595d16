import type { VerdictWord } from "../../analysis/verdict.js";

/**
 * Okabe and Ito's colours for people with any colour vision (Color Universal Design, 2008), without the yellow and the black,
 * which vanish on a light or a dark page; each as light or dark as its page needs it to be seen (a contrast of 3 or more).
 * A test holds both, under simulated colour blindness too.
 */
export const PALETTE: readonly { readonly light: string; readonly dark: string }[] = [
  { light: "#0072b2", dark: "#4aa3df" },
  { light: "#d55e00", dark: "#ff8a3d" },
  { light: "#008a64", dark: "#1fc795" },
  { light: "#b5528f", dark: "#e58fc4" },
  { light: "#b07d00", dark: "#f0c03c" },
  { light: "#2f9ed6", dark: "#9bdcff" },
  { light: "#4b4f57", dark: "#d3d7de" },
  { light: "#7a3b12", dark: "#b9774a" },
];

/** Beside the colours: dashes tell lines of the same colour apart. */
const DASHES = [undefined, "6,3", "2,3", "9,3,2,3"] as const;

/** The page's other colours, by the name of their CSS variable. */
const THEME: Readonly<Record<string, { readonly light: string; readonly dark: string }>> = {
  paper: { light: "#ffffff", dark: "#14171c" },
  raised: { light: "#f6f7f9", dark: "#1d2229" },
  ink: { light: "#1b1f24", dark: "#e8eaed" },
  quiet: { light: "#5a626d", dark: "#a4adb8" },
  rule: { light: "#dde1e6", dark: "#333a44" },
  link: { light: "#0b5fa5", dark: "#7cc0ff" },
  bars: { light: "#c3cad3", dark: "#48515d" },
  supported: { light: "#00734f", dark: "#3fd6a4" },
  direction: { light: "#0b5fa5", dark: "#7cc0ff" },
  refuted: { light: "#b23c00", dark: "#ff9a66" },
  inconclusive: { light: "#5a626d", dark: "#a4adb8" },
  ...Object.fromEntries(PALETTE.map((colour, i) => [`c${i}`, colour])),
};

export const VERDICT_COLOURS: Readonly<Record<VerdictWord, string>> = {
  supported: "var(--supported)",
  "direction only": "var(--direction)",
  refuted: "var(--refuted)",
  inconclusive: "var(--inconclusive)",
};

/** How an activation is drawn, the same in every figure. */
export interface LineStyle {
  /** The class of all that belongs to it. */
  readonly className: string;
  readonly colour: string;
  readonly dash: string | undefined;
}

/** @param index the activation's place in the config */
export function lineStyleOf(index: number): LineStyle {
  return {
    className: `a${index}`,
    colour: `var(--c${index % PALETTE.length})`,
    dash: DASHES[Math.floor(index / PALETTE.length) % DASHES.length],
  };
}

/** Definitions of the CSS variables for one kind of page. */
export function variables(kind: "light" | "dark"): string {
  return Object.entries(THEME)
    .map(([name, colour]) => `--${name}:${colour[kind]}`)
    .join(";");
}

/** The light page's colours in place of variables, which few programs but browsers know. */
export const withoutVariables = (svg: string): string =>
  svg.replaceAll(/var\(--([a-z0-9]+)\)/g, (_, name: string) => THEME[name].light);

/** Red, green, blue and opacity, from 0 to 255. */
export type Rgba = readonly [number, number, number, number];

/** Red, green and blue of classes 0, 1, 2, …; with their opacity they are seen on light and dark pages. */
const CLASSES = [
  [0, 114, 178],
  [230, 140, 0],
  [0, 158, 115],
  [204, 121, 167],
  [213, 94, 0],
  [86, 180, 233],
  [120, 120, 120],
  [122, 59, 18],
] as const;

/** A class's rows. */
export const pointColour = (group: number): string => `rgb(${CLASSES[group % CLASSES.length].join(",")})`;

/** Where a class is the most probable: the paler, the less so. */
export function classColour(index: number, probability: number): Rgba {
  const [red, green, blue] = CLASSES[index % CLASSES.length];
  return [red, green, blue, Math.round(255 * (0.08 + 0.62 * probability ** 2))];
}

/** From blue, the lowest, over nothing to orange. */
export function valueColour(share: number): Rgba {
  const [red, green, blue] = CLASSES[share < 0.5 ? 0 : 1];
  return [red, green, blue, Math.round(255 * 0.85 * Math.abs(2 * share - 1))];
}
