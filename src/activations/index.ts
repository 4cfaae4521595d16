import { createRegistry } from "../registry.js";
import { cite, pytorch, works } from "../sources/index.js";
import type { ActivationDefinition } from "./definition.js";

/** The activations that a config can name, family by family in reading order. */
export const activations = createRegistry<ActivationDefinition>("activation", [
  // The seven that the lecture compares.
  {
    name: "linear",
    title: "Linear (identity)",
    formula: "x",
    pytorchGain: 1,
    ...cite`The identity: a network of such layers is one linear map (${works.rumelhart1986})`,
  },
  {
    name: "sigmoid",
    title: "Sigmoid",
    formula: "sigmoid(x)",
    pytorchGain: 1,
    ...cite`${works.verhulst1838} (the logistic curve); in networks trained by gradients: ${works.rumelhart1986}`,
  },
  { name: "tanh", title: "Tanh", formula: "tanh(x)", pytorchGain: 5 / 3, ...cite`${works.lecun1998}, §4.4` },
  { name: "relu", title: "ReLU", formula: "max(0, x)", pytorchGain: Math.SQRT2, ...cite`${works.nair2010}` },
  {
    name: "leaky_relu",
    title: "Leaky ReLU",
    formula: "x > 0 ? x : slope * x",
    parameters: { slope: 0.01 },
    pytorchGain: ({ slope }) => Math.sqrt(2 / (1 + slope * slope)),
    ...cite`${works.maas2013}`,
  },
  // exp(x) - 1 rather than expm1(x): value and derivative then share one exponential, and the derivative of a
  // far negative x stays above 0.
  {
    name: "elu",
    title: "ELU",
    formula: "x > 0 ? x : alpha * (exp(x) - 1)",
    parameters: { alpha: 1 },
    ...cite`${works.clevert2016}`,
  },
  {
    name: "maxout",
    title: "Maxout",
    formula: ({ pieces }) => `max(${Array.from({ length: pieces }, (_, k) => `x${k + 1}`).join(", ")})`,
    options: { pieces: { default: 2, from: 2, to: 5 } },
    ...cite`${works.goodfellow2013}`,
  },

  // Those that level off on both sides, or on one.
  {
    name: "hard_sigmoid",
    title: "Hard sigmoid",
    formula: "min(6, max(0, x + 3)) / 6",
    ...cite`${works.courbariaux2015}; with the slope 1/6 of ${works.howard2019}, as in PyTorch`,
  },
  {
    name: "log_sigmoid",
    title: "Log-sigmoid",
    formula: "-softplus(-x)",
    ...cite`The log-likelihood of logistic regression (${works.cox1958}); as an activation: PyTorch's ${pytorch("torch.nn.LogSigmoid")}`,
  },
  // Its second moment is near 1, and its curvature is largest at the targets ±1.
  {
    name: "lecun_tanh",
    title: "LeCun tanh",
    formula: "1.7159 * tanh(2 / 3 * x)",
    ...cite`${works.lecun1998}, §4.4: f(±1) = ±1`,
  },
  { name: "hardtanh", title: "Hard tanh", formula: "min(1, max(-1, x))", ...cite`${works.collobert2004}` },
  {
    name: "softsign",
    title: "Softsign",
    formula: "x / (1 + abs(x))",
    ...cite`${works.bergstra2009}; ${works.glorot2010}`,
  },
  { name: "arctan", title: "Arctan", formula: "atan(x)", ...cite`${works.kamruzzaman2002}` },
  {
    name: "penalized_tanh",
    title: "Penalized tanh",
    formula: "x > 0 ? tanh(x) : slope * tanh(x)",
    parameters: { slope: 0.25 },
    ...cite`${works.xu2016}`,
  },

  // Those that pass what is positive, and relatives of ReLU and ELU.
  { name: "relu6", title: "ReLU6", formula: "min(6, max(0, x))", ...cite`${works.krizhevsky2010}` },
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
  { name: "squared_relu", title: "Squared ReLU", formula: "max(0, x) ** 2", ...cite`${works.so2021}` },
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
  { name: "abs", title: "Absolute value", formula: "abs(x)", ...cite`${works.jarrett2009}` },
  { name: "softplus", title: "Softplus", formula: "softplus(x)", ...cite`${works.dugas2001}` },
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

  // Those that multiply their input by a gate of itself.
  {
    name: "gelu",
    title: "GELU",
    formula: "0.5 * x * (1 + erf(x / sqrt(2)))",
    ...cite`${works.hendrycks2016}`,
  },
  {
    name: "gelu_tanh",
    title: "GELU (tanh form)",
    formula: "0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x ** 3)))",
    ...cite`${works.hendrycks2016}, §2`,
  },
  {
    name: "quick_gelu",
    title: "QuickGELU",
    formula: "x * sigmoid(1.702 * x)",
    ...cite`${works.hendrycks2016}, §2 (the sigmoid form)`,
  },
  { name: "silu", title: "SiLU", formula: "x * sigmoid(x)", ...cite`${works.elfwing2018}` },
  // With beta learned, one a layer; with beta = 1 for good it is `silu`.
  {
    name: "swish",
    title: "Swish",
    formula: "x * sigmoid(beta * x)",
    parameters: { beta: 1 },
    learned: ["beta"],
    ...cite`${works.ramachandran2017}`,
  },
  { name: "mish", title: "Mish", formula: "x * tanh(softplus(x))", ...cite`${works.misra2020}` },
  {
    name: "hard_swish",
    title: "Hard swish",
    formula: "(x * min(6, max(0, x + 3))) / 6",
    ...cite`${works.howard2019}`,
  },
  { name: "telu", title: "TeLU", formula: "x * tanh(exp(x))", ...cite`${works.fernandez2024}` },
  {
    name: "bent_identity",
    title: "Bent identity",
    formula: "(sqrt(x ** 2 + 1) - 1) / 2 + x",
    ...cite`Folklore: no paper is known to have proposed it; in ${works.wikipedia}`,
  },

  // Those that come back to where they were.
  { name: "sin", title: "Sine", formula: "sin(x)", ...cite`${works.parascandolo2016}` },
  {
    name: "siren",
    title: "SIREN",
    formula: "sin(omega0 * x)",
    parameters: { omega0: 30 },
    initializer: "siren",
    ...cite`${works.sitzmann2020}`,
  },
  {
    name: "snake",
    title: "Snake",
    formula: "x + sin(frequency * x) ** 2 / frequency",
    parameters: { frequency: 1 },
    ...cite`${works.ziyin2020}`,
  },
  {
    name: "gaussian",
    title: "Gaussian",
    formula: "exp(-(x ** 2))",
    ...cite`${works.broomhead1988}; on linear maps: ${works.ramasinghe2022}`,
  },

  // Those that take something off: nothing passes near 0.
  {
    name: "tanhshrink",
    title: "Tanhshrink",
    formula: "x - tanh(x)",
    ...cite`A shrinkage with tanh for its threshold, from sparse coding; PyTorch's ${pytorch("torch.nn.Tanhshrink")}`,
  },
  {
    name: "softshrink",
    title: "Soft shrinkage",
    formula: "x > threshold ? x - threshold : x < -threshold ? x + threshold : 0",
    parameters: { threshold: 0.5 },
    ...cite`${works.donoho1995}`,
  },
  // It jumps at ± threshold, where its derivative of 0 or 1 can't see it.
  {
    name: "hardshrink",
    title: "Hard shrinkage",
    formula: "abs(x) > threshold ? x : 0",
    parameters: { threshold: 0.5 },
    ...cite`${works.donoho1994}`,
  },

  // One map gated by another: units of two inputs.
  { name: "glu", title: "GLU", formula: "x1 * sigmoid(x2)", ...cite`${works.dauphin2017}` },
  { name: "reglu", title: "ReGLU", formula: "x1 * max(0, x2)", ...cite`${works.shazeer2020}` },
  {
    name: "geglu",
    title: "GEGLU",
    formula: "x1 * (0.5 * x2 * (1 + erf(x2 / sqrt(2))))",
    ...cite`${works.shazeer2020}`,
  },
  { name: "swiglu", title: "SwiGLU", formula: "x1 * (x2 * sigmoid(x2))", ...cite`${works.shazeer2020}` },

  // Controls for what makes the sigmoid slow: {σ, σ − ½} × {slope ¼, slope 1}, beside the sigmoid itself.
  {
    name: "centred_sigmoid",
    title: "Centred sigmoid",
    formula: "sigmoid(x) - 0.5",
    ...cite`σ − ½ (a mechanism probe: what centring and slope each do, after ${works.lecun1998}, §4.3)`,
  },
  {
    name: "steep_sigmoid",
    title: "Steep sigmoid",
    formula: "4 * sigmoid(x)",
    ...cite`4σ: slope 1 at 0 (a mechanism probe: what centring and slope each do, after ${works.lecun1998}, §4.3)`,
  },
  // It is 2 tanh(x / 2).
  {
    name: "steep_centred_sigmoid",
    title: "Steep centred sigmoid",
    formula: "4 * sigmoid(x) - 2",
    ...cite`4σ − 2: slope 1 at 0, centred (a mechanism probe: what centring and slope each do, after ${works.lecun1998}, §4.3)`,
  },
]);
