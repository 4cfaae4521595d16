/**
 * Elementary functions in f64 from + − × ÷ √ and bit patterns only, so that their bits are the same in every
 * engine (those of Math.exp, Math.sin and their kin are not). All accept ±∞, NaN, ±0 and subnormals. The bounds
 * in the docstrings are tested against 60-digit arithmetic.
 */
export { exp } from "./exp.js";
export { expm1 } from "./expm1.js";
export { log } from "./log.js";
export { log1p } from "./log1p.js";
export { cos, sin } from "./trigonometric.js";
export { atan } from "./atan.js";
export { tanh, tanhDerivative } from "./tanh.js";
export { sigmoid, sigmoidDerivative } from "./sigmoid.js";
export { softplus } from "./softplus.js";
export { erf } from "./erf.js";
export { pow } from "./pow.js";
