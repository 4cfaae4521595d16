import * as fc from "fast-check";
import * as math from "../../src/math/index.js";

/** A formula's text, and the same as a function, written down independently of the parser and the graph. */
interface RandomFormula {
  readonly text: string;
  readonly f: (x: number) => number;
}

type Arbitrary = fc.Arbitrary<RandomFormula>;

const leaf: Arbitrary = fc.oneof(
  fc.constant({ text: "x", f: (x: number) => x }),
  fc.integer({ min: -20, max: 20 }).map((n) => ({ text: `(${n / 4})`, f: () => n / 4 })),
);

const unary = (name: string, g: (u: number) => number) => (of: Arbitrary) =>
  of.map(({ text, f }) => ({ text: `${name}(${text})`, f: (x: number) => g(f(x)) }));

const binary = (symbol: string, g: (u: number, v: number) => number) => (of: Arbitrary) =>
  fc.tuple(of, of).map(([a, b]) => ({
    text: `(${a.text} ${symbol} ${b.text})`,
    f: (x: number) => g(a.f(x), b.f(x)),
  }));

const smooth = [
  unary("-", (u) => -u),
  unary("exp", math.exp),
  unary("expm1", math.expm1),
  unary("log1p", math.log1p),
  unary("sin", math.sin),
  unary("cos", math.cos),
  unary("atan", math.atan),
  unary("tanh", math.tanh),
  unary("erf", math.erf),
  unary("sigmoid", math.sigmoid),
  unary("softplus", math.softplus),
  binary("+", (u, v) => u + v),
  binary("-", (u, v) => u - v),
  binary("*", (u, v) => u * v),
  binary("/", (u, v) => u / v),
  (of: Arbitrary) => of.map(({ text, f }) => ({ text: `(${text}) ** 3`, f: (x: number) => f(x) ** 3 })),
];

const kinked = [
  unary("abs", Math.abs),
  unary("sign", Math.sign),
  unary("floor", Math.floor),
  unary("sqrt", Math.sqrt),
  unary("relu", (u) => (0 >= u ? 0 : u)),
  binary("<", (u, v) => Number(u < v)),
  binary(">=", (u, v) => Number(u >= v)),
  binary("&&", (u, v) => Number(u !== 0 && v !== 0)),
  (of: Arbitrary) =>
    fc.tuple(of, of).map(([a, b]) => ({
      text: `max(${a.text}, ${b.text})`,
      f: (x: number) => (a.f(x) >= b.f(x) ? a.f(x) : b.f(x)),
    })),
  (of: Arbitrary) =>
    fc.tuple(of, of, of).map(([a, b, c]) => ({
      text: `(${a.text} ? ${b.text} : ${c.text})`,
      f: (x: number) => (a.f(x) === 0 ? c.f(x) : b.f(x)),
    })),
];

function formulas(operations: readonly ((of: Arbitrary) => Arbitrary)[]): Arbitrary {
  return fc
    .letrec<{ formula: RandomFormula }>((tie) => ({
      formula: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        leaf,
        ...operations.map((operation) => operation(tie("formula"))),
      ),
    }))
    .formula.filter(({ text }) => text.length < 1_000 && usesInput(text));
}

const usesInput = (text: string): boolean => /(^|[^a-z])x/.test(text);

export const smoothFormula = formulas(smooth);
export const anyFormula = formulas([...smooth, ...kinked]);
