import type { Config } from "../../src/index.js";

/** Two networks of four units on two seeds: trained in a moment. */
export const smallConfig = {
  datasets: { name: "moons", samples: 40 },
  network: { hidden: [4] },
  activations: ["relu", "tanh"],
  training: { epochs: 2, batchSize: 16 },
  learningRate: 0.3,
  seeds: 2,
} satisfies Config;
