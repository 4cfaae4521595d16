import { factor } from "./definition.js";
import { regularization } from "./regularization.js";

export const l1 = factor({
  name: "l1",
  axis: regularization,
  of: (spec) => spec.regularization.l1,
  column: { type: "number", description: "Factor of the L1 penalty." },
  absent: 0,
  heads: { full: "l1" },
  words: (value) => `L1 ${value}`,
});
