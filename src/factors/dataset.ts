import { withoutPath } from "../trial/id.js";
import { axisOf, factor } from "./definition.js";

export const dataset = factor({
  name: "dataset",
  axis: axisOf("datasets", "dataset", { path: ["datasets"], title: "data sets", decisive: withoutPath }),
  of: (spec) => spec.dataset.label,
  column: { type: "string", description: "Data set, as the config labels it." },
});
