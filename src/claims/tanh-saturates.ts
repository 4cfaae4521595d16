import { propertiesOf } from "../activations/properties.js";
import { resolveActivation } from "../activations/resolve.js";
import type { Claim, Finding } from "./definition.js";
import { curveOf, DOUBLED, exactFinding, largestError, POINTS, ROUNDING } from "./exact.js";
import { depthSweep } from "./needs.js";
import { saturationFindings } from "./saturates.js";
import { number } from "../words/index.js";
import { cite, works } from "../sources/index.js";

export const tanhSaturates: Claim = {
  name: "tanh-saturates",
  statement: "tanh's gradient vanishes too beyond |x| = 5",
  ...cite`${works.koreanNotes}`,
  original: "read off the graph of tanh′",
  mayFail:
    "tanh′(x) = 4 sigmoid′(2x): it is as flat as the sigmoid at half the distance already; shallow networks",
  test: "As for the sigmoid: the gradient ratio by depth, and the time to target of the deepest network, against ReLU. The derivative says which |x| is the equal of the sigmoid's 5: it is 2.5.",
  needs: (experiment) => [depthSweep(experiment)],
  judge: (evidence) => [asFlatAtHalf(), ...saturationFindings(evidence, "tanh")],
};

/** tanh′(x) = 4σ′(2x) */
function asFlatAtHalf(): Finding {
  const tanh = curveOf("tanh", POINTS).derivative;
  const sigmoid = curveOf("sigmoid", DOUBLED).derivative;
  const error = largestError(POINTS.length, (i) => tanh[i] - 4 * sigmoid[i]);
  const { right } = propertiesOf(resolveActivation("tanh")).saturation;
  const [atFive] = curveOf("tanh", Float64Array.of(5)).derivative;
  return exactFinding(
    { error, tolerance: ROUNDING, points: POINTS.length },
    `tanh′(5) = ${number(atFive)}, and since tanh′(x) = 4 sigmoid′(2x) (largest error ${number(error)}) it is as flat at |x| = ${number(right ?? NaN)} as the sigmoid at 5`,
  );
}
