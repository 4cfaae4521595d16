import type { ActivationDefinition } from "./definition.js";

/** Those that level off on both sides, or on one. */
export const saturating: readonly ActivationDefinition[] = [
  {
    name: "hard_sigmoid",
    title: "Hard sigmoid",
    formula: "min(6, max(0, x + 3)) / 6",
    source:
      "Courbariaux, Bengio & David 2015, BinaryConnect, NeurIPS; with the slope 1/6 of Howard et al. 2019, Searching for MobileNetV3, ICCV, as in PyTorch",
  },
  {
    name: "log_sigmoid",
    title: "Log-sigmoid",
    formula: "-softplus(-x)",
    source:
      "The log-likelihood of logistic regression (Cox 1958, The regression analysis of binary sequences); as an activation: PyTorch's LogSigmoid",
  },
  // Its second moment is near 1, and its curvature is largest at the targets ±1.
  {
    name: "lecun_tanh",
    title: "LeCun tanh",
    formula: "1.7159 * tanh(2 / 3 * x)",
    source: "LeCun, Bottou, Orr & Müller 1998, Efficient BackProp, §4.4: f(±1) = ±1",
  },
  {
    name: "hardtanh",
    title: "Hard tanh",
    formula: "min(1, max(-1, x))",
    source: "Collobert 2004, Large scale machine learning (thesis), Université Paris VI",
  },
  {
    name: "softsign",
    title: "Softsign",
    formula: "x / (1 + abs(x))",
    source:
      "Bergstra, Desjardins, Lamblin & Bengio 2009, Quadratic polynomials learn better image features, Université de Montréal; Glorot & Bengio 2010, AISTATS",
  },
  {
    name: "arctan",
    title: "Arctan",
    formula: "atan(x)",
    source:
      "Kamruzzaman & Aziz 2002, A note on activation function in multilayer feedforward learning, IJCNN",
  },
  {
    name: "penalized_tanh",
    title: "Penalized tanh",
    formula: "x > 0 ? tanh(x) : slope * tanh(x)",
    parameters: { slope: 0.25 },
    source: "Xu, Huang & Li 2016, Revise saturated activation functions, ICLR workshop",
  },
];
