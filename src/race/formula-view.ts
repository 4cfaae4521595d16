import { customActivation, programOf } from "../activations/resolve.js";
import { sampleActivation } from "../activations/sample.js";
import { ActbenchError } from "../errors.js";
import { FormulaError } from "../formula/error.js";
import { printDerivative, printFormula } from "../formula/index.js";

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
    const program = programOf(spec);
    const { inputs } = program;
    const x = Float64Array.from({ length: POINTS }, (_, i) => -REACH + (2 * REACH * i) / (POINTS - 1));
    const z = Float64Array.from({ length: POINTS * inputs }, (_, i) => x[Math.floor(i / inputs)]);
    const { value: f, derivative } = sampleActivation(spec, z);
    return {
      ok: true,
      formula: printFormula(program),
      derivative: printDerivative(program),
      graph: { x, f, slope: derivative.filter((_, i) => i % inputs === 0) },
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
