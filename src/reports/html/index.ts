export { standaloneSvg } from "./draw/svg.js";
export { drawFigures, htmlReport } from "./page.js";
export type { Provenance } from "./provenance.js";
