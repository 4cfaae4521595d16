import { axisOf, factor } from "./definition.js";

export const dataset = factor({
  name: "dataset",
  axis: axisOf("datasets", {
    path: ["datasets"],
    title: "data sets",
    choose: (spec, choice) => ({ ...spec, dataset: choice }),
    text: ({ label }) => label,
    decisive({ name, parameters }) {
      // A CSV file is its bytes, wherever it lies.
      const { path: _path, ...bytes } = parameters;
      return { name, parameters: "sha256" in bytes ? bytes : parameters };
    },
  }),
  of: (spec) => spec.dataset.label,
  column: { type: "string", description: "Data set, as the config labels it." },
  heads: { full: "dataset" },
  words: String,
});
