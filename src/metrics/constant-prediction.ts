import { log } from "../math/index.js";

/** What a constant prediction comes to, by the shares of the classes; a regression has none. */
export type ConstantPrediction = (shares: readonly number[]) => number;

const occurring = (shares: readonly number[]): number => shares.filter((share) => share > 0).length;

/** The entropy of the classes in nats; of standardised values the variance, 1. */
export const constantLoss: ConstantPrediction = (shares) =>
  shares.length === 0 ? 1 : -shares.reduce((sum, share) => sum + (share > 0 ? share * log(share) : 0), 0);

/** The share of the largest class. */
export const constantAccuracy: ConstantPrediction = (shares) => Math.max(...shares);

/** All of one class and none of the others. */
export const constantBalancedAccuracy: ConstantPrediction = (shares) => 1 / occurring(shares);

/** That of the largest class, and 0 for each of the others. */
export const constantF1: ConstantPrediction = (shares) => {
  const largest = Math.max(...shares);
  return (2 * largest) / (1 + largest) / occurring(shares);
};

export const constantR2: ConstantPrediction = () => 0;
