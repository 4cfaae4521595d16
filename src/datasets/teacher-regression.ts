import { z } from "zod";
import type { DatasetDefinition } from "./definition.js";
import { commonParameters, dimensionsParameter, targetNoise } from "./parameters.js";
import { addNoise, emptySamples, fillNormal } from "./samples.js";
import { teach, teacherWidthParameter } from "./teacher.js";

const parameters = z.strictObject({
  ...commonParameters(targetNoise(0.1)),
  dimensions: dimensionsParameter(10),
  teacherWidth: teacherWidthParameter(),
});

export const teacherRegression: DatasetDefinition<z.infer<typeof parameters>> = {
  name: "teacher_regression",
  title: "Teacher network, values",
  task: "regression",
  source: "the standardised score that a random network with one tanh layer gives to Gaussian inputs",
  parameters,
  outputs: () => 1,
  generate({ samples, dimensions, teacherWidth, noise }, random) {
    const data = emptySamples(samples, dimensions);
    data.targets.set(teach(fillNormal(data.features, random), dimensions, teacherWidth, random));
    addNoise(data.targets, noise, random);
    return data;
  },
};
