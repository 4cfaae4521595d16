import { createRegistry } from "../../registry.js";
import { adagrad } from "./adagrad.js";
import { adam } from "./adam.js";
import { adamw } from "./adamw.js";
import type { Optimizer } from "./definition.js";
import { lion } from "./lion.js";
import { momentum } from "./momentum.js";
import { nadam } from "./nadam.js";
import { nesterov } from "./nesterov.js";
import { radam } from "./radam.js";
import { rmsprop } from "./rmsprop.js";
import { sgd } from "./sgd.js";

export { createOptimizer } from "./create.js";
export type { Optimizer } from "./definition.js";

/** How weights are updated, from the plainest on. */
export const optimizers = createRegistry<Optimizer>("optimizer", [
  sgd,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  adam,
  adamw,
  nadam,
  radam,
  lion,
]);
