import type { Program } from "../formula/program.js";
import type { CompiledActivation, Kernel } from "./kernel.js";

/** A hidden layer's activation, or undefined for the linear output layer. */
export interface LayerShape {
  readonly units: number;
  readonly program: Program | undefined;
}

/** One dense layer with its activation; `outputs` = units · inputs linear maps. */
export interface Layer<B> {
  readonly fanIn: number;
  readonly units: number;
  /** K, linear maps per unit. */
  readonly inputs: number;
  readonly learned: number;
  readonly outputs: number;
  /** Where the layer's parameters begin in the flat parameter buffer. */
  readonly offset: number;
  readonly activation: CompiledActivation<B> | undefined;
  readonly weights: B; // (outputs, fanIn)
  readonly bias: B; // (outputs)
  readonly theta: B; // (learned)
  readonly dWeights: B;
  readonly dBias: B;
  readonly dTheta: B;
  readonly z: B; // (rows, outputs)
  readonly a: B; // (rows, units); the output layer's is z
  readonly partials: B; // (rows, units, inputs + learned)
  readonly mask: B; // (rows, units), where there is dropout
}

/** A multilayer perceptron: one flat parameter buffer, one flat gradient buffer, and a workspace for `maxRows` rows. */
export interface Mlp<B> {
  readonly kernel: Kernel<B>;
  readonly layers: readonly Layer<B>[];
  readonly parameters: B; // (parameterCount)
  readonly gradients: B; // (parameterCount)
  readonly parameterCount: number;
  readonly maxRows: number;
  /** ∂L/∂z of the layer at hand; the loss writes the logits' gradient here before `backward`. */
  readonly dz: B; // (maxRows, widest layer)
  /** ∂L/∂a of the layer below. */
  readonly da: B;
}

/** Dropout of one training step: `counter` numbers the step's random draws. */
interface Dropout<B> {
  readonly rate: number;
  readonly keys: B;
  readonly counter: number;
}

/** What each layer is made of; `count` is how many numbers of it training adjusts. */
export function layerSizes(fanIn: number, shapes: readonly LayerShape[]) {
  return shapes.map(({ units, program }, l) => {
    const inputs = program?.inputs ?? 1;
    const learned = program?.learned.length ?? 0;
    const outputs = units * inputs;
    const width = l === 0 ? fanIn : shapes[l - 1].units;
    return { fanIn: width, units, inputs, learned, outputs, count: outputs * (width + 1) + learned, program };
  });
}

/** Allocates a network of `shapes` over `fanIn` features; all parameters are zero. */
export function createMlp<B>(
  kernel: Kernel<B>,
  fanIn: number,
  shapes: readonly LayerShape[],
  maxRows: number,
): Mlp<B> {
  const sizes = layerSizes(fanIn, shapes);
  const parameterCount = sizes.reduce((total, { count }) => total + count, 0);
  const parameters = kernel.allocate(parameterCount);
  const gradients = kernel.allocate(parameterCount);
  const widest = Math.max(...sizes.map(({ outputs }) => outputs));

  let offset = 0;
  const layers = sizes.map(({ count, program, ...size }): Layer<B> => {
    const biasAt = offset + size.outputs * size.fanIn;
    const thetaAt = biasAt + size.outputs;
    const elements = maxRows * size.units;
    const z = kernel.allocate(maxRows * size.outputs);
    const layer: Layer<B> = {
      ...size,
      offset,
      activation: program && kernel.compile(program),
      weights: kernel.slice(parameters, offset),
      bias: kernel.slice(parameters, biasAt),
      theta: kernel.slice(parameters, thetaAt),
      dWeights: kernel.slice(gradients, offset),
      dBias: kernel.slice(gradients, biasAt),
      dTheta: kernel.slice(gradients, thetaAt),
      z,
      a: program ? kernel.allocate(elements) : z,
      partials: kernel.allocate(program ? elements * (size.inputs + size.learned) : 0),
      mask: kernel.allocate(program ? elements : 0),
    };
    offset += count;
    return layer;
  });
  const dz = kernel.allocate(maxRows * widest);
  const da = kernel.allocate(maxRows * widest);
  return { kernel, layers, parameters, gradients, parameterCount, maxRows, dz, da };
}

/** The network's output on `rows` rows, without derivatives or dropout. Returns (rows, outputs). */
export function predict<B>(mlp: Mlp<B>, x: B, rows: number): B {
  let input = x;
  for (const layer of mlp.layers) {
    mlp.kernel.denseForward(input, layer.weights, layer.bias, layer.z, rows, layer.fanIn, layer.outputs);
    layer.activation?.value(layer.z, layer.theta, layer.a, rows * layer.units);
    input = layer.a;
  }
  return input;
}

/** The network's output on `rows` rows, keeping what `backward` needs. Returns (rows, outputs). */
export function forward<B>(mlp: Mlp<B>, x: B, rows: number, dropout?: Dropout<B>): B {
  const { kernel } = mlp;
  let input = x;
  let counter = dropout?.counter ?? 0;
  for (const layer of mlp.layers) {
    kernel.denseForward(input, layer.weights, layer.bias, layer.z, rows, layer.fanIn, layer.outputs);
    if (layer.activation) {
      const elements = rows * layer.units;
      layer.activation.forward(layer.z, layer.theta, layer.a, layer.partials, elements);
      if (dropout) {
        kernel.dropoutForward(layer.a, layer.mask, dropout.keys, counter, elements, dropout.rate);
        counter += elements;
      }
    }
    input = layer.a;
  }
  return input;
}

/** Fills `gradients` from ∂L/∂output in `dz`, after `forward` on the same `x` and `rows`. */
export function backward<B>(mlp: Mlp<B>, x: B, rows: number, dropout?: Dropout<B>): void {
  const { kernel, layers, dz, da } = mlp;
  for (let l = layers.length - 1; l >= 0; l--) {
    const layer = layers[l];
    const { fanIn, outputs } = layer;
    if (layer.activation) {
      const elements = rows * layer.units;
      if (dropout) kernel.dropoutBackward(da, layer.mask, elements);
      kernel.activationBackward(da, layer.partials, dz, layer.dTheta, elements, layer.inputs, layer.learned);
    }
    const input = l === 0 ? x : layers[l - 1].a;
    kernel.denseBackwardWeights(input, dz, layer.dWeights, layer.dBias, rows, fanIn, outputs);
    if (l > 0) kernel.denseBackwardInput(dz, layer.weights, da, rows, fanIn, outputs);
  }
}

/** How many random numbers one forward pass with dropout draws: the step's stride of the counter. */
export const dropoutDraws = <B>(mlp: Mlp<B>): number =>
  mlp.layers.reduce((total, layer) => total + (layer.activation ? mlp.maxRows * layer.units : 0), 0);
