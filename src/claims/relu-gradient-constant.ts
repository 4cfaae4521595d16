import type { EvaluatedArm } from "../analysis/conditions.js";
import { verdictOf } from "./decide.js";
import type { Claim, Evidence, Finding } from "./definition.js";
import { curveOf, exactFinding, largestError, POINTS } from "./exact.js";
import { sideOf } from "./faster.js";
import { armsByDepth, compareFading, medianRatios, sweepsOf, type DepthSweep } from "./gradient-by-depth.js";
import { depthSweep, labelsFor } from "./needs.js";
import { fadingWords } from "./saturates.js";
import { list, number, titleOf } from "../words/index.js";
import { cite, works } from "../sources/index.js";

export const reluGradientConstant: Claim = {
  name: "relu-gradient-constant",
  statement: "ReLU's gradient is 1 for x > 0, so it does not vanish",
  ...cite`${works.cs231n}`,
  original: "argued from the formula",
  mayFail: "dead units; a gain that lets the signal fade from layer to layer",
  test: "The derivative, exactly; and before training, in networks of growing depth, the gradient ratio of tanh must fall faster with depth than ReLU's.",
  needs: (experiment) => [depthSweep(experiment)],
  judge: (evidence) => [derivativeIsOne(), ...fadingFindings(evidence)],
};

function derivativeIsOne(): Finding {
  const positive = POINTS.filter((x) => x > 0);
  const { derivative } = curveOf("relu", positive);
  const error = largestError(positive.length, (i) => derivative[i] - 1);
  return exactFinding(
    { error, tolerance: 0, points: positive.length },
    `ReLU′(x) = 1 exactly at ${positive.length} points from ${positive[0]} to 20 (largest error ${number(error)})`,
  );
}

/** The gradient of tanh must fade with depth faster than ReLU's. */
function fadingFindings(evidence: Evidence): Finding[] {
  const { experiment } = evidence;
  const [relu, tanh] = labelsFor(experiment, ["relu", "tanh"]);
  return sweepsOf(evidence.conditions(depthSweep(experiment))).flatMap((sweep) => {
    const [steady, fading] = [armsByDepth(sweep, relu).at(-1)?.arm, armsByDepth(sweep, tanh).at(-1)?.arm];
    if (steady === undefined || fading === undefined) return [];
    const { where } = sweep[sweep.length - 1].condition;
    const measurement = compareFading(sweep, tanh, relu);
    return [
      {
        where,
        a: sideOf(steady),
        b: sideOf(fading),
        measure: "gradient_ratio_per_layer",
        times: 1,
        measurement,
        tested: true,
        // The gradient before training knows no learning rate.
        atEdge: false,
        conclude: (terms) => ({ verdict: verdictOf(measurement, terms, 1) }),
        words: () => ({
          finding: fadingWords(measurement, fading, steady),
          details: ratioWords(sweep, [steady, fading]),
        }),
      },
    ];
  });
}

function ratioWords(sweep: DepthSweep, arms: readonly EvaluatedArm[]): string {
  const ratios = arms.map((arm) => ({ arm, byDepth: medianRatios(sweep, arm.label) }));
  const depths = list(ratios[0].byDepth.map(({ depth }) => String(depth)));
  const words = ratios.map(
    ({ arm, byDepth }) => `${titleOf(arm)} ${byDepth.map(({ ratio }) => number(ratio)).join(", ")}`,
  );
  return `first over last layer's gradient at ${depths} layers: ${words.join("; ")}`;
}
