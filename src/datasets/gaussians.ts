import { z } from "zod";
import { normal } from "../random/draws.js";
import type { DatasetDefinition } from "./definition.js";
import { classesParameter, commonParameters, dimensionsParameter, realNumber } from "./parameters.js";
import { emptySamples, evenClasses, fillUniform } from "./samples.js";
import { cite, scikitLearn } from "../sources/index.js";

const parameters = z.strictObject({
  ...commonParameters({ default: 1, is: "Standard deviation of each blob." }),
  dimensions: dimensionsParameter(2),
  classes: classesParameter(3),
  box: realNumber(0.01, 100, 10).describe("The centres are uniform in the cube [−box, box]ᵈ."),
});

export const gaussians: DatasetDefinition<z.infer<typeof parameters>> = {
  name: "gaussians",
  title: "Gaussian blobs",
  task: "classification",
  ...cite`${scikitLearn("make_blobs")}: one isotropic Gaussian a class, around random centres`,
  parameters,
  outputs: ({ classes }) => classes,
  generate({ samples, dimensions, classes, box, noise }, random) {
    const data = emptySamples(samples, dimensions);
    const centres = fillUniform(new Float64Array(classes * dimensions), -box, box, random);
    for (const [i, c] of evenClasses(samples, classes).entries()) {
      data.targets[i] = c;
      for (let j = 0; j < dimensions; j++) {
        data.features[i * dimensions + j] = centres[c * dimensions + j] + noise * normal(random);
      }
    }
    return data;
  },
};
