import * as math from "../math/index.js";
import type { Operation } from "./program.js";

type Scalar = (...args: number[]) => number;

const truth = (value: boolean): number => (value ? 1 : 0);

/** What each operation means for numbers: in f64, with the same bits on every machine. */
export const scalar: Readonly<Record<Operation, Scalar>> = {
  negate: (u) => -u,
  abs: Math.abs,
  sign: Math.sign,
  sqrt: Math.sqrt,
  floor: Math.floor,
  exp: math.exp,
  expm1: math.expm1,
  log: math.log,
  log1p: math.log1p,
  sin: math.sin,
  cos: math.cos,
  atan: math.atan,
  erf: math.erf,
  tanh: math.tanh,
  tanhDerivative: math.tanhDerivative,
  sigmoid: math.sigmoid,
  sigmoidDerivative: math.sigmoidDerivative,
  softplus: math.softplus,
  flush: (u) => u,
  add: (u, v) => u + v,
  subtract: (u, v) => u - v,
  multiply: (u, v) => u * v,
  divide: (u, v) => u / v,
  min: (u, v) => (u <= v ? u : v),
  max: (u, v) => (u >= v ? u : v),
  pow: math.pow,
  gatedMultiply: (u, v) => (u === 0 ? 0 : u * v),
  less: (u, v) => truth(u < v),
  lessOrEqual: (u, v) => truth(u <= v),
  greater: (u, v) => truth(u > v),
  greaterOrEqual: (u, v) => truth(u >= v),
  equal: (u, v) => truth(u === v),
  notEqual: (u, v) => truth(u !== v),
  and: (u, v) => truth(u !== 0 && v !== 0),
  or: (u, v) => truth(u !== 0 || v !== 0),
  not: (u) => truth(u === 0),
  select: (condition, u, v) => (condition !== 0 ? u : v),
};
