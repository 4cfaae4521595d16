/** What a chart of losses shows in full; what lies outside is drawn at its edges, and said. */
export interface LossRange {
  readonly low: number;
  readonly high: number;
}

/** Losses so many times above the first ones have blown up: beside them the others could not be told apart. */
const BLOWN_UP = 3;
/** A network whose loss is so many times the least already at its start has blown up before it was trained. */
const BORN_BLOWN_UP = 100;
/** How far below the greatest loss a chart reaches, in powers of ten. */
const DECADES = 8;

/**
 * From the least to the greatest loss of what did not blow up; both 1 where there is nothing to show.
 * @param curves each in the order of time, its first value that before training
 */
export function lossRange(curves: readonly (readonly number[])[]): LossRange {
  const firsts = curves.flatMap(([first]) => (first > 0 && first < Infinity ? [first] : []));
  const sound = firsts.filter((first) => first <= BORN_BLOWN_UP * Math.min(...firsts));
  const cap = BLOWN_UP * Math.max(...sound);
  const shown = curves.flatMap((curve) => curve.filter((value) => value > 0 && value <= cap));
  if (shown.length === 0) return { low: 1, high: 1 };
  const high = shown.reduce((a, b) => Math.max(a, b));
  const low = shown.reduce((a, b) => Math.min(a, b));
  return { low: Math.max(low, high * 10 ** -DECADES), high };
}

/** Which of the curves leave the range somewhere, each label once. */
export function outside<T>(
  { low, high }: LossRange,
  curves: readonly { readonly label: T; readonly values: readonly number[] }[],
): { readonly above: readonly T[]; readonly below: readonly T[] } {
  const labels = (leaves: (value: number) => boolean) => [
    ...new Set(curves.filter(({ values }) => values.some(leaves)).map(({ label }) => label)),
  ];
  return { above: labels((value) => value > high), below: labels((value) => value < low) };
}
