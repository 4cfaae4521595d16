import { axisOf, factor } from "./definition.js";

export const initializer = factor({
  name: "initializer",
  axis: axisOf("initializers", "initializer"),
  of: (spec) => spec.initializer.label,
  column: { type: "string", description: "Initialiser, as the config labels it." },
  heads: { full: "initial-\nizer" },
  words: (value) => `${value} initialisation`,
});
