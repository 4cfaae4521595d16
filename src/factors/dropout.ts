import { factor } from "./definition.js";
import { regularization } from "./regularization.js";

export const dropout = factor({
  name: "dropout",
  axis: regularization,
  of: (spec) => spec.regularization.dropout,
  column: { type: "number", unit: "share", description: "Share of hidden units dropped at each step." },
  absent: 0,
  heads: { full: "dropout" },
  words: (value) => `dropout ${value}`,
});
