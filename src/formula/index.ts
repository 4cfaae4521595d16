export { compileFormula } from "./compile.js";
export { evaluateProgram } from "./evaluate.js";
export { printDerivative, printFormula } from "./print.js";
export { libraryPrefixes } from "./vocabulary.js";
export type { Program } from "./program.js";
