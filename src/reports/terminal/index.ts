export { terminalReport } from "./report.js";
export { sensitivityCharts } from "./sensitivity.js";
export { verdictReport } from "./verdict-report.js";
export { verdictTable } from "./verdicts.js";
export { warningList } from "./warnings.js";
