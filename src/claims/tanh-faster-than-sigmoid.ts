import type { Claim, Finding } from "./definition.js";
import { curveOf, DOUBLED, exactFinding, largestError, POINTS, ROUNDING } from "./exact.js";
import { fasterFinding } from "./faster.js";
import { activationNeeds } from "./needs.js";
import { cataloguePairs } from "./pairs.js";
import { number } from "../words/index.js";
import { MARGIN } from "../analysis/protocol.js";
import { cite, works } from "../sources/index.js";

const COMPARED = ["tanh", "sigmoid"];

export const tanhFasterThanSigmoid: Claim = {
  name: "tanh-faster-than-sigmoid",
  statement: "tanh converges faster than the sigmoid",
  ...cite`${works.koreanNotes}; ${works.lecun1998}, §4.4`,
  original: 'LeCun et al. say "often", of stochastic gradients on normalised inputs',
  mayFail: "Glorot & Bengio 2010 found the two nearly equal on CIFAR-10",
  test: `Time to target in epochs, paired by seed: tanh must be at least ${MARGIN} times sooner. And tanh(x) = 2 sigmoid(2x) − 1, exactly.`,
  needs: (experiment) => activationNeeds(experiment, COMPARED),
  judge: (evidence) => [
    identity(),
    ...cataloguePairs(evidence, COMPARED).map((pair) => fasterFinding(pair, MARGIN)),
  ],
};

/** tanh(x) = 2σ(2x) − 1 */
function identity(): Finding {
  const tanh = curveOf("tanh", POINTS).value;
  const sigmoid = curveOf("sigmoid", DOUBLED).value;
  const error = largestError(POINTS.length, (i) => tanh[i] - (2 * sigmoid[i] - 1));
  return exactFinding(
    { error, tolerance: ROUNDING, points: POINTS.length },
    `tanh(x) = 2 sigmoid(2x) − 1 holds to rounding: over ${POINTS.length} points within ±20 the largest error is ${number(error)}`,
  );
}
