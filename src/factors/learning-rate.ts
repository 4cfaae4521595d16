import { axisOf, factor } from "./definition.js";

export const learningRate = factor({
  name: "learning_rate",
  axis: axisOf("learningRates", "learningRate", { title: "learning rate" }),
  of: (spec) => spec.learningRate,
  column: { type: "number", description: "Learning rate." },
  heads: { full: "learning\nrate", narrow: "learn.\nrate" },
  words: (value) => `learning rate ${value}`,
  brief: (value) => `rate ${value}`,
});
