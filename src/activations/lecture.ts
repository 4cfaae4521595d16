import type { ActivationDefinition } from "./definition.js";

/** The seven that the lecture compares. */
export const lecture: readonly ActivationDefinition[] = [
  {
    name: "linear",
    title: "Linear (identity)",
    formula: "x",
    pytorchGain: 1,
    source:
      "The identity: a network of such layers is one linear map (Rumelhart, Hinton & Williams 1986, Nature 323)",
  },
  {
    name: "sigmoid",
    title: "Sigmoid",
    formula: "sigmoid(x)",
    pytorchGain: 1,
    source:
      "Verhulst 1838 (the logistic curve); in networks trained by gradients: Rumelhart, Hinton & Williams 1986, Learning representations by back-propagating errors, Nature 323",
  },
  {
    name: "tanh",
    title: "Tanh",
    formula: "tanh(x)",
    pytorchGain: 5 / 3,
    source: "LeCun, Bottou, Orr & Müller 1998, Efficient BackProp, §4.4",
  },
  {
    name: "relu",
    title: "ReLU",
    formula: "max(0, x)",
    pytorchGain: Math.SQRT2,
    source: "Nair & Hinton 2010, Rectified linear units improve restricted Boltzmann machines, ICML",
  },
  {
    name: "leaky_relu",
    title: "Leaky ReLU",
    formula: "x > 0 ? x : slope * x",
    parameters: { slope: 0.01 },
    pytorchGain: ({ slope }) => Math.sqrt(2 / (1 + slope * slope)),
    source:
      "Maas, Hannun & Ng 2013, Rectifier nonlinearities improve neural network acoustic models, ICML workshop",
  },
  // exp(x) - 1 rather than expm1(x): value and derivative then share one exponential, and the derivative of a
  // far negative x stays above 0.
  {
    name: "elu",
    title: "ELU",
    formula: "x > 0 ? x : alpha * (exp(x) - 1)",
    parameters: { alpha: 1 },
    source:
      "Clevert, Unterthiner & Hochreiter 2016, Fast and accurate deep network learning by exponential linear units, ICLR",
  },
  {
    name: "maxout",
    title: "Maxout",
    formula: ({ pieces }) => `max(${Array.from({ length: pieces }, (_, k) => `x${k + 1}`).join(", ")})`,
    options: { pieces: { default: 2, from: 2, to: 5 } },
    source: "Goodfellow, Warde-Farley, Mirza, Courville & Bengio 2013, Maxout networks, ICML",
  },
];
