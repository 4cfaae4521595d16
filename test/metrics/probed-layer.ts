import { FLAT } from "../../src/activations/properties.js";
import type { ProbedLayer } from "../../src/metrics/definition.js";
import { referenceKernel } from "../../src/nn/reference/index.js";

/** A layer after a pass over the probe set, in plain numbers; what is left out is 0. */
export interface PlainLayer {
  readonly rows: number;
  readonly fanIn?: number;
  readonly units: number;
  readonly inputs?: number;
  readonly learned?: number;
  readonly input?: readonly number[]; // (rows, fanIn)
  readonly activation?: readonly number[]; // (rows, units)
  readonly partials?: readonly number[]; // (rows, units, inputs + learned)
  readonly dWeights?: readonly number[]; // (units · inputs, fanIn)
  readonly recentWeights?: readonly [readonly number[], readonly number[], readonly number[]];
  readonly largestDerivative?: number;
  readonly dead?: readonly number[]; // (units · inputs)
  readonly history?: { readonly atBirth: readonly number[]; readonly everBefore: readonly number[] };
}

/** Numbers with others behind them, as a larger buffer has: whoever reads too far gets a wrong answer. */
const buffer = (length: number, values?: readonly number[]): Float64Array => {
  if (values && values.length !== length) throw new Error(`${values.length} numbers for ${length} places`);
  return Float64Array.from([...(values ?? new Float64Array(length)), 1e6, -1e6, 1e6]);
};

/** Such a layer on the reference kernel. */
export function probedLayer(layer: PlainLayer): ProbedLayer<Float64Array> {
  const { rows, fanIn = 1, units, inputs = 1, learned = 0, largestDerivative = 1 } = layer;
  const { history } = layer;
  const weights = units * inputs * fanIn;
  const elements = rows * units;
  const columns = units * (inputs + learned);
  const kernel = referenceKernel();
  const [totals, means, sizes, deviations] = Array.from({ length: 4 }, () => new Float64Array(units));
  kernel.columnActivity(buffer(elements, layer.activation), totals, means, sizes, deviations, rows, units);
  const [largest, flat] = [new Float64Array(columns), new Float64Array(columns)];
  const partials = buffer(rows * columns, layer.partials);
  kernel.columnSteepness(partials, FLAT * largestDerivative, largest, flat, rows, columns);
  const flags = (values?: readonly number[]) => [Uint8Array.from(values ?? new Uint8Array(units * inputs))];
  return {
    kernel,
    rows,
    fanIn,
    units,
    inputs,
    partialsPerElement: inputs + learned,
    input: buffer(rows * fanIn, layer.input),
    flat,
    totals,
    sizes,
    deviations,
    dWeights: buffer(weights, layer.dWeights),
    recentWeights: layer.recentWeights?.map((values) => buffer(weights, values)) as
      [Float64Array, Float64Array, Float64Array] | undefined,
    dead: flags(layer.dead),
    history: history && { atBirth: flags(history.atBirth), everBefore: flags(history.everBefore) },
    scratch: () => new Float64Array(2),
  };
}
