import * as math from "../math/index.js";

// The operations, and what each means for numbers: in f64, with the same bits on every machine.

type Unary = Readonly<Record<string, (u: number) => number>>;
type Binary = Readonly<Record<string, (u: number, v: number) => number>>;

/** What formulas call by the name that it has here. */
export const called = {
  exp: math.exp,
  expm1: math.expm1,
  log: math.log,
  log1p: math.log1p,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  sin: math.sin,
  cos: math.cos,
  atan: math.atan,
  tanh: math.tanh,
  erf: math.erf,
  sigmoid: math.sigmoid,
  softplus: math.softplus,
} satisfies Unary;

const unary = {
  ...called,
  negate: (u) => -u,
  tanhDerivative: math.tanhDerivative,
  sigmoidDerivative: math.sigmoidDerivative,
  flush: (u) => u,
} satisfies Unary;

const binary = {
  add: (u, v) => u + v,
  subtract: (u, v) => u - v,
  multiply: (u, v) => u * v,
  divide: (u, v) => u / v,
  min: (u, v) => (u <= v ? u : v),
  max: (u, v) => (u >= v ? u : v),
  pow: math.pow,
  gatedMultiply: (u, v) => (u === 0 ? 0 : u * v),
} satisfies Binary;

const truth = (value: boolean): number => (value ? 1 : 0);

const comparisons = {
  less: (u, v) => truth(u < v),
  lessOrEqual: (u, v) => truth(u <= v),
  greater: (u, v) => truth(u > v),
  greaterOrEqual: (u, v) => truth(u >= v),
  equal: (u, v) => truth(u === v),
  notEqual: (u, v) => truth(u !== v),
} satisfies Binary;

const logic = {
  and: (u, v) => truth(u !== 0 && v !== 0),
  or: (u, v) => truth(u !== 0 || v !== 0),
  not: (u) => truth(u === 0),
} satisfies Binary;

export type UnaryOperation = keyof typeof unary;
export type BinaryOperation = keyof typeof binary;
export type ComparisonOperation = keyof typeof comparisons;
export type LogicalOperation = keyof typeof logic;

/** Every operation that has arguments. */
export type Operation = UnaryOperation | BinaryOperation | ComparisonOperation | LogicalOperation | "select";

export const scalar: Readonly<Record<Operation, (...args: number[]) => number>> = {
  ...unary,
  ...binary,
  ...comparisons,
  ...logic,
  select: (condition, u, v) => (condition !== 0 ? u : v),
};

export const isLogic = (op: PropertyKey): op is LogicalOperation => op in logic;

/** Whether an operation gives 1 or 0 and nothing else. */
export const isTruth = (op: PropertyKey): op is ComparisonOperation | LogicalOperation =>
  op in comparisons || isLogic(op);
