/**
 * Elementary functions in f64 from + − × ÷ √ and bit patterns only, so that their bits are the same in every
 * engine (those of Math.exp, Math.sin and their kin are not). All accept ±∞, NaN, ±0 and subnormals. The bounds
 * in the docstrings are tested against 60-digit arithmetic.
 */
export { exp, expm1 } from "./exp.js";
export { log, log1p } from "./log.js";
export { cos, sin } from "./trigonometric.js";
export { atan } from "./atan.js";
export { tanh, tanhDerivative } from "./tanh.js";
export { sigmoid, sigmoidDerivative, softplus } from "./sigmoid.js";
export { erf } from "./erf.js";
export { pow } from "./pow.js";
