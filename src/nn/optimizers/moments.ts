import { decayParameter, epsilonParameter } from "./parameters.js";

/** What Adam and its kin keep: running means of the gradient and of its square. */
export interface Moments extends Readonly<Record<string, number>> {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

export const momentParameters = {
  beta1: decayParameter(0.9, "the mean gradient"),
  beta2: decayParameter(0.999, "the mean squared gradient"),
  epsilon: epsilonParameter(1e-8),
};

export const moments = {
  states: { m: "average", v: "average" },
  rule: `
    m' = beta1 * m + (1 - beta1) * g
    v' = beta2 * v + (1 - beta2) * (g * g)`,
} as const;

/** The parameters as `torch.optim` calls them. */
export const momentOptions = ({ beta1, beta2, epsilon }: Moments) => ({
  betas: [beta1, beta2],
  eps: epsilon,
});

/** Means that start at zero are too small at first: m' / c1 and √v' · u2 make up for it. */
export const corrections = {
  names: ["c1", "u2"],
  *perStep({ beta1, beta2 }: Moments): Generator<readonly number[], never> {
    for (let t = 1; ; t++) yield [biasCorrection(beta1, t), 1 / Math.sqrt(biasCorrection(beta2, t))];
  },
};

/**
 * 1 − βᵗ: what is missing to 1 in a running mean that started at zero, t whole steps ago. By repeated squaring,
 * because the bits of Math.pow vary between engines.
 */
export function biasCorrection(beta: number, t: number): number {
  let power = 1;
  for (let exponent = t, square = beta; exponent > 0; exponent = Math.floor(exponent / 2), square *= square) {
    if (exponent % 2 === 1) power *= square;
  }
  return 1 - power;
}
