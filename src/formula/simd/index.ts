export { accuracy, type Accuracy } from "./accuracy.js";
export { compileMath, compileProgram } from "./compile.js";
