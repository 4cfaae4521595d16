import { z } from "zod";
import type { DatasetDefinition } from "./definition.js";
import { commonParameters, coordinateNoise, dimensionsParameter } from "./parameters.js";
import { addNoise, emptySamples, fillUniform } from "./samples.js";
import { cite, works } from "../sources/index.js";

const parameters = z.strictObject({
  ...commonParameters(coordinateNoise(0.02)),
  dimensions: dimensionsParameter(2, 2),
});

export const xor: DatasetDefinition<z.infer<typeof parameters>> = {
  name: "xor",
  title: "Exclusive or",
  task: "classification",
  ...cite`${works.minsky1969}; uniform in the cube [−1, 1]ᵈ, the class is the parity of the negative coordinates`,
  parameters,
  outputs: () => 2,
  generate({ samples, dimensions, noise }, random) {
    const data = emptySamples(samples, dimensions);
    for (let i = 0; i < samples; i++) {
      const point = fillUniform(data.features.subarray(i * dimensions, (i + 1) * dimensions), -1, 1, random);
      data.targets[i] = i % 2;
      if (parity(point) !== data.targets[i]) point[0] = -point[0]; // the classes become equal, the cube stays evenly filled
    }
    addNoise(data.features, noise, random);
    return data;
  },
};

const parity = (point: Float64Array): number => point.reduce((odd, x) => (x < 0 ? 1 - odd : odd), 0);
