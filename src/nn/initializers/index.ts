import { createRegistry } from "../../registry.js";
import { auto } from "./auto.js";
import type { Initializer } from "./definition.js";
import { orthogonal } from "./orthogonal.js";
import { constant, normal, uniform, zeros } from "./shape-free.js";
import { siren } from "./siren.js";
import { varianceScaling } from "./variance-scaling.js";

export type { WeightShape } from "./definition.js";

/** How weights begin. */
export const initializers = createRegistry<Initializer>("initializer", [
  auto,
  zeros,
  constant,
  normal,
  uniform,
  ...varianceScaling,
  orthogonal,
  siren,
]);
