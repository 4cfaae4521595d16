import type { ActivationDefinition } from "./definition.js";

export const softsign: ActivationDefinition = {
  name: "softsign",
  title: "Softsign",
  formula: "x / (1 + abs(x))",
  source:
    "Bergstra, Desjardins, Lamblin & Bengio 2009, Quadratic polynomials learn better image features, Université de Montréal; Glorot & Bengio 2010, AISTATS",
};
