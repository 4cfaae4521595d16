import { z } from "zod";
import { sin } from "../math/index.js";
import type { DatasetDefinition } from "./definition.js";
import { commonParameters, realNumber, targetNoise } from "./parameters.js";
import { addNoise, emptySamples, fillUniform } from "./samples.js";

const parameters = z.strictObject({
  ...commonParameters(targetNoise(0.1)),
  periods: realNumber(0.1, 100, 2).describe("Periods of the wave from −1 to 1."),
});

export const sine: DatasetDefinition<z.infer<typeof parameters>> = {
  name: "sine",
  title: "Sine wave",
  task: "regression",
  source: "y = sin(π · periods · x), x uniform in [−1, 1]",
  parameters,
  outputs: () => 1,
  generate({ samples, periods, noise }, random) {
    const data = emptySamples(samples, 1);
    fillUniform(data.features, -1, 1, random);
    for (const [i, x] of data.features.entries()) data.targets[i] = sin(Math.PI * periods * x);
    addNoise(data.targets, noise, random);
    return data;
  },
};
