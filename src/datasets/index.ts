import { createRegistry } from "../registry.js";
import { checkerboard } from "./checkerboard.js";
import { circles } from "./circles.js";
import type { DatasetDefinition } from "./definition.js";
import { friedman1 } from "./friedman1.js";
import { gaussianQuantiles } from "./gaussian-quantiles.js";
import { gaussians } from "./gaussians.js";
import { hypercube } from "./hypercube.js";
import { iris } from "./iris.js";
import { moons } from "./moons.js";
import { penguins } from "./penguins.js";
import { plane } from "./plane.js";
import { sine } from "./sine.js";
import { spirals } from "./spirals.js";
import { teacherClassification } from "./teacher-classification.js";
import { teacherRegression } from "./teacher-regression.js";
import { xor } from "./xor.js";

/** What is generated, then what was measured; the user's own file is `csv` (csv.ts), which is read. */
export const datasets = createRegistry<DatasetDefinition>("data set", [
  spirals,
  moons,
  circles,
  xor,
  gaussians,
  checkerboard,
  gaussianQuantiles,
  hypercube,
  teacherClassification,
  plane,
  sine,
  friedman1,
  teacherRegression,
  iris,
  penguins,
]);
