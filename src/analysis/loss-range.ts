/** What a chart of losses shows in full; what lies outside is drawn at its edges, and said. */
export interface LossRange {
  readonly low: number;
  readonly high: number;
}

/** Losses so many times above the first ones have blown up: beside them the others could not be told apart. */
const BLOWN_UP = 3;
/** A network whose loss is so many times the least already at its start has blown up before it was trained. */
const BORN_BLOWN_UP = 100;
/** How far below its greatest value a logarithmic axis reaches, in powers of ten. */
export const DECADES = 8;

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

export const leavesAbove = ({ high }: LossRange, curve: readonly number[]): boolean =>
  curve.some((value) => value > high);

export const leavesBelow = ({ low }: LossRange, curve: readonly number[]): boolean =>
  curve.some((value) => value < low);

/** The labels of the curves that leave a range somewhere, each once. */
export interface Outside {
  readonly above: readonly string[];
  readonly below: readonly string[];
}

export function outside(
  range: LossRange,
  curves: readonly { readonly label: string; readonly values: readonly number[] }[],
): Outside {
  const labels = (leaves: typeof leavesAbove) => [
    ...new Set(curves.filter(({ values }) => leaves(range, values)).map(({ label }) => label)),
  ];
  return { above: labels(leavesAbove), below: labels(leavesBelow) };
}
