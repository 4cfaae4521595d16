import { compileFormula } from "../../formula/index.js";
import type { Kernel } from "../kernel.js";
import type { LossAt, LossShape } from "./definition.js";

/**
 * A loss that is the mean of a formula over the outputs, like the squared error's `x * x`. Its gradient follows from the
 * formula.
 *
 * @param formula in `x`, a residual, and the parameters. Of `marginResiduals` it must vanish at −∞.
 * @param residuals which of the kernel's operations makes them of outputs and targets
 */
export function formulaLoss<B>(
  kernel: Kernel<B>,
  formula: string,
  parameters: Readonly<Record<string, number>>,
  residuals: Kernel<B>["valueResiduals"],
  { task, rows: most, width }: LossShape,
): LossAt<B> {
  const program = compileFormula(`(${formula}) / outputs`, { ...parameters, outputs: width });
  const compiled = kernel.compile(program);
  const [x, value, slope] = Array.from({ length: 3 }, () => kernel.allocate(most * width));
  const none = kernel.allocate(0);
  return {
    forward(outputs, targets, sums, rows) {
      residuals(outputs, targets, x, rows, width);
      compiled.value(x, none, value, rows * width);
      kernel.columnSum(value, sums, rows * width, 1);
      if (task === "classification") kernel.countRight(outputs, targets, sums, rows, width);
    },
    backward(outputs, targets, dOutputs, rows) {
      residuals(outputs, targets, x, rows, width);
      compiled.forward(x, none, value, slope, rows * width);
      if (residuals === kernel.marginResiduals) kernel.marginBackward(slope, targets, dOutputs, rows, width);
      else kernel.residualBackward(slope, dOutputs, rows, width);
    },
    formula: { program, residuals: x },
  };
}
