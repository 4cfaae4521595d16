import type { UnaryOperation } from "../../program.js";
import type { Value, VectorGraph } from "../builder.js";
import { atan } from "./atan.js";
import { erf } from "./erf.js";
import { exp } from "./exp.js";
import { expm1 } from "./expm1.js";
import { flush } from "./flush.js";
import { log } from "./log.js";
import { log1p } from "./log1p.js";
import { sigmoid, sigmoidDerivative } from "./sigmoid.js";
import { sign } from "./sign.js";
import { softplus } from "./softplus.js";
import { tanh, tanhDerivative } from "./tanh.js";
import { cos, sin } from "./trigonometric.js";

/** Appends a function of x to the graph. */
export type UnaryBuilder = (graph: VectorGraph, x: Value) => Value;

/** Every function of one argument, by its name in formulas. */
export const unaryBuilders: Readonly<Record<UnaryOperation, UnaryBuilder>> = {
  negate: (graph, x) => graph.negate(x),
  abs: (graph, x) => graph.abs(x),
  sign,
  sqrt: (graph, x) => graph.sqrt(x),
  floor: (graph, x) => graph.floor(x),
  exp,
  expm1,
  log,
  log1p,
  sin,
  cos,
  atan,
  erf,
  tanh,
  tanhDerivative,
  sigmoid,
  sigmoidDerivative,
  softplus,
  flush,
};
