export { gradcheck, TOLERANCE, type GradcheckOptions, type GradcheckResult } from "./gradcheck.js";
