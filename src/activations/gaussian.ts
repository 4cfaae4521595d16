import type { ActivationDefinition } from "./definition.js";

export const gaussian: ActivationDefinition = {
  name: "gaussian",
  title: "Gaussian",
  formula: "exp(-(x ** 2))",
  source:
    "Broomhead & Lowe 1988, Multivariable functional interpolation and adaptive networks, Complex Systems 2; on linear maps: Ramasinghe & Lucey 2022, Beyond periodicity, ECCV",
};
