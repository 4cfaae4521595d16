import { relative, resolve, sep } from "node:path";
import type { Findings } from "../analysis/findings.js";
import { claimPlaces } from "../claims/problems.js";
import { readDocument } from "../experiment/document.js";
import { assess } from "../library/judge.js";
import { openStudy, type StudyOnDisk } from "../library/open-study.js";
import { provenanceOf, writeOutputs } from "../library/outputs.js";
import { lockResult } from "../library/result-directory.js";
import { besideTrialTables } from "../library/trial-tables-thread.js";
import { annotations, type Declarations } from "../reports/annotations.js";
import { reportFormats } from "../reports/formats/index.js";
import type { WrittenFile } from "../results/files.js";
import { writeManifest } from "../results/manifest.js";
import { PARTIAL_REMEDY } from "./common-options.js";
import type { Console } from "./console.js";
import { displayOf } from "./hyperlink.js";
import { declaredOf, failOnVerdicts } from "./fail-on.js";
import { readSource } from "./read-config.js";

export interface ReportFlags {
  readonly format: string;
  readonly figures?: "svg";
  readonly json?: boolean;
  readonly partial?: boolean;
  readonly failOn: readonly string[];
  /** The config in which refuted claims are annotated. */
  readonly annotate?: string;
}

/** `actbench report`: journal → findings → outputs → the report in a format. Of a part of a study nothing is written. */
export async function reportCommand(
  directory: string,
  options: ReportFlags,
  console: Console,
): Promise<void> {
  const format = reportFormats.get(options.json ? "json" : options.format);
  const opened = openStudy(directory, { ...options, remedy: PARTIAL_REMEDY });
  const { findings, written } = await (opened.study.missing > 0
    ? assessed(opened)
    : rewrite(directory, opened, options));
  const { backend = "simd" } = opened.manifest ?? {};
  const provenance = provenanceOf(directory, backend, written);
  console.out(await format.write(findings, displayOf(console), provenance, opened.manifest));
  if (options.annotate !== undefined) {
    console.err(annotations(findings, declarations(options.annotate, findings)));
  }
  failOnVerdicts(options.failOn, declaredOf(findings.verdicts), console);
}

/** The config's path is as GitHub has it: from the workspace, which the working directory may lie in. */
function declarations(config: string, { study }: Findings): Declarations {
  const { text, file } = readSource(config);
  const { GITHUB_WORKSPACE: workspace = process.cwd() } = process.env;
  return {
    file: relative(workspace, resolve(file)).replaceAll(sep, "/"),
    places: claimPlaces(readDocument(text, file), study.experiment),
  };
}

interface Report {
  readonly findings: Findings;
  readonly written: readonly WrittenFile[];
}

function assessed({ study, manifest, records }: StudyOnDisk): Report {
  const { timings = [], data } = manifest ?? {};
  return { findings: assess(study, { timings, data }, records), written: [] };
}

/** Assesses a whole study, and writes every output anew. */
async function rewrite(directory: string, opened: StudyOnDisk, options: ReportFlags): Promise<Report> {
  const { manifest, journal, study } = opened;
  if (manifest === undefined) return assessed(opened);
  const unlock = lockResult(directory);
  try {
    return await besideTrialTables(journal, study, async (drafts) => {
      const { findings } = assessed(opened);
      const { backend } = manifest;
      const written = await writeOutputs(directory, findings, { ...options, backend, drafts });
      const kept = manifest.outputs.filter(({ file }) => !written.some((output) => output.file === file));
      writeManifest(directory, { ...manifest, outputs: [...kept, ...written] });
      return { findings, written };
    });
  } finally {
    unlock();
  }
}
