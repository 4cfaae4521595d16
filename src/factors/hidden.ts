import { axisOf, factor } from "./definition.js";

/** "32x32": the widths of the hidden layers, first to last; "none" where there are none. */
export const hiddenLabel = (widths: readonly number[]): string => widths.join("x") || "none";

/** "6 × 32" for "32x32x32x32x32x32"; two layers stay "32x32". */
export function layerWords(label: string): string {
  const widths = label.split("x");
  return widths.length > 2 && new Set(widths).size === 1 ? `${widths.length} × ${widths[0]}` : label;
}

export const hidden = factor({
  name: "hidden",
  axis: axisOf("networks", "hidden", {
    path: ["network"],
    title: "hidden layers",
    choose: (spec, choice) => ({ ...spec, hidden: choice.hidden }),
    text: (network) => hiddenLabel(network.hidden),
  }),
  of: (spec) => hiddenLabel(spec.matched?.network ?? spec.hidden),
  trained: (spec) => hiddenLabel(spec.hidden),
  column: {
    type: "string",
    description: 'Widths of the hidden layers, first to last, joined by "x"; "none" where there are none.',
  },
  heads: { full: "hidden\nlayers" },
  words: (value) => (value === "none" ? "no hidden layers" : `hidden layers ${value}`),
  brief: (value) => (value === "none" ? "no hidden layer" : `hidden ${layerWords(String(value))}`),
});
