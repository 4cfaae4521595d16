import { z } from "zod";
import type { DatasetDefinition } from "./definition.js";
import { classesParameter, commonParameters, coordinateNoise, dimensionsParameter } from "./parameters.js";
import { addNoise, emptySamples, fillNormal, quantileClasses } from "./samples.js";
import { cite, scikitLearn } from "../sources/index.js";

const parameters = z.strictObject({
  ...commonParameters(coordinateNoise(0.02)),
  dimensions: dimensionsParameter(2),
  classes: classesParameter(3),
});

export const gaussianQuantiles: DatasetDefinition<z.infer<typeof parameters>> = {
  name: "gaussian_quantiles",
  title: "Gaussian quantiles",
  task: "classification",
  ...cite`${scikitLearn("make_gaussian_quantiles")}: one Gaussian, cut into classes by nested spheres`,
  parameters,
  outputs: ({ classes }) => classes,
  generate({ samples, dimensions, classes, noise }, random) {
    const data = emptySamples(samples, dimensions);
    fillNormal(data.features, random);
    const squares = new Float64Array(samples);
    for (const [k, x] of data.features.entries()) squares[Math.floor(k / dimensions)] += x * x;
    data.targets.set(quantileClasses(squares, classes));
    addNoise(data.features, noise, random);
    return data;
  },
};
