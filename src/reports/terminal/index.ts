export { terminalReport, terminalText } from "./report.js";
export { sensitivityCharts } from "./sensitivity.js";
export { verdictReport } from "./verdict-report.js";
