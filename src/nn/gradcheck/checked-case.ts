import type { ActivationSpec } from "../../activations/definition.js";
import { compileFormula, evaluateProgram, type Program } from "../../formula/index.js";
import { integerBelow, normal } from "../../random/draws.js";
import { stream, type RandomSource } from "../../random/stream.js";
import { initializers } from "../initializers/index.js";
import type { Kernel } from "../kernel.js";
import type { Task } from "../../datasets/definition.js";
import type { Loss } from "../losses/index.js";
import { backward, createMlp, forward, type LayerShape, type Mlp } from "../mlp.js";
import { branchProgram } from "./branches.js";

/** A network with its loss, and the random data that it is checked on. */
export interface CheckedCaseOptions {
  readonly features: number;
  readonly outputs: number;
  /** Units of each hidden layer. */
  readonly hidden: readonly number[];
  /** One per hidden layer. */
  readonly activations: readonly ActivationSpec[];
  readonly loss: Loss;
  /** One that the loss fits; its first. */
  readonly task?: Task;
  readonly rows: number;
  readonly l1: number;
  readonly l2: number;
  /** The mask is drawn once and held fixed. */
  readonly dropout: number;
  readonly kernel: Kernel<Float64Array>;
}

/** One tensor's place in the flat parameter buffer. */
export interface Tensor {
  /** From 0; the output layer is the last. */
  readonly layer: number;
  readonly name: "weights" | "bias" | "learned";
  readonly offset: number;
  readonly length: number;
}

/** A network at one point of its parameter space. */
export interface CheckedCase {
  readonly parameters: Float64Array; // (parameterCount), to be moved about
  readonly tensors: readonly Tensor[];
  /** The penalised mean loss, and every branch taken on the way there. */
  evaluate(): { loss: number; branches: readonly Float64Array[] };
  /** The analytic gradient, in the parameters' order. */
  gradients(): Float64Array;
}

/** Random data and a random point: nothing of it is zero, so that no mistake hides behind a zero. */
export function createCheckedCase(options: CheckedCaseOptions, point: number): CheckedCase {
  const { features, outputs, hidden, activations, rows, l1, l2, kernel } = options;
  const { task = options.loss.tasks[0] } = options;
  const programs = activations.map((spec) => compileFormula(spec.formula, spec.parameters, spec.learned));
  const shapes: LayerShape[] = hidden.map((units, l) => ({ units, program: programs[l] }));
  const mlp = createMlp(kernel, features, [...shapes, { units: outputs, program: undefined }], rows);
  randomize(mlp, activations, stream("gradcheck", point, "parameters"));

  const random = stream("gradcheck", point, "data");
  const x = Float64Array.from({ length: rows * features }, () => normal(random));
  const y =
    task === "classification"
      ? Float64Array.from({ length: rows }, () => integerBelow(outputs, random))
      : Float64Array.from({ length: rows * outputs }, () => normal(random));
  const keys = kernel.allocate(1);
  kernel.writeIntegers(keys, 0, [random.int32()]);
  const dropout = options.dropout > 0 ? { rate: options.dropout, keys, counter: 0 } : undefined;

  const settings = options.loss.parameters.parse({});
  const loss = options.loss.create(kernel, settings, { task, rows, width: outputs });
  const branchesOf = programs.map(branchProgram);
  const branchesOfLoss = loss.formula && branchProgram(loss.formula.program);
  return {
    parameters: mlp.parameters,
    tensors: tensorsOf(mlp),
    evaluate() {
      const sums = kernel.allocate(2);
      loss.forward(forward(mlp, x, rows, dropout), y, sums, rows);
      const branches = mlp.layers.map((layer, l) =>
        branchesAt(branchesOf[l], layer.z, layer.theta, rows * layer.units),
      );
      if (loss.formula) {
        branches.push(branchesAt(branchesOfLoss, loss.formula.residuals, NONE, rows * outputs));
      }
      if (l1 > 0) branches.push(...mlp.layers.map((layer) => weightsOf(layer).map(Math.sign)));
      return { loss: sums[0] / rows + penalty(mlp, l1, l2), branches };
    },
    gradients() {
      loss.backward(forward(mlp, x, rows, dropout), y, mlp.dz, rows);
      backward(mlp, x, rows, dropout);
      for (const layer of mlp.layers) {
        kernel.penaltyBackward(layer.weights, layer.dWeights, l1, l2, layer.outputs * layer.fanIn);
      }
      return mlp.gradients.slice();
    },
  };
}

type Layer = Mlp<Float64Array>["layers"][number];

/** Weights as the activation's own initialiser draws them, biases of 0.1, learned parameters near their default. */
function randomize(
  mlp: Mlp<Float64Array>,
  activations: readonly ActivationSpec[],
  random: RandomSource,
): void {
  const layers = mlp.layers.length;
  for (const [l, layer] of mlp.layers.entries()) {
    const { learned = [], parameters = {}, initializer = "auto" } = activations.at(l) ?? {};
    const { fill, parameters: schema } = initializers.get(initializer);
    const shape = { fanIn: layer.fanIn, fanOut: layer.outputs, gain: 1, layer: l, layers, random };
    layer.weights.set(fill(schema.parse({}), shape));
    for (let i = 0; i < layer.outputs; i++) layer.bias[i] = 0.1 * normal(random);
    layer.theta.set(learned.map((name) => parameters[name] * (1 + 0.1 * normal(random))));
  }
}

function tensorsOf(mlp: Mlp<Float64Array>): Tensor[] {
  return mlp.layers.flatMap(({ offset, outputs, fanIn, learned }, layer): Tensor[] => {
    const bias = offset + outputs * fanIn;
    const tensors: Tensor[] = [
      { layer, name: "weights", offset, length: outputs * fanIn },
      { layer, name: "bias", offset: bias, length: outputs },
      { layer, name: "learned", offset: bias + outputs, length: learned },
    ];
    return tensors.filter(({ length }) => length > 0);
  });
}

const NONE = new Float64Array(0);

/** The branches that a formula took at each of its elements. */
function branchesAt(
  program: Program | undefined,
  inputs: Float64Array,
  learned: Float64Array,
  elements: number,
): Float64Array {
  if (program === undefined) return NONE;
  const branches = new Float64Array(elements * program.partials.length);
  evaluateProgram(program, inputs, learned, new Float64Array(elements), branches, elements);
  return branches;
}

const weightsOf = ({ weights, outputs, fanIn }: Layer): Float64Array => weights.subarray(0, outputs * fanIn);

/** l1 Σ |W| + (l2 / 2) Σ W² */
function penalty(mlp: Mlp<Float64Array>, l1: number, l2: number): number {
  let sum = 0;
  for (const layer of mlp.layers) {
    for (const weight of weightsOf(layer)) sum += l1 * Math.abs(weight) + (l2 / 2) * weight * weight;
  }
  return sum;
}
