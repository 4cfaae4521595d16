import { compileFormula } from "../../../src/formula/index.js";
import { compileUpdate } from "../../../src/formula/update.js";
import { optimizers, type Optimizer } from "../../../src/nn/optimizers/index.js";
import type { Scenario } from "./sides.js";

/** The unit roundoff of single precision. */
const u = 2 ** -24;
const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9];
/** Batch, fan-in and fan-out of layers whose operands are packed first, in one block of rows and in several. */
const wide = [
  [16, 64, 32],
  [32, 128, 64],
  [64, 192, 32],
];
const layers = [...product(sizes, sizes, sizes), ...wide];
/** Lengths around the width of an unrolled loop. */
const lengths = [...sizes, 31, 100];

const HINGE = compileFormula("max(-100, x)");

/** Every operation of the kernel at every awkward size, by the operation's name. */
export const scenarios: Readonly<Record<string, readonly Scenario[]>> = {
  shuffleRows: product(lengths, [0, 4_294_967_290]).map(([rows, counter]) =>
    scenario(`${rows} rows from ${counter}`, 0, (side) => {
      const [order, keys] = [side.integers(rows, 1), side.integers(1, 2 ** 32)];
      side.kernel.shuffleRows(order, keys, counter, rows);
      const source = side.numbers(rows);
      const target = side.output(rows);
      side.kernel.gatherRows(source, order, 0, target, rows, 1);
      return [[target, rows]];
    }),
  ),
  gatherRows: product(sizes, sizes).map(([rows, width]) =>
    scenario(`${rows} rows of ${width}`, 0, (side) => {
      const target = side.output(rows * width);
      const source = side.numbers(20 * width);
      side.kernel.gatherRows(source, side.integers(rows + 4, 20), 3, target, rows, width);
      return [[target, rows * width]];
    }),
  ),

  denseForward: layers.map(([batch, fanIn, fanOut]) =>
    scenario(`${batch} × ${fanIn} → ${fanOut}`, dotError(fanIn), (side) => {
      const [x, weights, bias] = [
        side.numbers(batch * fanIn),
        side.numbers(fanOut * fanIn),
        side.numbers(fanOut),
      ];
      const z = side.output(batch * fanOut);
      side.kernel.denseForward(x, weights, bias, z, batch, fanIn, fanOut);
      return [[z, batch * fanOut]];
    }),
  ),
  denseBackwardWeights: layers.map(([batch, fanIn, fanOut]) =>
    scenario(`${batch} × ${fanIn} → ${fanOut}`, dotError(batch), (side) => {
      const [x, dz] = [side.numbers(batch * fanIn), side.numbers(batch * fanOut)];
      const [dWeights, dBias] = [side.numbers(fanOut * fanIn), side.numbers(fanOut)];
      side.kernel.denseBackwardWeights(x, dz, dWeights, dBias, batch, fanIn, fanOut);
      return [
        [dWeights, fanOut * fanIn],
        [dBias, fanOut],
      ];
    }),
  ),
  denseBackwardInput: layers.map(([batch, fanIn, fanOut]) =>
    scenario(`${batch} × ${fanIn} → ${fanOut}`, dotError(fanOut), (side) => {
      const [dz, weights] = [side.numbers(batch * fanOut), side.numbers(fanOut * fanIn)];
      const dx = side.output(batch * fanIn);
      side.kernel.denseBackwardInput(dz, weights, dx, batch, fanIn, fanOut);
      return [[dx, batch * fanIn]];
    }),
  ),

  activationBackward: product(sizes, [1, 2, 5], [0, 1, 2]).map(([elements, inputs, learned]) =>
    scenario(
      `${elements} units of ${inputs} inputs and ${learned} parameters`,
      dotError(elements),
      (side) => {
        const [da, partials] = [side.numbers(elements), side.numbers(elements * (inputs + learned))];
        const [dz, dTheta] = [side.output(elements * inputs), side.numbers(learned)];
        side.kernel.activationBackward(da, partials, dz, dTheta, elements, inputs, learned);
        return [
          [dz, elements * inputs],
          [dTheta, learned],
        ];
      },
    ),
  ),

  dropoutForward: product(lengths, [0, 0.1, 0.5, 0.999]).map(([length, rate]) =>
    scenario(`${length} values at rate ${rate}`, (4 * u) / (1 - rate), (side) => {
      const [a, mask] = [side.numbers(length), side.output(length)];
      side.kernel.dropoutForward(a, mask, side.integers(1, 2 ** 32), 4_294_967_290, length, rate);
      return [
        [a, length],
        [mask, length],
      ];
    }),
  ),
  dropoutBackward: lengths.map((length) =>
    scenario(`${length} values`, u, (side) => {
      const da = side.numbers(length);
      side.kernel.dropoutBackward(da, side.numbers(length), length);
      return [[da, length]];
    }),
  ),

  crossEntropyForward: product(sizes, sizes, [1, 100]).map(([batch, classes, size]) =>
    scenario(`${batch} × ${classes} logits up to ± ${size}`, 4 * size * dotError(batch * classes), (side) => {
      const [logits, targets] = [side.numbers(batch * classes, -size, size), side.classes(batch, classes)];
      const [room, sums] = [side.output(batch * classes), side.numbers(2)];
      side.kernel.crossEntropyForward(logits, targets, room, sums, batch, classes);
      return [[sums, 2]];
    }),
  ),
  crossEntropyBackward: product(sizes, sizes, [1, 100]).map(([batch, classes, size]) =>
    scenario(`${batch} × ${classes} logits up to ± ${size}`, 4 * (size + classes) * u, (side) => {
      const [logits, targets] = [side.numbers(batch * classes, -size, size), side.classes(batch, classes)];
      const dLogits = side.output(batch * classes);
      side.kernel.crossEntropyBackward(logits, targets, dLogits, batch, classes);
      return [[dLogits, batch * classes]];
    }),
  ),
  squaredErrorForward: product(sizes, sizes).map(([batch, outputs]) =>
    scenario(`${batch} × ${outputs} predictions`, 4 * dotError(batch * outputs), (side) => {
      const [predictions, targets] = [side.numbers(batch * outputs), side.numbers(batch * outputs)];
      const sums = side.numbers(2);
      side.kernel.squaredErrorForward(predictions, targets, sums, batch, outputs);
      return [[sums, 2]];
    }),
  ),
  squaredErrorBackward: product(sizes, sizes).map(([batch, outputs]) =>
    scenario(`${batch} × ${outputs} predictions`, 8 * u, (side) => {
      const [predictions, targets] = [side.numbers(batch * outputs), side.numbers(batch * outputs)];
      const dPredictions = side.output(batch * outputs);
      side.kernel.squaredErrorBackward(predictions, targets, dPredictions, batch, outputs);
      return [[dPredictions, batch * outputs]];
    }),
  ),
  ...Object.fromEntries(
    (["valueResiduals", "oneHotResiduals", "marginResiduals"] as const).map((name) => [
      name,
      product(sizes, sizes).map(([batch, width]) =>
        scenario(`${batch} × ${width} outputs`, 4 * u, (side) => {
          const outputs = side.numbers(batch * width);
          const targets =
            name === "valueResiduals" ? side.numbers(batch * width) : side.classes(batch, width);
          const residuals = side.output(batch * width);
          side.kernel[name](outputs, targets, residuals, batch, width);
          // −∞ at the targets of a margin: what is compared is the hinge that is made of it.
          side.kernel.compile(HINGE).value(residuals, side.output(0), residuals, batch * width);
          return [[residuals, batch * width]];
        }),
      ),
    ]),
  ),
  residualBackward: product(sizes, sizes).map(([batch, width]) =>
    scenario(`${batch} × ${width} slopes`, 4 * u, (side) => {
      const [slopes, dOutputs] = [side.numbers(batch * width), side.output(batch * width)];
      side.kernel.residualBackward(slopes, dOutputs, batch, width);
      return [[dOutputs, batch * width]];
    }),
  ),
  marginBackward: product(sizes, sizes).map(([batch, classes]) =>
    scenario(`${batch} × ${classes} slopes`, 4 * classes * u, (side) => {
      const [outputs, targets] = [side.numbers(batch * classes), side.classes(batch, classes)];
      const [slopes, value, dOutputs] = Array.from({ length: 3 }, () => side.output(batch * classes));
      side.kernel.marginResiduals(outputs, targets, value, batch, classes);
      side.kernel.compile(HINGE).forward(value, side.output(0), value, slopes, batch * classes);
      side.kernel.marginBackward(slopes, targets, dOutputs, batch, classes);
      return [[dOutputs, batch * classes]];
    }),
  ),
  countRight: product(sizes, sizes).map(([batch, classes]) =>
    scenario(`${batch} × ${classes} outputs`, 0, (side) => {
      const [outputs, targets] = [side.numbers(batch * classes), side.classes(batch, classes)];
      const sums = side.output(2);
      side.kernel.countRight(outputs, targets, sums, batch, classes);
      return [[sums, 2]];
    }),
  ),
  countConfusion: product(sizes, sizes).map(([batch, classes]) =>
    scenario(`${batch} × ${classes} outputs`, 0, (side) => {
      const [outputs, targets] = [side.numbers(batch * classes), side.classes(batch, classes)];
      const counts = side.output(classes ** 2);
      side.kernel.countConfusion(outputs, targets, counts, batch, classes);
      side.kernel.countConfusion(outputs, targets, counts, batch, classes);
      return [[counts, classes ** 2]];
    }),
  ),
  penaltyBackward: product(lengths, [0, 0.01], [0, 0.1]).map(([length, l1, l2]) =>
    scenario(`${length} weights, l1 ${l1}, l2 ${l2}`, 4 * u, (side) => {
      const [weights, dWeights] = [side.numbers(length), side.numbers(length)];
      side.kernel.penaltyBackward(weights, dWeights, l1, l2, length);
      return [[dWeights, length]];
    }),
  ),

  compileUpdate: optimizers.members.flatMap(threeSteps),

  columnSum: product(sizes, sizes).map(([rows, columns]) =>
    scenario(`${rows} × ${columns}`, dotError(rows), (side) => {
      const sums = side.numbers(columns);
      side.kernel.columnSum(side.numbers(rows * columns), sums, rows, columns);
      return [[sums, columns]];
    }),
  ),
  columnActivity: product(sizes, sizes).map(([rows, columns]) =>
    scenario(`${rows} × ${columns}`, 4 * dotError(rows), (side) => {
      const [totals, means, sizesOf, deviations] = Array.from({ length: 4 }, () => side.numbers(columns));
      side.kernel.columnActivity(
        side.numbers(rows * columns),
        totals,
        means,
        sizesOf,
        deviations,
        rows,
        columns,
      );
      return [totals, means, sizesOf, deviations].map((buffer) => [buffer, columns] as const);
    }),
  ),
  columnSteepness: product(sizes, sizes, [0, 0.0266, 0.5, 2]).map(([rows, columns, threshold]) =>
    scenario(`${rows} × ${columns} values below ${threshold}`, 0, (side) => {
      const [largest, below] = [side.numbers(columns), side.numbers(columns)];
      side.kernel.columnSteepness(side.numbers(rows * columns), threshold, largest, below, rows, columns);
      return [
        [largest, columns],
        [below, columns],
      ];
    }),
  ),
  sumSquares: lengths.map((length) =>
    scenario(`${length} values`, 2 * length * u, (side) => {
      const sums = side.numbers(1);
      side.kernel.sumSquares(side.numbers(length), sums, length);
      return [[sums, 1]];
    }),
  ),
  signAgreement: product(sizes, sizes).map(([rows, columns]) =>
    scenario(`${rows} × ${columns}`, 4 * dotError(rows), (side) => {
      const sums = side.numbers(2);
      const x = side.output(rows * columns);
      side.kernel.dropoutForward(x, x, side.integers(1, 2 ** 32), 0, rows * columns, 0.7);
      side.kernel.dropoutBackward(x, side.numbers(rows * columns), rows * columns);
      side.kernel.signAgreement(x, sums, rows, columns);
      return [[sums, 2]];
    }),
  ),
  updateCosine: lengths.map((length) =>
    scenario(`${length} values`, 64 * u, (side) => {
      const [p0, p1, p2] = [side.numbers(length), side.numbers(length), side.numbers(length)];
      const sums = side.numbers(1);
      side.kernel.updateCosine(p0, p1, p2, sums, length);
      return [[sums, 1]];
    }),
  ),
};

function scenario(title: string, tolerance: number, run: Scenario["run"]): Scenario {
  return { title, tolerance, run };
}

/** Three steps of an optimiser, at every length. */
function threeSteps({ name, parameters: schema, states, scalars, rule }: Optimizer): Scenario[] {
  const settings = schema.parse({});
  const program = compileUpdate({
    text: rule,
    states,
    scalars: scalars?.names ?? [],
    constants: settings,
  });
  return lengths.map((length) =>
    scenario(`${length} parameters, ${name}`, 64 * u, (side) => {
      const parameters = side.numbers(length);
      const buffers = program.states.map(() => side.output(length));
      const rate = side.numbers(1, 0.001, 0.1);
      const perStep = scalars?.perStep(settings);
      const update = side.kernel.compileUpdate(program);
      for (let t = 1; t <= 3; t++)
        update(parameters, side.numbers(length), rate, length, buffers, perStep?.next().value ?? []);
      return [parameters, ...buffers].map((buffer) => [buffer, length] as const);
    }),
  );
}

/** How far a dot product of `terms` products in −1 to 1, added to a start in −1 to 1, may round off. */
function dotError(terms: number): number {
  return (terms + 1) ** 2 * u;
}

function product(...axes: readonly (readonly number[])[]): number[][] {
  return axes.reduce<number[][]>(
    (rows, axis) => rows.flatMap((row) => axis.map((value) => [...row, value])),
    [[]],
  );
}
