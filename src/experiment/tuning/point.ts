/** What tuning chooses for an arm. */
export interface Point {
  readonly rate: number;
}

/** The same for points that name the same trials of an arm. */
export const pointKey = ({ rate }: Point): string => String(rate);

export const isSamePoint = (a: Point, b: Point): boolean => pointKey(a) === pointKey(b);
