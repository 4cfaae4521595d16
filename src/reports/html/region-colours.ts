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
