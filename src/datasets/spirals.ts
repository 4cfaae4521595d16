import { z } from "zod";
import { cos, sin } from "../math/index.js";
import { normal } from "../random/draws.js";
import type { DatasetDefinition } from "./definition.js";
import { commonParameters, realNumber, wholeNumber } from "./parameters.js";
import { emptySamples, equalParts, spaced } from "./samples.js";
import { cite, works } from "../sources/index.js";

const parameters = z.strictObject({
  ...commonParameters({ default: 0.2, is: "Standard deviation of a point's angle, in radians." }),
  arms: wholeNumber(2, 10, 3).describe("Arms, each a class."),
  turns: realNumber(0.01, 10, 2 / Math.PI).describe(
    "Turns of an arm from the centre to its end: CS231n's 4 radians are 2/π turns.",
  ),
  spacing: realNumber(0.01, 6.28, 4).describe(
    "Radians from the start of one arm to the next: 4 as in CS231n; 2π/arms is even.",
  ),
});

export const spirals: DatasetDefinition<z.infer<typeof parameters>> = {
  name: "spirals",
  title: "Spirals",
  task: "classification",
  ...cite`${works.cs231nSpirals}: three arms, r from 0 to 1, t = 4 j + 4 r + 0.2 ε`,
  parameters,
  outputs: ({ arms }) => arms,
  generate({ samples, arms, turns, spacing, noise }, random) {
    const { features, targets, ...shape } = emptySamples(samples, 2);
    let row = 0;
    for (const [arm, size] of equalParts(samples, arms).entries()) {
      for (let i = 0; i < size; i++, row++) {
        const radius = spaced(0, 1, i, size);
        const angle = spacing * arm + 2 * Math.PI * turns * radius + noise * normal(random);
        features[2 * row] = radius * sin(angle);
        features[2 * row + 1] = radius * cos(angle);
        targets[row] = arm;
      }
    }
    return { features, targets, ...shape };
  },
};
