import { createRegistry } from "../registry.js";
import { lecture } from "./lecture.js";
import { saturating } from "./saturating.js";
import { rectifiers } from "./rectifiers.js";
import { selfGated } from "./self-gated.js";
import { periodicAndLocal } from "./periodic-and-local.js";
import { shrinkage } from "./shrinkage.js";
import { gated } from "./gated.js";
import { sigmoidControls } from "./sigmoid-controls.js";

/** The activations that a config can name, in reading order: a table a family. */
export const activations = createRegistry("activation", [
  ...lecture,
  ...saturating,
  ...rectifiers,
  ...selfGated,
  ...periodicAndLocal,
  ...shrinkage,
  ...gated,
  ...sigmoidControls,
]);
