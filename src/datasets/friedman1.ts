import { z } from "zod";
import { sin } from "../math/index.js";
import type { DatasetDefinition } from "./definition.js";
import { commonParameters, dimensionsParameter, targetNoise } from "./parameters.js";
import { addNoise, emptySamples, fillUniform } from "./samples.js";
import { cite, scikitLearn, works } from "../sources/index.js";

const parameters = z.strictObject({
  ...commonParameters(targetNoise(1)),
  dimensions: dimensionsParameter(10, 5),
});

export const friedman1: DatasetDefinition<z.infer<typeof parameters>> = {
  name: "friedman1",
  title: "Friedman 1",
  task: "regression",
  ...cite`${works.friedman1991}; ${scikitLearn("make_friedman1")}: y = 10 sin(π x₁ x₂) + 20 (x₃ − ½)² + 10 x₄ + 5 x₅, uniform in [0, 1]ᵈ, the other features do nothing`,
  parameters,
  outputs: () => 1,
  generate({ samples, dimensions, noise }, random) {
    const data = emptySamples(samples, dimensions);
    fillUniform(data.features, 0, 1, random);
    for (let i = 0; i < samples; i++) {
      data.targets[i] = friedman1Value(data.features.subarray(i * dimensions, i * dimensions + 5));
    }
    addNoise(data.targets, noise, random);
    return data;
  },
};

/** 10 sin(π x₁ x₂) + 20 (x₃ − ½)² + 10 x₄ + 5 x₅ */
export const friedman1Value = ([a, b, c, d, e]: ArrayLike<number> & Iterable<number>): number =>
  10 * sin(Math.PI * a * b) + 20 * (c - 0.5) * (c - 0.5) + 10 * d + 5 * e;
