import { evaluateProgram } from "../../formula/index.js";
import { hash32 } from "../../random/hash32.js";
import type { Kernel } from "../kernel.js";

/**
 * Activations and the dropout that follows them: z (elements, inputs), a (elements), theta (learned), partials
 * (elements, inputs + learned); mask (length), keys (1); and dX of the shape of X.
 */
export const activation = {
  /** There is nothing to compile: the reference walks the formula's graph. */
  compile(program) {
    return {
      inputs: program.inputs,
      learned: program.learned.length,
      value: (z, theta, a, elements) => evaluateProgram(program, z, theta, a, undefined, elements),
      forward: (z, theta, a, partials, elements) => evaluateProgram(program, z, theta, a, partials, elements),
    };
  },

  /** The chain rule, for in the forward pass this was a[e] = f(z[e,1], …, z[e,K]; θ1, …, θP). */
  activationBackward(da, partials, dz, dTheta, elements, inputs, learned) {
    const width = inputs + learned;
    dTheta.fill(0, 0, learned);
    for (let e = 0; e < elements; e++) {
      const d = da[e];
      for (let k = 0; k < inputs; k++) dz[e * inputs + k] = d * partials[e * width + k];
      for (let p = 0; p < learned; p++) dTheta[p] += d * partials[e * width + inputs + p];
    }
  },

  /** a ← a ⊙ mask, where element i is kept if hash32(key, counter + i) ≥ rate · 2³² and then divided by 1 − rate. */
  dropoutForward(a, mask, keys, counter, length, rate) {
    const threshold = rate * 2 ** 32;
    const scale = 1 / (1 - rate);
    const key = keys[0];
    for (let i = 0; i < length; i++) {
      mask[i] = hash32(key, counter + i) >= threshold ? scale : 0;
      a[i] *= mask[i];
    }
  },

  /** da ← da ⊙ mask, for in the forward pass this was a ← a ⊙ mask. */
  dropoutBackward(da, mask, length) {
    for (let i = 0; i < length; i++) da[i] *= mask[i];
  },
} satisfies Partial<Kernel<Float64Array>>;
