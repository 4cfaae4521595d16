import type { Claim } from "./definition.js";
import { fasterFinding } from "./faster.js";
import { activationNeeds } from "./needs.js";
import { cataloguePairs } from "./pairs.js";
import { cite, works } from "../sources/index.js";

/** The factor that the notes give. */
const TIMES = 6;

const KRIZHEVSKY =
  'a four-layer convolutional network on CIFAR-10, epochs to 25 % training error against tanh, learning rates chosen independently, no regularisation, one curve each; "the magnitude of the effect varies with network architecture"';

function reluSixTimesFasterThan(rival: string, statement: string, original: string): Claim {
  const field = ["relu", rival];
  return {
    name: `relu-6x-${rival}`,
    statement,
    ...cite`${works.koreanNotes}; ${works.krizhevsky2012}, figure 1`,
    original,
    mayFail: "small networks; one learning rate for both",
    test: "Time to target in epochs, paired by seed: the whole interval of the ratio must be above 6. Above 1 and below 6 is the direction only.",
    needs: (experiment) => activationNeeds(experiment, field),
    judge: (evidence) => cataloguePairs(evidence, field).map((pair) => fasterFinding(pair, TIMES)),
  };
}

export const reluSixTimesSigmoid = reluSixTimesFasterThan(
  "sigmoid",
  "ReLU converges 6 times faster than the sigmoid",
  `not measured: the sigmoid is CS231n's addition to a measurement of tanh (${KRIZHEVSKY})`,
);

export const reluSixTimesTanh = reluSixTimesFasterThan(
  "tanh",
  "ReLU converges 6 times faster than tanh",
  KRIZHEVSKY,
);
