import type { ActivationDefinition } from "./definition.js";

/**
 * CReLU gives two outputs for one map, ReLU(x) and ReLU(−x), with outgoing weights of their own. A unit
 * here has one output, so it is turned around: the two phases come from maps of their own and share the
 * outgoing weight. The parameter count is the same, but both phases can be silent at once, which CReLU's
 * can't.
 */
export const crelu: ActivationDefinition = {
  name: "crelu",
  title: "CReLU (paired)",
  formula: "max(0, x1) + min(0, x2)",
  source:
    "After Shang, Sohn, Almeida & Lee 2016, Understanding and improving convolutional neural networks via concatenated rectified linear units, ICML",
};
