import { factor } from "./definition.js";
import { regularization } from "./regularization.js";

export const l2 = factor({
  name: "l2",
  axis: regularization,
  of: (spec) => spec.regularization.l2,
  column: { type: "number", description: "Factor of the L2 penalty." },
  absent: 0,
  heads: { full: "l2" },
  words: (value) => `L2 ${value}`,
});
