import type { ActivationDefinition } from "./definition.js";

/** Those that come back to where they were. */
export const periodicAndLocal: readonly ActivationDefinition[] = [
  {
    name: "sin",
    title: "Sine",
    formula: "sin(x)",
    source:
      "Parascandolo, Huttunen & Virtanen 2016, Taming the waves: sine as activation function in deep neural networks",
  },
  {
    name: "siren",
    title: "SIREN",
    formula: "sin(omega0 * x)",
    parameters: { omega0: 30 },
    initializer: "siren",
    source:
      "Sitzmann, Martel, Bergman, Lindell & Wetzstein 2020, Implicit neural representations with periodic activation functions, NeurIPS",
  },
  {
    name: "snake",
    title: "Snake",
    formula: "x + sin(frequency * x) ** 2 / frequency",
    parameters: { frequency: 1 },
    source:
      "Ziyin, Hartwig & Ueda 2020, Neural networks fail to learn periodic functions and how to fix it, NeurIPS",
  },
  {
    name: "gaussian",
    title: "Gaussian",
    formula: "exp(-(x ** 2))",
    source:
      "Broomhead & Lowe 1988, Multivariable functional interpolation and adaptive networks, Complex Systems 2; on linear maps: Ramasinghe & Lucey 2022, Beyond periodicity, ECCV",
  },
];
