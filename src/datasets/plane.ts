import { z } from "zod";
import type { DatasetDefinition } from "./definition.js";
import { commonParameters, dimensionsParameter, targetNoise } from "./parameters.js";
import { addNoise, emptySamples, fillUniform } from "./samples.js";
import { cite, works } from "../sources/index.js";

const parameters = z.strictObject({
  ...commonParameters(targetNoise(0.1)),
  dimensions: dimensionsParameter(2),
});

export const plane: DatasetDefinition<z.infer<typeof parameters>> = {
  name: "plane",
  title: "Plane",
  task: "regression",
  ...cite`${works.playground}: y = x₁ + … + xd, uniform in the cube [−1, 1]ᵈ`,
  parameters,
  outputs: () => 1,
  generate({ samples, dimensions, noise }, random) {
    const data = emptySamples(samples, dimensions);
    fillUniform(data.features, -1, 1, random);
    for (const [k, x] of data.features.entries()) data.targets[Math.floor(k / dimensions)] += x;
    addNoise(data.targets, noise, random);
    return data;
  },
};
