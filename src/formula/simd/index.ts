export { compileUpdateStep } from "./compile-update.js";
export { compileMath, compileProgram } from "./compile.js";
