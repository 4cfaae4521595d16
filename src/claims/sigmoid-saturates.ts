import type { Claim, Finding } from "./definition.js";
import { curveOf, exactFinding } from "./exact.js";
import { depthSweep } from "./needs.js";
import { saturationFindings } from "./saturates.js";
import { number, share } from "../words/index.js";
import { cite, works } from "../sources/index.js";

export const sigmoidSaturates: Claim = {
  name: "sigmoid-saturates",
  statement: "beyond |x| = 5 the sigmoid's gradient is too small to learn from",
  ...cite`${works.cs231n}; ${works.glorot2010}`,
  original:
    "Glorot & Bengio: networks of four and five layers on images, with initial weights from a plain uniform distribution",
  mayFail: "shallow networks; an initial gain that suits the sigmoid",
  test: "The derivative at 5, exactly. Then networks of growing depth, the sigmoid against ReLU, each at its own best rate where rates are searched: before training, the ratio of the first layer's gradient to the last's must fall faster with depth than ReLU's, and at the greatest depth the sigmoid must take longer to the target. A gradient that fades without that effect refutes it.",
  needs: (experiment) => [depthSweep(experiment)],
  judge: (evidence) => [flatAtFive(), ...saturationFindings(evidence, "sigmoid")],
};

/** σ′(5) is below 3 % of the largest σ′. */
function flatAtFive(): Finding {
  const [atFive, atZero] = curveOf("sigmoid", Float64Array.of(5, 0)).derivative;
  return exactFinding(
    { error: atFive / atZero, tolerance: 0.03, points: 1 },
    `sigmoid′(5) = ${number(atFive)}, which is ${share(atFive / atZero)} of its largest value ${atZero}`,
  );
}
