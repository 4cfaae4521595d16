import { axisOf, factor } from "./definition.js";

export const optimizer = factor({
  name: "optimizer",
  axis: axisOf("optimizers", "optimizer"),
  of: (spec) => spec.optimizer.label,
  column: { type: "string", description: "Optimiser, as the config labels it." },
});
