import type { Findings } from "../analysis/findings.js";
import { assess } from "../library/assess.js";
import { writeLayersInThread } from "../library/layers-thread.js";
import { openStudy, type StudyOnDisk } from "../library/open-study.js";
import { provenanceOf, writeOutputs } from "../library/outputs.js";
import { lockResult } from "../library/result-directory.js";
import { reportFormats } from "../reports/formats/index.js";
import type { WrittenFile } from "../results/files.js";
import { writeManifest } from "../results/manifest.js";
import { PARTIAL_REMEDY } from "./common-options.js";
import type { Console } from "./console.js";
import { failOnVerdicts } from "./fail-on.js";

export interface ReportOptions {
  readonly format: string;
  readonly figures?: "svg";
  readonly json?: boolean;
  readonly partial?: boolean;
  readonly failOn: readonly string[];
}

/** `actbench report`: journal → findings → outputs → the report in a format. Of a part of a study nothing is written. */
export async function reportCommand(
  directory: string,
  options: ReportOptions,
  console: Console,
): Promise<void> {
  const format = reportFormats.get(options.json ? "json" : options.format);
  const opened = openStudy(directory, { ...options, remedy: PARTIAL_REMEDY });
  const { backend = "simd", timings = [], data } = opened.manifest ?? {};
  const findings = assess(opened.study, { timings, data });
  const written = opened.study.missing > 0 ? [] : await rewrite(directory, opened, findings, options);
  console.out(await format.write(findings, console, provenanceOf(directory, backend, written)));
  failOnVerdicts(options.failOn, findings, console);
}

/** Writes every output of a whole study anew. */
async function rewrite(
  directory: string,
  { manifest }: StudyOnDisk,
  findings: Findings,
  options: ReportOptions,
): Promise<WrittenFile[]> {
  if (manifest === undefined) return [];
  const unlock = lockResult(directory);
  try {
    const layers = writeLayersInThread(directory);
    const { backend } = manifest;
    const written = await writeOutputs(directory, findings, { ...options, backend, layers });
    const kept = manifest.outputs.filter(({ file }) => !written.some((output) => output.file === file));
    writeManifest(directory, { ...manifest, outputs: [...kept, ...written] });
    return written;
  } finally {
    unlock();
  }
}
