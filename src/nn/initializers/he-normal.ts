import { z } from "zod";
import type { Initializer } from "./definition.js";
import { normalWeights } from "./draws.js";

/** Standard deviation √(2 / fanIn), ReLU's gain whatever the activation: as He et al. wrote it. */
export const heNormal: Initializer = {
  name: "he_normal",
  title: "He normal",
  source: "He et al. 2015; torch.nn.init.kaiming_normal_(nonlinearity='relu')",
  parameters: z.strictObject({}),
  usesGain: false,
  fill: (_parameters, shape) => normalWeights(shape, Math.sqrt(2 / shape.fanIn)),
};
