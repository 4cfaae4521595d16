import type { ActivationDefinition } from "./definition.js";
import { cite } from "../sources/cite.js";
import { works } from "../sources/works.js";

/** Those that come back to where they were. */
export const periodicAndLocal: readonly ActivationDefinition[] = [
  {
    name: "sin",
    title: "Sine",
    formula: "sin(x)",
    ...cite`${works.parascandolo2016}`,
  },
  {
    name: "siren",
    title: "SIREN",
    formula: "sin(omega0 * x)",
    parameters: { omega0: 30 },
    initializer: "siren",
    ...cite`${works.sitzmann2020}`,
  },
  {
    name: "snake",
    title: "Snake",
    formula: "x + sin(frequency * x) ** 2 / frequency",
    parameters: { frequency: 1 },
    ...cite`${works.ziyin2020}`,
  },
  {
    name: "gaussian",
    title: "Gaussian",
    formula: "exp(-(x ** 2))",
    ...cite`${works.broomhead1988}; on linear maps: ${works.ramasinghe2022}`,
  },
];
