import { z } from "zod";
import type { DatasetDefinition } from "./definition.js";
import { commonParameters, coordinateNoise, wholeNumber } from "./parameters.js";
import { addNoise, emptySamples, fillUniform } from "./samples.js";

const parameters = z.strictObject({
  ...commonParameters(coordinateNoise(0.02)),
  cells: wholeNumber(2, 20, 4).describe("Cells along each side of the board; a cell's side is 1."),
});

export const checkerboard: DatasetDefinition<z.infer<typeof parameters>> = {
  name: "checkerboard",
  title: "Checkerboard",
  task: "classification",
  source: "the exclusive or, repeated; uniform on the board, the class is the colour of the cell",
  parameters,
  outputs: () => 2,
  generate({ samples, cells, noise }, random) {
    const data = emptySamples(samples, 2);
    for (let i = 0; i < samples; i++) {
      const point = data.features.subarray(2 * i, 2 * i + 2);
      do fillUniform(point, 0, cells, random);
      while (colour(point) !== i % 2);
      data.targets[i] = i % 2;
    }
    addNoise(data.features, noise, random);
    return data;
  },
};

const colour = ([x, y]: Float64Array): number => (Math.floor(x) + Math.floor(y)) % 2;
