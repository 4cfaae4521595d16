import type { ActivationDefinition } from "./definition.js";

export const siren: ActivationDefinition = {
  name: "siren",
  title: "SIREN",
  formula: "sin(omega0 * x)",
  parameters: { omega0: 30 },
  initializer: "siren",
  source:
    "Sitzmann, Martel, Bergman, Lindell & Wetzstein 2020, Implicit neural representations with periodic activation functions, NeurIPS",
};
