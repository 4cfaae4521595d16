import { z } from "zod";
import type { DatasetDefinition } from "./definition.js";
import { classesParameter, commonParameters, dimensionsParameter } from "./parameters.js";
import { addNoise, emptySamples, fillNormal, quantileClasses } from "./samples.js";
import { teach, teacherWidthParameter } from "./teacher.js";

const parameters = z.strictObject({
  ...commonParameters({
    default: 0.05,
    is: "Standard deviation of the noise on the teacher's score, whose own is 1, before it is cut into classes.",
  }),
  dimensions: dimensionsParameter(10),
  classes: classesParameter(2),
  teacherWidth: teacherWidthParameter(),
});

export const teacherClassification: DatasetDefinition<z.infer<typeof parameters>> = {
  name: "teacher_classification",
  title: "Teacher network, classes",
  task: "classification",
  source:
    "a random network with one tanh layer scores Gaussian inputs; equal classes, cut at the score's quantiles",
  parameters,
  outputs: ({ classes }) => classes,
  generate({ samples, dimensions, classes, teacherWidth, noise }, random) {
    const data = emptySamples(samples, dimensions);
    const scores = teach(fillNormal(data.features, random), dimensions, teacherWidth, random);
    addNoise(scores, noise, random);
    data.targets.set(quantileClasses(scores, classes));
    return data;
  },
};
