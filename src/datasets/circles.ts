import { z } from "zod";
import { cos, sin } from "../math/index.js";
import type { DatasetDefinition } from "./definition.js";
import { commonParameters, coordinateNoise, realNumber } from "./parameters.js";
import { addNoise, emptySamples } from "./samples.js";
import { cite, scikitLearn } from "../sources/index.js";

const parameters = z.strictObject({
  ...commonParameters(coordinateNoise(0.1)),
  factor: realNumber(0, 0.99, 0.5).describe("The inner circle's radius; the outer one's is 1."),
});

export const circles: DatasetDefinition<z.infer<typeof parameters>> = {
  name: "circles",
  title: "Two circles",
  task: "classification",
  ...cite`${scikitLearn("make_circles")}: a circle inside another`,
  parameters,
  outputs: () => 2,
  generate({ samples, factor, noise }, random) {
    const data = emptySamples(samples, 2);
    const outer = Math.floor(samples / 2);
    for (let i = 0; i < samples; i++) {
      const isInner = i >= outer;
      const share = isInner ? (i - outer) / (samples - outer) : i / outer;
      const radius = isInner ? factor : 1;
      data.features[2 * i] = radius * cos(2 * Math.PI * share);
      data.features[2 * i + 1] = radius * sin(2 * Math.PI * share);
      data.targets[i] = isInner ? 1 : 0;
    }
    addNoise(data.features, noise, random);
    return data;
  },
};
