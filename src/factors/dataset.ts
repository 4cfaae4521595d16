import { withoutPath } from "../trial/id.js";
import { axisOf, factor } from "./definition.js";

export const dataset = factor({
  name: "dataset",
  axis: axisOf("datasets", {
    path: ["datasets"],
    title: "data sets",
    choose: (spec, choice) => ({ ...spec, dataset: choice }),
    decisive: withoutPath,
  }),
  of: (spec) => spec.dataset.label,
  column: { type: "string", description: "Data set, as the config labels it." },
});
