import { z } from "zod";
import type { Initializer } from "./definition.js";
import { uniformWeights } from "./draws.js";

/** Limit √(6 / fanIn), ReLU's gain whatever the activation: as He et al. wrote it. */
export const heUniform: Initializer = {
  name: "he_uniform",
  title: "He uniform",
  source: "He et al. 2015; torch.nn.init.kaiming_uniform_(nonlinearity='relu')",
  parameters: z.strictObject({}),
  usesGain: false,
  fill: (_parameters, shape) => uniformWeights(shape, Math.sqrt(6 / shape.fanIn)),
};
