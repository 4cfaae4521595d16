import type { BinaryOperation, UnaryOperation } from "../../../src/formula/scalar.js";

/** How far a function in f32 may be from the exact value of its f32 arguments; tested over the whole range. */
interface Accuracy {
  /** The largest error, in units of the result's last place (2^-23 of its power of two; 2^-149 for subnormal results). */
  readonly ulps: number;
  /** Results smaller than this in magnitude may be 0: subnormal numbers would slow training down. */
  readonly flushedBelow?: number;
  /** |x| up to which `ulps` holds. */
  readonly upTo?: number;
}

export type InexactOperation =
  | Exclude<UnaryOperation, "negate" | "abs" | "sign" | "sqrt" | "floor" | "flush">
  | Extract<BinaryOperation, "pow">;

/** Where exp becomes 0: at 2^-126 e^r, |r| ≤ ½ ln 2. */
const FLUSHED = 1.7e-38;

/** All other operations are exact or correctly rounded. The bounds hold for every f32, specials included. */
export const accuracy: Readonly<Record<InexactOperation, Accuracy>> = {
  exp: { ulps: 1.1, flushedBelow: FLUSHED },
  expm1: { ulps: 1.9 },
  log: { ulps: 0.9 },
  log1p: { ulps: 1.5 },
  // Absolute error below 1e-6 for |x| ≤ 1e5; beyond 1e6 only sure to lie in [−1, 1].
  sin: { ulps: 2.4, upTo: 1e4 },
  cos: { ulps: 2.4, upTo: 1e4 },
  atan: { ulps: 2 },
  erf: { ulps: 1.4 },
  tanh: { ulps: 2.4 },
  tanhDerivative: { ulps: 2.5, flushedBelow: 4 * FLUSHED },
  sigmoid: { ulps: 2.4, flushedBelow: FLUSHED },
  sigmoidDerivative: { ulps: 2.5, flushedBelow: FLUSHED },
  softplus: { ulps: 1.7, flushedBelow: FLUSHED },
  pow: { ulps: 1.2, flushedBelow: FLUSHED },
};
