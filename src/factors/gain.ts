import { axisOf, factor, TUNED } from "./definition.js";

export const gain = factor({
  name: "gain",
  axis: axisOf("gains", "gain"),
  of: (spec) => (spec.configured?.gain === undefined ? spec.gain : TUNED),
  trained: (spec) => spec.gain,
  column: { type: "string", description: "Convention for the initialiser's gain: own, pytorch or unit." },
  words: (value) => (value === "own" ? "each one's own initial gain" : `the ${value} initial gain`),
  brief: (value) => `${value} gain`,
});
