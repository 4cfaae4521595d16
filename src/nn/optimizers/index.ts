import { createRegistry } from "../../registry.js";
import { adagrad } from "./adagrad.js";
import { adam } from "./adam.js";
import { adamw } from "./adamw.js";
import type { Optimizer } from "./definition.js";
import { momentum } from "./momentum.js";
import { nesterov } from "./nesterov.js";
import { rmsprop } from "./rmsprop.js";
import { sgd } from "./sgd.js";

export type { Optimizer, OptimizerBuffers } from "./definition.js";

/** How weights are updated, from the plainest on. */
export const optimizers = createRegistry<Optimizer>("optimizer", [
  sgd,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  adam,
  adamw,
]);
