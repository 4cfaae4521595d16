import { join } from "node:path";
import { compareStudies } from "../analysis/compare-studies.js";
import { ExitCode } from "../errors.js";
import type { ComparedStudy } from "../reports/comparison/content.js";
import { comparisonFormats } from "../reports/comparison/formats.js";
import { openJournal } from "../results/journal.js";
import { readManifest } from "../results/manifest.js";
import type { Study } from "../results/study.js";
import type { CompareOptions } from "./compare.js";
import type { Console } from "./console.js";

/** `actbench compare`: two journals → comparison → terminal. Nothing is written. */
export function compareCommand(a: string, b: string, options: CompareOptions, console: Console): void {
  const format = comparisonFormats.get(options.format);
  const [one, other] = [openResult(a), openResult(b)];
  const comparison = compareStudies(one.study, other.study);
  console.out(format.write({ a: one.named, b: other.named, comparison }, console));
  const hits = comparison.cells.filter(({ outcome }) => options.failOn.includes(outcome));
  if (hits.length === 0) return;
  console.err(
    `--fail-on: B is ${[...new Set(hits.map(({ outcome }) => outcome))].join(" or ")} in ${hits.length} of ${comparison.cells.length} cells\n`,
  );
  console.exitCode = ExitCode.refuted;
}

function openResult(directory: string): { study: Study; named: ComparedStudy } {
  const study = openJournal(join(directory, "journal.jsonl"));
  const { actbench, backend } = readManifest(directory);
  return { study, named: { directory, name: study.experiment.name, version: actbench, backend } };
}
