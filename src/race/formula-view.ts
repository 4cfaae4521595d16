import { customActivation } from "../activations/resolve.js";
import { ActbenchError } from "../errors.js";
import { FormulaError } from "../formula/error.js";
import { compileFormula, evaluateProgram, printDerivative, printFormula } from "../formula/index.js";

/** A formula as it is typed: its derivative and graph, or what is wrong with it and where. */
type FormulaView =
  | {
      readonly ok: true;
      readonly formula: string;
      readonly derivative: string;
      readonly graph: FormulaCurves;
    }
  | { readonly ok: false; readonly message: string; readonly offset: number | undefined };

/** f and f′ at the same places. */
export interface FormulaCurves {
  readonly x: Float64Array;
  readonly f: Float64Array;
  readonly slope: Float64Array;
}

const REACH = 5;
const POINTS = 201;

export function viewFormula(name: string, formula: string): FormulaView {
  try {
    const spec = customActivation({ name, formula });
    const program = compileFormula(spec.formula, spec.parameters, spec.learned);
    const x = Float64Array.from({ length: POINTS }, (_, i) => -REACH + (2 * REACH * i) / (POINTS - 1));
    const [f, slope] = [new Float64Array(POINTS), new Float64Array(POINTS * program.inputs)];
    const inputs = Float64Array.from(
      { length: POINTS * program.inputs },
      (_, i) => x[Math.floor(i / program.inputs)],
    );
    evaluateProgram(program, inputs, new Float64Array(), f, slope, POINTS);
    const first = slope.filter((_, i) => i % program.inputs === 0);
    return {
      ok: true,
      formula: printFormula(program),
      derivative: printDerivative(program),
      graph: { x, f, slope: first },
    };
  } catch (error) {
    if (error instanceof FormulaError) {
      const remedy = error.remedy === undefined ? "" : ` ${error.remedy}`;
      return { ok: false, message: `${error.problem}.${remedy}`, offset: error.offset };
    }
    if (error instanceof ActbenchError) {
      return {
        ok: false,
        message: [error.message, error.remedy].filter(Boolean).join(". "),
        offset: undefined,
      };
    }
    throw error;
  }
}
