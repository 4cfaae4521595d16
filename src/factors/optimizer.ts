import { axisOf, factor } from "./definition.js";

export const optimizer = factor({
  name: "optimizer",
  axis: axisOf("optimizers", {
    path: ["optimizer"],
    title: "optimizer",
    choose: (spec, choice) => ({ ...spec, optimizer: choice }),
  }),
  of: (spec) => spec.optimizer.label,
  column: { type: "string", description: "Optimiser, as the config labels it." },
});
