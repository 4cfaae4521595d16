export { compileFormula } from "./compile.js";
export { evaluateProgram } from "./evaluate.js";
export { printDerivative, printFormula } from "./print.js";
export { constants, functions, libraryPrefixes } from "./vocabulary.js";
export type { Node, Program } from "./program.js";
