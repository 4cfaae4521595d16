import type { ActivationDefinition } from "./definition.js";
import { cite } from "../sources/cite.js";
import { works } from "../sources/works.js";

/** Those that pass what is positive, and relatives of ReLU and ELU. */
export const rectifiers: readonly ActivationDefinition[] = [
  {
    name: "relu6",
    title: "ReLU6",
    formula: "min(6, max(0, x))",
    ...cite`${works.krizhevsky2010}`,
  },
  {
    name: "shifted_relu",
    title: "Shifted ReLU",
    formula: "max(-1, x)",
    ...cite`${works.clevert2016} (there SReLU)`,
  },
  // The learned slope is one a layer, the paper's channel-shared form.
  {
    name: "prelu",
    title: "PReLU",
    formula: "x > 0 ? x : slope * x",
    parameters: { slope: 0.25 },
    learned: ["slope"],
    ...cite`${works.he2015}`,
  },
  // The form used at test time, with the mean slope, in training as well: a slope drawn anew for every
  // element would be a regulariser, not a function, and have no gradient to check.
  {
    name: "rrelu",
    title: "Randomized leaky ReLU",
    formula: "x > 0 ? x : ((lower + upper) / 2) * x",
    parameters: { lower: 1 / 8, upper: 1 / 3 },
    ...cite`${works.xu2015}`,
  },
  {
    name: "squared_relu",
    title: "Squared ReLU",
    formula: "max(0, x) ** 2",
    ...cite`${works.so2021}`,
  },
  // CReLU gives two outputs for one map, ReLU(x) and ReLU(−x), with outgoing weights of their own. A unit
  // here has one output, so it is turned around: the two phases come from maps of their own and share the
  // outgoing weight. The parameter count is the same, but both phases can be silent at once, which CReLU's
  // can't.
  {
    name: "crelu",
    title: "CReLU (paired)",
    formula: "max(0, x1) + min(0, x2)",
    ...cite`After ${works.shang2016}`,
  },
  {
    name: "abs",
    title: "Absolute value",
    formula: "abs(x)",
    ...cite`${works.jarrett2009}`,
  },
  {
    name: "softplus",
    title: "Softplus",
    formula: "softplus(x)",
    ...cite`${works.dugas2001}`,
  },
  {
    name: "smelu",
    title: "SmeLU",
    formula: "x >= beta ? x : x <= -beta ? 0 : (x + beta) ** 2 / (4 * beta)",
    parameters: { beta: 1 },
    ...cite`${works.shamir2020}`,
  },
  // With its default alpha = 1 it is ELU; another alpha keeps the derivative continuous at 0.
  {
    name: "celu",
    title: "CELU",
    formula: "x > 0 ? x : alpha * (exp(x / alpha) - 1)",
    parameters: { alpha: 1 },
    ...cite`${works.barron2017}`,
  },
  {
    name: "selu",
    title: "SELU",
    formula: "scale * (x > 0 ? x : alpha * (exp(x) - 1))",
    parameters: { scale: 1.0507009873554805, alpha: 1.6732632423543772 },
    pytorchGain: 3 / 4,
    initializer: "lecun_normal",
    ...cite`${works.klambauer2017}`,
  },
];
