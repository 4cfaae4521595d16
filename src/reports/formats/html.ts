import type { ReportFormat } from "./definition.js";

export const htmlFormat: ReportFormat = {
  name: "html",
  description: "the page that report.html holds, with all figures",
  async write(findings, _display, provenance) {
    // What draws takes as long to load as all the rest.
    const { htmlReport } = await import("../html/page.js");
    return [...htmlReport(findings, provenance)].join("");
  },
};
