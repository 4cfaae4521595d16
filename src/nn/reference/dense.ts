import type { Kernel } from "../kernel.js";

/** Dense layers: x (batch, fanIn), weights (fanOut, fanIn), bias (fanOut), z (batch, fanOut); dX has the shape of X. */
export const dense = {
  /** z = x Wᵀ + b. Four outputs at a time, so that each input is loaded once for four products. */
  denseForward(x, weights, bias, z, batch, fanIn, fanOut) {
    for (let n = 0; n < batch; n++) {
      const row = n * fanIn;
      let o = 0;
      for (; o + 4 <= fanOut; o += 4) {
        const w0 = o * fanIn;
        const w1 = w0 + fanIn;
        const w2 = w1 + fanIn;
        const w3 = w2 + fanIn;
        let z0 = bias[o];
        let z1 = bias[o + 1];
        let z2 = bias[o + 2];
        let z3 = bias[o + 3];
        for (let i = 0; i < fanIn; i++) {
          const value = x[row + i];
          z0 += value * weights[w0 + i];
          z1 += value * weights[w1 + i];
          z2 += value * weights[w2 + i];
          z3 += value * weights[w3 + i];
        }
        z[n * fanOut + o] = z0;
        z[n * fanOut + o + 1] = z1;
        z[n * fanOut + o + 2] = z2;
        z[n * fanOut + o + 3] = z3;
      }
      for (; o < fanOut; o++) {
        let sum = bias[o];
        for (let i = 0; i < fanIn; i++) sum += x[row + i] * weights[o * fanIn + i];
        z[n * fanOut + o] = sum;
      }
    }
  },

  /**
   * dW = dzᵀ x, db = Σ_batch dz, for in the forward pass this was z[n,o] = b[o] + Σ_i x[n,i] · W[o,i].
   * Four samples at a time, so that each dW is loaded and stored once for four products.
   */
  denseBackwardWeights(x, dz, dWeights, dBias, batch, fanIn, fanOut) {
    dWeights.fill(0, 0, fanOut * fanIn);
    for (let o = 0; o < fanOut; o++) {
      const row = o * fanIn;
      let sum = 0;
      let n = 0;
      for (; n + 4 <= batch; n += 4) {
        const x0 = n * fanIn;
        const x1 = x0 + fanIn;
        const x2 = x1 + fanIn;
        const x3 = x2 + fanIn;
        const d0 = dz[n * fanOut + o];
        const d1 = dz[(n + 1) * fanOut + o];
        const d2 = dz[(n + 2) * fanOut + o];
        const d3 = dz[(n + 3) * fanOut + o];
        sum += d0 + d1 + d2 + d3;
        for (let i = 0; i < fanIn; i++) {
          dWeights[row + i] += d0 * x[x0 + i] + d1 * x[x1 + i] + d2 * x[x2 + i] + d3 * x[x3 + i];
        }
      }
      for (; n < batch; n++) {
        const d = dz[n * fanOut + o];
        sum += d;
        for (let i = 0; i < fanIn; i++) dWeights[row + i] += d * x[n * fanIn + i];
      }
      dBias[o] = sum;
    }
  },

  /** dx = dz W, for in the forward pass this was z[n,o] = b[o] + Σ_i x[n,i] · W[o,i]. Four outputs at a time. */
  denseBackwardInput(dz, weights, dx, batch, fanIn, fanOut) {
    dx.fill(0, 0, batch * fanIn);
    for (let n = 0; n < batch; n++) {
      const row = n * fanIn;
      let o = 0;
      for (; o + 4 <= fanOut; o += 4) {
        const w0 = o * fanIn;
        const w1 = w0 + fanIn;
        const w2 = w1 + fanIn;
        const w3 = w2 + fanIn;
        const d0 = dz[n * fanOut + o];
        const d1 = dz[n * fanOut + o + 1];
        const d2 = dz[n * fanOut + o + 2];
        const d3 = dz[n * fanOut + o + 3];
        for (let i = 0; i < fanIn; i++) {
          dx[row + i] +=
            d0 * weights[w0 + i] + d1 * weights[w1 + i] + d2 * weights[w2 + i] + d3 * weights[w3 + i];
        }
      }
      for (; o < fanOut; o++) {
        const d = dz[n * fanOut + o];
        for (let i = 0; i < fanIn; i++) dx[row + i] += d * weights[o * fanIn + i];
      }
    }
  },
} satisfies Partial<Kernel<Float64Array>>;
