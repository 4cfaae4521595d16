import { join } from "node:path";
import { assess } from "../library/assess.js";
import { writeLayersInThread } from "../library/layers-thread.js";
import { reportFormats } from "../reports/formats/index.js";
import { openJournal } from "../results/journal.js";
import { readManifest, writeManifest } from "../results/manifest.js";
import type { Console } from "./console.js";
import { failOnVerdicts } from "./fail-on.js";
import { provenanceOf, writeOutputs } from "../library/outputs.js";
import type { ReportOptions } from "./report.js";

/** `actbench report`: journal → findings → outputs → the report in a format. */
export async function reportCommand(
  directory: string,
  options: ReportOptions,
  console: Console,
): Promise<void> {
  const format = reportFormats.get(options.json ? "json" : options.format);
  const study = openJournal(join(directory, "journal.jsonl"));
  const manifest = readManifest(directory);
  const { backend } = manifest;
  const layers = writeLayersInThread(directory);
  const findings = assess(study, { timings: manifest.timings });
  const written = await writeOutputs(directory, findings, { ...options, backend, layers });
  const kept = manifest.outputs.filter(({ file }) => !written.some((output) => output.file === file));
  writeManifest(directory, { ...manifest, outputs: [...kept, ...written] });
  console.out(await format.write(findings, console, provenanceOf(directory, backend, written)));
  failOnVerdicts(options.failOn, findings, console);
}
