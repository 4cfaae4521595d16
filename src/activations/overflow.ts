import type { Program } from "../formula/index.js";
import { scalar } from "../formula/scalar.js";
import type { ActivationSpec } from "./definition.js";
import { sampleActivation } from "./sample.js";
import { programOf } from "./resolve.js";

/** Where a formula, computed in f32 as training does, is no longer a finite number though |x| is at most 10⁴. */
export interface Overflow {
  /** The input nearest to 0 of those tried, the same for every input. */
  readonly at: number;
  readonly of: "value" | "derivative";
  /** A formula that stays finite and has the same values within ±10, where one is known. */
  readonly instead?: string;
}

const STEPS = 800;
/** From 0.1 to 10⁴, both signs, nearest to 0 first. */
const INPUTS = Array.from({ length: STEPS + 1 }, (_, i) => 10 ** (-1 + (5 * i) / STEPS)).flatMap((x) => [
  x,
  -x,
]);
const SAFE = [
  "softplus(x)",
  "softplus(-x)",
  "-softplus(-x)",
  "tanh(x)",
  "sigmoid(x)",
  "x * sigmoid(x)",
  "x * tanh(softplus(x))",
];
const COMPARED = Float64Array.from({ length: 401 }, (_, i) => (i - 200) / 20);

/** undefined where value and derivatives stay finite. */
export function overflowOf(spec: ActivationSpec): Overflow | undefined {
  const program = programOf(spec);
  if (!known.has(program)) known.set(program, searchOverflow(spec, program));
  return known.get(program);
}

const known = new WeakMap<Program, Overflow | undefined>();

function searchOverflow(spec: ActivationSpec, program: Program): Overflow | undefined {
  for (const at of INPUTS) {
    const values = singlePrecision(program, spec, at);
    const of = !Number.isFinite(values(program.value))
      ? "value"
      : program.partials.some((node) => !Number.isFinite(values(node)))
        ? "derivative"
        : undefined;
    if (of === undefined) continue;
    const instead = SAFE.find((formula) => isEqual(spec, formula));
    return { at: Number(at.toPrecision(3)), of, ...(instead !== undefined && { instead }) };
  }
  return undefined;
}

/** Every operation rounded to f32. */
function singlePrecision(program: Program, spec: ActivationSpec, x: number): (node: number) => number {
  const values: number[] = [];
  for (const node of program.nodes) {
    const value =
      node.op === "constant"
        ? node.value
        : node.op === "input"
          ? x
          : node.op === "parameter"
            ? spec.parameters[program.learned[node.index]]
            : scalar[node.op](...node.args.map((arg) => values[arg]));
    values.push(Math.fround(value));
  }
  return (node) => values[node];
}

/** Whether another formula has the same values within ±10, to rounding. */
function isEqual(spec: ActivationSpec, formula: string): boolean {
  if (programOf(spec).inputs !== 1) return false;
  const { value } = sampleActivation(spec, COMPARED);
  const other = sampleActivation({ name: formula, formula, parameters: {}, learned: [] }, COMPARED).value;
  return value.every((y, i) => Math.abs(y - other[i]) <= 1e-10 * Math.max(1, Math.abs(y)));
}

/** "the value is not finite in f32, in which training computes, at x = 89.1; write softplus(x) instead, …" */
export function overflowWords({ at, of, instead }: Overflow): string {
  const remedy = instead === undefined ? "" : `; write ${instead} instead, which is the same within ±10`;
  return `the ${of} is not finite in f32, in which training computes, at x = ${at}${remedy}`;
}

/** What is to be mended in a field's formulas, one for each that is not finite in f32: its name, and `overflowWords`. */
export function overflowNotes(
  activations: readonly { readonly layers: readonly ActivationSpec[] }[],
): OverflowNote[] {
  const specs = activations.flatMap(({ layers }) => layers);
  const distinct = new Map(specs.map((spec) => [programOf(spec), spec]));
  return [...distinct.values()].flatMap((spec) => {
    const overflow = overflowOf(spec);
    return overflow === undefined ? [] : [{ activation: spec.name, ...overflow }];
  });
}

interface OverflowNote extends Overflow {
  /** The activation's name. */
  readonly activation: string;
}
