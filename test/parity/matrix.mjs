// The trials that are trained in both frameworks: small, but every activation, optimiser, loss, initialiser and
// regulariser that actbench has stands in at least one.

import { activations } from "../../dist/modules/activations/index.js";
import { customActivation, resolveActivation } from "../../dist/modules/activations/resolve.js";
import { initializers } from "../../dist/modules/nn/initializers/index.js";
import { losses } from "../../dist/modules/nn/losses/index.js";
import { optimizers } from "../../dist/modules/nn/optimizers/index.js";

/** Rates at which each learns within 20 epochs. */
const RATES = {
  sgd: 0.1,
  momentum: 0.02,
  nesterov: 0.02,
  adagrad: 0.05,
  rmsprop: 0.003,
  adam: 0.01,
  adamw: 0.01,
  nadam: 0.01,
  radam: 0.01,
  lion: 0.001,
};

const member = (registry, name, given = {}) => ({
  label: name,
  name,
  parameters: registry.get(name).parameters.parse(given),
});
const everywhere = (layer, depth = 2) => ({ label: layer.name, layers: Array(depth).fill(layer) });

/** A trial on 90 moons, 72 of them to train on: four batches of 16 and a short one of 8. */
function trial({ optimizer = "sgd", initializer = "auto", ...change }) {
  return {
    phase: "evaluate",
    rootSeed: 1,
    seed: 1,
    dataset: { label: "moons", name: "moons", parameters: { samples: 90, testShare: 0.2 } },
    hidden: [8, 8],
    activation: everywhere(resolveActivation("tanh")),
    optimizer: member(optimizers, optimizer),
    initializer: member(initializers, initializer),
    gain: "own",
    regularization: { l1: 0, l2: 0, dropout: 0 },
    learningRate: RATES[optimizer],
    training: { epochs: 20, batchSize: 16, evaluateEvery: 1 },
    ...change,
  };
}

const spirals = { label: "spirals", name: "spirals", parameters: { samples: 120 } };
const regression = { label: "sine", name: "sine", parameters: { samples: 90 } };

function* activationTrials() {
  for (const name of activations.names) {
    for (const optimizer of ["sgd", "adam"]) {
      const activation = everywhere(resolveActivation(name));
      // A frequency of 30 makes the loss so steep that at the others' rates rounding decides from the first epoch on.
      const rate = name === "siren" ? { learningRate: RATES[optimizer] / 100 } : {};
      yield ["activations", `${name}, ${optimizer}`, trial({ activation, optimizer, ...rate })];
    }
  }
  const own = [
    customActivation({ name: "my_act", formula: "x * tanh(exp(x))" }),
    customActivation({
      name: "logic",
      formula: "!(x > 2) && (x < 0 || x == 0) ? k * x : min(x, 2) + 0.1 * (x >= 1)",
      parameters: { k: 0.3 },
      learned: ["k"],
    }),
    customActivation({
      name: "powers",
      formula:
        "sign(x) * pow(abs(x) + 0.1, 1.7) / (1 + x ** 2) + sqrt(1 + x ** 2) + 0.01 * floor(x) + log(1 + x ** 2)",
    }),
    customActivation({
      name: "my_gate",
      formula: "x1 * sigmoid(k * x2) + 0.1 * softplus(x3)",
      parameters: { k: 1.5 },
      learned: ["k"],
    }),
  ];
  for (const layer of own)
    yield ["formulas", layer.formula.slice(0, 30), trial({ activation: everywhere(layer) })];
  const layers = ["relu", "maxout"].map((name) => resolveActivation(name));
  yield ["formulas", "one activation a layer", trial({ activation: { label: "relu-maxout", layers } })];
}

function* otherTrials() {
  for (const optimizer of optimizers.names) {
    for (const name of ["tanh", "relu"]) {
      const activation = everywhere(resolveActivation(name));
      yield ["optimisers", `${optimizer}, ${name}`, trial({ activation, optimizer })];
      yield [
        "losses",
        `squared error, ${optimizer}, ${name}`,
        trial({ activation, optimizer, dataset: regression }),
      ];
    }
  }
  for (const { name, tasks } of losses.members) {
    for (const task of tasks) {
      const change = task === "regression" ? { dataset: regression } : {};
      yield ["losses", `${name}, ${task}`, trial({ loss: member(losses, name), ...change })];
    }
  }
  for (const initializer of initializers.names)
    yield ["initialisers", initializer, trial({ initializer, optimizer: "momentum" })];
  for (const gain of ["pytorch", "none"]) yield ["initialisers", `gain ${gain}`, trial({ gain })];
  const penalties = { l1: { l1: 0.01 }, l2: { l2: 0.01 }, dropout: { dropout: 0.25 } };
  for (const [name, penalty] of Object.entries({
    ...penalties,
    all: Object.assign({}, ...Object.values(penalties)),
  }))
    yield ["regularisers", name, trial({ regularization: { l1: 0, l2: 0, dropout: 0, ...penalty } })];
  for (const batchSize of [1, 7, 72, 500])
    yield ["batches", `of ${batchSize}`, trial({ training: { epochs: 20, batchSize, evaluateEvery: 0.5 } })];
  yield ["batches", "no hidden layer", trial({ hidden: [], activation: { label: "none", layers: [] } })];
  yield [
    "batches",
    "diverges",
    trial({ learningRate: 1e4, dataset: regression, activation: everywhere(resolveActivation("relu")) }),
  ];
}

/** Rates high enough for what rounding changes to grow. */
function* longTrials() {
  for (const name of ["sigmoid", "tanh", "relu", "maxout"]) {
    for (const [optimizer, learningRate] of [
      ["sgd", 1],
      ["adam", 0.1],
    ]) {
      const long = {
        dataset: spirals,
        hidden: [16, 16],
        activation: everywhere(resolveActivation(name)),
        optimizer,
        learningRate,
        training: { epochs: 100, batchSize: 16, evaluateEvery: 1 },
      };
      yield ["long", `${name}, ${optimizer}`, trial(long)];
    }
  }
}

/** [group, title, spec] of every trial. */
export const matrix = [...activationTrials(), ...otherTrials(), ...longTrials()];

/** What scikit-learn can train as well: full batches without hidden layer to the optimum, and its MLPClassifier. */
export const forSklearn = [
  [
    "LogisticRegression",
    "to the optimum",
    trial({
      dataset: spirals,
      hidden: [],
      activation: { label: "none", layers: [] },
      regularization: { l1: 0, l2: 0.02, dropout: 0 },
      learningRate: 0.5,
      training: { epochs: 2000, batchSize: 500, evaluateEvery: 500 },
    }),
  ],
  ...["tanh", "relu", "sigmoid", "linear"].map((name) => [
    "MLPClassifier",
    name,
    trial({ dataset: spirals, activation: everywhere(resolveActivation(name)) }),
  ]),
];
