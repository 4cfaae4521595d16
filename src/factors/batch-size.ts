import { factor, TUNED, type FactorAxis } from "./definition.js";

const axis: FactorAxis<number> = {
  path: ["training", "batchSize"],
  title: "batch size",
  choices: ({ training }) => training.batchSizes,
  withChoices: (experiment, batchSizes) => ({
    ...experiment,
    training: { ...experiment.training, batchSizes },
  }),
  choose: (spec, batchSize) => ({ ...spec, training: { ...spec.training, batchSize } }),
  text: String,
};

export const batchSize = factor({
  name: "batch_size",
  axis,
  of: (spec) => (spec.configured?.batchSize === undefined ? spec.training.batchSize : TUNED),
  trained: (spec) => spec.training.batchSize,
  column: { type: "integer", unit: "samples", description: "Samples in a batch." },
  heads: { full: "batch\nsize" },
  words: (value) => (value === TUNED ? "tuned batch sizes" : `batches of ${value}`),
});
