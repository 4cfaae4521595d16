import { z } from "zod";
import { integerBelow, permutation } from "../random/draws.js";
import type { RandomSource } from "../random/stream.js";
import type { DatasetDefinition, Samples } from "./definition.js";
import { classesParameter, commonParameters, realNumber, wholeNumber } from "./parameters.js";
import { emptySamples, evenClasses, fillNormal, fillUniform } from "./samples.js";
import { cite, scikitLearn } from "../sources/index.js";

const parameters = z
  .strictObject({
    ...commonParameters({ default: 0.01, is: "Share of the rows whose class is drawn anew; at most 1." }),
    informative: wholeNumber(1, 30, 5).describe("Features that the clusters differ in."),
    redundant: wholeNumber(0, 500, 2).describe("Random linear combinations of the informative features."),
    distracting: wholeNumber(0, 500, 3).describe("Features of pure noise."),
    classes: classesParameter(2),
    clustersPerClass: wholeNumber(1, 8, 2).describe("Clusters a class, each at a vertex of its own."),
    separation: realNumber(0, 100, 1).describe("Half the side of the hypercube."),
  })
  .refine(({ noise }) => noise <= 1, { path: ["noise"], message: "a share is at most 1" })
  .refine(({ classes, clustersPerClass, informative }) => classes * clustersPerClass <= 2 ** informative, {
    path: ["informative"],
    message: "classes × clustersPerClass must not exceed the hypercube's 2^informative vertices",
  });

type Parameters = z.infer<typeof parameters>;

export const hypercube: DatasetDefinition<Parameters> = {
  name: "hypercube",
  title: "Hypercube clusters",
  task: "classification",
  ...cite`${scikitLearn("make_classification")} (Guyon 2003, “Madelon”): Gaussian clusters at the vertices of a hypercube; columns in the order informative, redundant, distracting`,
  parameters,
  outputs: ({ classes }) => classes,
  generate(chosen, random) {
    const { samples, informative, redundant, distracting, classes, noise } = chosen;
    const data = emptySamples(samples, informative + redundant + distracting);
    fillNormal(data.features, random);
    placeClusters(data, chosen, random);
    combineColumns(data, informative, redundant, random);
    for (let i = 0; i < samples; i++) {
      if (random.double() < noise) data.targets[i] = integerBelow(classes, random);
    }
    return data;
  },
};

/** Turns the informative columns from noise into clusters: each gets a random linear map of its own and a vertex. */
function placeClusters(data: Samples, chosen: Parameters, random: RandomSource): void {
  const { informative, classes, clustersPerClass, separation } = chosen;
  const clusters = classes * clustersPerClass;
  const vertices = drawVertices(clusters, informative, random);
  const maps = Array.from({ length: clusters }, () => randomMap(informative, informative, random));
  for (const [row, cluster] of evenClasses(data.rows, clusters).entries()) {
    const point = data.features.subarray(row * data.width, row * data.width + informative);
    point.set(apply(maps[cluster], point, informative));
    for (let j = 0; j < informative; j++) point[j] += separation * vertices[cluster][j];
    data.targets[row] = cluster % classes;
  }
}

/** Distinct vertices of the cube [−1, 1]ᵈ. */
function drawVertices(count: number, dimensions: number, random: RandomSource): number[][] {
  return drawDistinct(count, 2 ** dimensions, random).map((bits) =>
    Array.from({ length: dimensions }, (_, j) => (Math.floor(bits / 2 ** j) % 2 === 0 ? -1 : 1)),
  );
}

function drawDistinct(count: number, below: number, random: RandomSource): number[] {
  if (below <= 1024) return [...permutation(below, random).subarray(0, count)];
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(integerBelow(below, random));
  return [...drawn];
}

/** The columns after the first `from` become random linear combinations of those. */
function combineColumns(data: Samples, from: number, count: number, random: RandomSource): void {
  const map = randomMap(from, count, random);
  for (let row = 0; row < data.rows; row++) {
    const point = data.features.subarray(row * data.width, (row + 1) * data.width);
    point.set(apply(map, point.subarray(0, from), count), from);
  }
}

/** Entries uniform in [−1, 1). */
function randomMap(inputs: number, outputs: number, random: RandomSource): Float64Array {
  return fillUniform(new Float64Array(inputs * outputs), -1, 1, random); // (inputs, outputs)
}

function apply(map: Float64Array, point: Float64Array, outputs: number): Float64Array {
  const image = new Float64Array(outputs);
  for (const [i, x] of point.entries()) {
    for (let j = 0; j < outputs; j++) image[j] += x * map[i * outputs + j];
  }
  return image;
}
