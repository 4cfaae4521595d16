import { programOf } from "../activations/resolve.js";
import { evaluateProgram } from "../formula/index.js";
import { predict, type Layer, type Mlp } from "../nn/mlp.js";
import type { Part } from "./data.js";
import type { TrialSpec } from "./spec.js";

/** An affine map y = M x + v. */
interface AffineMap {
  readonly matrix: readonly (readonly number[])[]; // (outputs, inputs)
  readonly shift: readonly number[]; // (outputs)
}

/**
 * How far a trained network of affine activations is from the single affine map that its weight matrices multiply
 * to: per lane, the largest difference of their outputs on the first rows of `part`, relative to the largest output.
 * Undefined when some activation is not affine, or there is no hidden layer to collapse.
 */
export function linearCollapse<B>(mlp: Mlp<B>, spec: TrialSpec, part: Part<B>): number[] | undefined {
  const activations = spec.hidden.map((_, l) => affineActivation(spec, l));
  if (activations.length === 0 || !activations.every((activation) => activation !== undefined))
    return undefined;
  const { kernel } = mlp;
  const rows = Math.min(mlp.maxRows, part.rows);
  const outputs = predict(mlp, part.features, rows);
  const width = mlp.layers[mlp.layers.length - 1].units;
  return Array.from({ length: kernel.lanes }, (_, lane) => {
    const collapsed = mlp.layers
      .map((layer, l) => layerMap(mlp, layer, lane, activations[l] ?? { slope: 1, offset: 0 }))
      .reduce((first, then) => compose(then, first));
    const x = kernel.read(part.features, lane, rows * part.width);
    const network = kernel.read(outputs, lane, rows * width);
    let difference = 0;
    let largest = 0;
    for (let row = 0; row < rows; row++) {
      const y = apply(collapsed, x.slice(row * part.width, (row + 1) * part.width));
      for (let o = 0; o < width; o++) {
        difference = Math.max(difference, Math.abs(y[o] - network[row * width + o]));
        largest = Math.max(largest, Math.abs(network[row * width + o]));
      }
    }
    return largest === 0 ? 0 : difference / largest;
  });
}

/** f(x) = slope · x + offset, where layer l's activation is such a map of one input without learned parameters. */
function affineActivation(spec: TrialSpec, l: number): { slope: number; offset: number } | undefined {
  const program = programOf(spec.activation.layers[l]);
  const slope = program.nodes[program.partials[0]];
  if (program.inputs !== 1 || program.learned.length > 0 || slope.op !== "constant") return undefined;
  const offset = new Float64Array(1);
  evaluateProgram(program, new Float64Array(1), new Float64Array(0), offset, undefined, 1);
  return { slope: slope.value, offset: offset[0] };
}

function layerMap<B>(
  { kernel }: Mlp<B>,
  { weights, bias, outputs, fanIn }: Layer<B>,
  lane: number,
  { slope, offset }: { slope: number; offset: number },
): AffineMap {
  const flat = kernel.read(weights, lane, outputs * fanIn).map((weight) => slope * weight);
  return {
    matrix: Array.from({ length: outputs }, (_, o) => flat.slice(o * fanIn, (o + 1) * fanIn)),
    shift: kernel.read(bias, lane, outputs).map((value) => slope * value + offset),
  };
}

/** x ↦ then(first(x)) */
function compose(then: AffineMap, first: AffineMap): AffineMap {
  const columns = first.matrix[0].length;
  return {
    matrix: then.matrix.map((row) =>
      Array.from({ length: columns }, (_, c) =>
        row.reduce((sum, weight, k) => sum + weight * first.matrix[k][c], 0),
      ),
    ),
    shift: apply(then, first.shift),
  };
}

const apply = ({ matrix, shift }: AffineMap, x: readonly number[]): number[] =>
  shift.map((value, o) => matrix[o].reduce((sum, weight, i) => sum + weight * x[i], value));
