/** The chance of even one false word among the verdicts of a family, of both sides together. */
export const ALPHA = 0.05;

/** At so many evaluations in a row a target must be met to be reached for good. */
export const SUSTAINED = 3;

/** A ratio nearer to 1 than this factor is no difference worth mentioning. */
export const MARGIN = 1.1;
