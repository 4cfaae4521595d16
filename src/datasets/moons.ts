import { z } from "zod";
import { cos, sin } from "../math/index.js";
import type { DatasetDefinition } from "./definition.js";
import { commonParameters, coordinateNoise } from "./parameters.js";
import { addNoise, emptySamples, spaced } from "./samples.js";
import { cite, scikitLearn } from "../sources/index.js";

const parameters = z.strictObject(commonParameters(coordinateNoise(0.1)));

export const moons: DatasetDefinition<z.infer<typeof parameters>> = {
  name: "moons",
  title: "Two moons",
  task: "classification",
  ...cite`${scikitLearn("make_moons")}: two interleaved half circles of radius 1`,
  parameters,
  outputs: () => 2,
  generate({ samples, noise }, random) {
    const data = emptySamples(samples, 2);
    const outer = Math.floor(samples / 2);
    for (let i = 0; i < samples; i++) {
      const isInner = i >= outer;
      const angle = isInner ? spaced(0, Math.PI, i - outer, samples - outer) : spaced(0, Math.PI, i, outer);
      data.features[2 * i] = isInner ? 1 - cos(angle) : cos(angle);
      data.features[2 * i + 1] = isInner ? 0.5 - sin(angle) : sin(angle);
      data.targets[i] = isInner ? 1 : 0;
    }
    addNoise(data.features, noise, random);
    return data;
  },
};
