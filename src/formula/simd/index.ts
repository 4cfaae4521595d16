export { compileMath, compileProgram } from "./compile.js";
