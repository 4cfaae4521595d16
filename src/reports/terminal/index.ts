export { terminalReport } from "./report.js";
