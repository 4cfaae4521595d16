import type { ActivationDefinition } from "./definition.js";

/** Those that pass what is positive, and relatives of ReLU and ELU. */
export const rectifiers: readonly ActivationDefinition[] = [
  {
    name: "relu6",
    title: "ReLU6",
    formula: "min(6, max(0, x))",
    source: "Krizhevsky 2010, Convolutional deep belief networks on CIFAR-10, University of Toronto",
  },
  {
    name: "shifted_relu",
    title: "Shifted ReLU",
    formula: "max(-1, x)",
    source:
      "Clevert, Unterthiner & Hochreiter 2016, Fast and accurate deep network learning by exponential linear units, ICLR (there SReLU)",
  },
  // The learned slope is one a layer, the paper's channel-shared form.
  {
    name: "prelu",
    title: "PReLU",
    formula: "x > 0 ? x : slope * x",
    parameters: { slope: 0.25 },
    learned: ["slope"],
    source: "He, Zhang, Ren & Sun 2015, Delving deep into rectifiers, ICCV",
  },
  // The form used at test time, with the mean slope, in training as well: a slope drawn anew for every
  // element would be a regulariser, not a function, and have no gradient to check.
  {
    name: "rrelu",
    title: "Randomized leaky ReLU",
    formula: "x > 0 ? x : ((lower + upper) / 2) * x",
    parameters: { lower: 1 / 8, upper: 1 / 3 },
    source:
      "Xu, Wang, Chen & Li 2015, Empirical evaluation of rectified activations in convolutional network",
  },
  {
    name: "squared_relu",
    title: "Squared ReLU",
    formula: "max(0, x) ** 2",
    source:
      "So, Mańke, Liu, Dai, Shazeer & Le 2021, Primer: searching for efficient transformers for language modeling, NeurIPS",
  },
  // CReLU gives two outputs for one map, ReLU(x) and ReLU(−x), with outgoing weights of their own. A unit
  // here has one output, so it is turned around: the two phases come from maps of their own and share the
  // outgoing weight. The parameter count is the same, but both phases can be silent at once, which CReLU's
  // can't.
  {
    name: "crelu",
    title: "CReLU (paired)",
    formula: "max(0, x1) + min(0, x2)",
    source:
      "After Shang, Sohn, Almeida & Lee 2016, Understanding and improving convolutional neural networks via concatenated rectified linear units, ICML",
  },
  {
    name: "abs",
    title: "Absolute value",
    formula: "abs(x)",
    source:
      "Jarrett, Kavukcuoglu, Ranzato & LeCun 2009, What is the best multi-stage architecture for object recognition?, ICCV",
  },
  {
    name: "softplus",
    title: "Softplus",
    formula: "softplus(x)",
    source:
      "Dugas, Bengio, Bélisle, Nadeau & Garcia 2001, Incorporating second-order functional knowledge for better option pricing, NeurIPS",
  },
  {
    name: "smelu",
    title: "SmeLU",
    formula: "x >= beta ? x : x <= -beta ? 0 : (x + beta) ** 2 / (4 * beta)",
    parameters: { beta: 1 },
    source: "Shamir, Lin & Coviello 2020, Smooth activations and reproducibility in deep networks",
  },
  // With its default alpha = 1 it is ELU; another alpha keeps the derivative continuous at 0.
  {
    name: "celu",
    title: "CELU",
    formula: "x > 0 ? x : alpha * (exp(x / alpha) - 1)",
    parameters: { alpha: 1 },
    source: "Barron 2017, Continuously differentiable exponential linear units",
  },
  {
    name: "selu",
    title: "SELU",
    formula: "scale * (x > 0 ? x : alpha * (exp(x) - 1))",
    parameters: { scale: 1.0507009873554805, alpha: 1.6732632423543772 },
    pytorchGain: 3 / 4,
    initializer: "lecun_normal",
    source: "Klambauer, Unterthiner, Mayr & Hochreiter 2017, Self-normalizing neural networks, NeurIPS",
  },
];
