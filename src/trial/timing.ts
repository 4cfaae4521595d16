/** What the clock said of two pieces of work, in turns that stood side by side in time. */
export interface Timing {
  /** Names the work and the two trials it belongs to. */
  readonly key: string;
  /** Seconds per element, or per step of one trial. */
  readonly turns: readonly { readonly a: number; readonly b: number }[];
}
