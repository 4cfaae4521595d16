import { z } from "zod";
import { compileUpdate } from "../../formula/update.js";
import { pow } from "../../math/index.js";
import { createRegistry } from "../../registry.js";
import { cite, pytorch, works } from "../../sources/index.js";
import type { Kernel } from "../kernel.js";
import type { Optimizer, OptimizerParameters } from "./definition.js";

export type { Optimizer } from "./definition.js";

/** Added to a denominator, so that a gradient of zero can't divide by zero. */
const epsilonParameter = (value: number) =>
  z.number().positive().default(value).describe("Added to the denominator, against division by zero.");

/** How much of a running mean is kept at each step. */
const decayParameter = (value: number, what: string) =>
  z.number().min(0).lt(1).default(value).describe(`How much of ${what} is kept at each step.`);

/** Decoupled: it takes a share of the parameter itself, and is no part of the gradient. */
const weightDecayParameter = (value: number) =>
  z
    .number()
    .min(0)
    .default(value)
    .describe("Share of each parameter taken away at each step, times the learning rate.");

const sgd: Optimizer = {
  name: "sgd",
  title: "SGD",
  ...cite`${works.robbins1951}; ${pytorch("torch.optim.SGD")}`,
  parameters: z.strictObject({}),
  states: {},
  rule: "p' = p - rate * g",
  pytorch: { name: "SGD", options: () => ({}) },
};

const momentum: Optimizer<{ momentum: number }> = {
  name: "momentum",
  title: "Momentum",
  ...cite`${works.polyak1964}; ${pytorch("torch.optim.SGD")}(momentum)`,
  parameters: z.strictObject({ momentum: decayParameter(0.9, "the velocity") }),
  states: { v: "average" },
  rule: `
    v' = momentum * v + g
    p' = p - rate * v'`,
  pytorch: { name: "SGD", options: (settings) => settings },
};

const nesterov: Optimizer<{ momentum: number }> = {
  ...momentum,
  name: "nesterov",
  title: "Nesterov momentum",
  ...cite`${works.nesterov1983}, ${works.sutskever2013}; ${pytorch("torch.optim.SGD")}(momentum, nesterov=True)`,
  rule: `
    v' = momentum * v + g
    p' = p - rate * (g + momentum * v')`,
  pytorch: { name: "SGD", options: (settings) => ({ ...settings, nesterov: true }) },
};

const adagrad: Optimizer<{ epsilon: number }> = {
  name: "adagrad",
  title: "AdaGrad",
  ...cite`${works.duchi2011}; ${pytorch("torch.optim.Adagrad")}`,
  parameters: z.strictObject({ epsilon: epsilonParameter(1e-10) }),
  states: { s: "sum" },
  rule: `
    s' = s + g * g
    p' = p - rate * g / (sqrt(s') + epsilon)`,
  pytorch: { name: "Adagrad", options: ({ epsilon }) => ({ eps: epsilon }) },
};

const rmsprop: Optimizer<{ alpha: number; epsilon: number }> = {
  name: "rmsprop",
  title: "RMSProp",
  ...cite`${works.tieleman2012}; ${pytorch("torch.optim.RMSprop")}`,
  parameters: z.strictObject({
    alpha: decayParameter(0.99, "the mean squared gradient"),
    epsilon: epsilonParameter(1e-8),
  }),
  states: { s: "average" },
  rule: `
    s' = alpha * s + (1 - alpha) * (g * g)
    p' = p - rate * g / (sqrt(s') + epsilon)`,
  pytorch: { name: "RMSprop", options: ({ alpha, epsilon }) => ({ alpha, eps: epsilon }) },
};

// Adam and its kin keep running means of the gradient and of its square, which start at zero and are too small at first.

const momentParameters = {
  beta1: decayParameter(0.9, "the mean gradient"),
  beta2: decayParameter(0.999, "the mean squared gradient"),
  epsilon: epsilonParameter(1e-8),
};

type Moments = { readonly [name in keyof typeof momentParameters]: number };

const moments = `
    m' = beta1 * m + (1 - beta1) * g
    v' = beta2 * v + (1 - beta2) * (g * g)`;

/**
 * 1 − βᵗ: what is missing to 1 in a running mean that started at zero, t whole steps ago. By repeated squaring,
 * because the bits of Math.pow vary between engines.
 */
export function biasCorrection(beta: number, t: number): number {
  let power = 1;
  for (let exponent = t, square = beta; exponent > 0; exponent = Math.floor(exponent / 2), square *= square) {
    if (exponent % 2 === 1) power *= square;
  }
  return 1 - power;
}

/** The parameters as `torch.optim` calls them. */
const momentOptions = ({ beta1, beta2, epsilon }: Moments) => ({ betas: [beta1, beta2], eps: epsilon });

const adam: Optimizer<Moments> = {
  name: "adam",
  title: "Adam",
  ...cite`${works.kingma2015}; ${pytorch("torch.optim.Adam")}`,
  parameters: z.strictObject(momentParameters),
  states: { m: "average", v: "average" },
  // m' / c1 and √v' · u2 make up for the start at zero.
  scalars: {
    names: ["c1", "u2"],
    *perStep({ beta1, beta2 }) {
      for (let t = 1; ; t++) yield [biasCorrection(beta1, t), 1 / Math.sqrt(biasCorrection(beta2, t))];
    },
  },
  rule: `${moments}
    p' = p - rate / c1 * m' / (epsilon + sqrt(v') * u2)`,
  pytorch: { name: "Adam", options: momentOptions },
};

const adamw: Optimizer<Moments & { weightDecay: number }> = {
  ...adam,
  name: "adamw",
  title: "AdamW",
  ...cite`${works.loshchilov2019}; ${pytorch("torch.optim.AdamW")}`,
  parameters: z.strictObject({ ...momentParameters, weightDecay: weightDecayParameter(0.01) }),
  rule: `${moments}
    p' = p - (rate / c1 * m' / (epsilon + sqrt(v') * u2) + rate * weightDecay * p)`,
  pytorch: {
    name: "AdamW",
    options: (settings) => ({ ...momentOptions(settings), weight_decay: settings.weightDecay }),
  },
};

/** Adam whose mean gradient looks ahead as Nesterov's velocity does, with a momentum that grows to beta1. */
const nadam: Optimizer<Moments & { momentumDecay: number }> = {
  name: "nadam",
  title: "NAdam",
  ...cite`${works.dozat2016}; ${pytorch("torch.optim.NAdam")}`,
  parameters: z.strictObject({
    ...momentParameters,
    momentumDecay: z
      .number()
      .min(0)
      .default(0.004)
      .describe("How fast the momentum grows from half of beta1 to beta1."),
  }),
  states: adam.states,
  scalars: {
    names: ["now", "before", "u2"],
    *perStep({ beta1, beta2, momentumDecay }) {
      const momentumAt = (t: number) => beta1 * (1 - 0.5 * pow(0.96, t * momentumDecay));
      let product = 1;
      for (let t = 1; ; t++) {
        const [mu, next] = [momentumAt(t), momentumAt(t + 1)];
        product *= mu;
        const before = next / (1 - product * next);
        yield [(1 - mu) / (1 - product), before, 1 / Math.sqrt(biasCorrection(beta2, t))];
      }
    },
  },
  rule: `${moments}
    p' = p - rate * (now * g + before * m') / (epsilon + sqrt(v') * u2)`,
  pytorch: {
    name: "NAdam",
    options: (settings) => ({
      ...momentOptions(settings),
      momentum_decay: settings.momentumDecay,
      // Without it PyTorch 1.13 takes the momentum once too often; PyTorch 2 does not.
      foreach: true,
    }),
  },
};

/** Adam that is momentum until enough gradients were seen for the mean of their squares to be trusted. */
const radam: Optimizer<Moments> = {
  ...adam,
  name: "radam",
  title: "RAdam",
  ...cite`${works.liu2020}; ${pytorch("torch.optim.RAdam")}`,
  scalars: {
    names: ["c1", "trust"],
    *perStep({ beta1, beta2 }) {
      const longest = 2 / (1 - beta2) - 1;
      for (let t = 1; ; t++) {
        const c2 = biasCorrection(beta2, t);
        // The paper's ρ: how many gradients the mean of squares is worth.
        const length = longest - (2 * t * (1 - c2)) / c2;
        const rectified = ((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length);
        yield [biasCorrection(beta1, t), length > 5 ? Math.sqrt(rectified * c2) : 0];
      }
    },
  },
  rule: `${moments}
    p' = p - rate / c1 * m' * (trust > 0 ? trust / (epsilon + sqrt(v')) : 1)`,
  pytorch: { name: "RAdam", options: momentOptions },
};

/** Every parameter moves by the learning rate, up or down: rates three to ten times below Adam's suit it. */
const lion: Optimizer<{ beta1: number; beta2: number; weightDecay: number }> = {
  name: "lion",
  title: "Lion",
  ...cite`${works.chen2023}, algorithm 2`,
  parameters: z.strictObject({
    beta1: decayParameter(0.9, "the mean gradient, where the step's direction is taken,"),
    beta2: decayParameter(0.99, "the mean gradient"),
    weightDecay: weightDecayParameter(0),
  }),
  states: { m: "average" },
  rule: `
    p' = p - rate * (sign(beta1 * m + (1 - beta1) * g) + weightDecay * p)
    m' = beta2 * m + (1 - beta2) * g`,
};

/** How weights are updated, from the plainest on. */
export const optimizers = createRegistry<Optimizer>("optimizer", [
  sgd,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  adam,
  adamw,
  nadam,
  radam,
  lion,
]);

/** What an optimiser reads and writes; all but `learningRate` have `length` elements. */
interface OptimizerBuffers<B> {
  readonly parameters: B; // (length), updated in place
  readonly gradients: B; // (length)
  readonly learningRate: B; // (1), a rate per lane
  readonly length: number;
}

/** An optimiser at its work, with its states in the kernel's memory; every call takes one step. */
export function createOptimizer<B, P extends OptimizerParameters>(
  kernel: Kernel<B>,
  optimizer: Optimizer<P>,
  settings: P,
  { parameters, gradients, learningRate, length }: OptimizerBuffers<B>,
): () => void {
  const { rule: text, states: kinds, scalars } = optimizer;
  const rule = { text, states: kinds, scalars: scalars?.names ?? [], constants: settings };
  const update = kernel.compileUpdate(compileUpdate(rule));
  const states = Object.keys(kinds).map(() => kernel.allocate(length));
  const perStep = scalars?.perStep(settings);
  return () => update(parameters, gradients, learningRate, length, states, perStep?.next().value ?? []);
}
