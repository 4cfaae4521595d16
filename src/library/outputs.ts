import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Findings } from "../analysis/findings.js";
import { csvTables, csvBytes } from "../tables/index.js";
import { trialRows } from "../tables/trial-table.js";
import { dataPackage } from "../tables/datapackage.js";
import { standaloneSvg } from "../reports/html/draw/svg.js";
import type { Provenance } from "../reports/html/section.js";
import { DRAFT, publish, writeOutput, type WrittenFile } from "../results/files.js";
import { JOURNAL } from "../results/journal.js";
import { MANIFEST } from "../results/manifest.js";
import { version } from "../results/version.js";
import { draftTrialTables, TRIAL_FILES } from "./trial-tables.js";
import type { TrialTableDrafts } from "./trial-tables-thread.js";

/** The page's name in a result's directory. */
export const PAGE = "report.html";
export const CONFIG = "config.resolved.json";
/** Where figures are written, each as a file of its own. */
const FIGURES = "figures";

interface OutputOptions {
  /** The kernel that trained; by default the fast one. */
  readonly backend?: string;
  /** "svg": figures as files as well; those that an earlier run wrote are drawn anew in any case. */
  readonly figures?: "svg";
  /** The tables with rows for every trial, where another thread has begun to write them. */
  readonly drafts?: TrialTableDrafts;
}

/** Writes everything that is derived from a study, in the order of the manifest; what draws is loaded for it alone. */
export async function writeOutputs(
  directory: string,
  findings: Findings,
  { backend = "simd", figures, drafts }: OutputOptions,
): Promise<WrittenFile[]> {
  const drawn = import("../reports/html/page.js").then(({ drawPage }) => drawPage(findings));
  // It is thrown below: the tables come first.
  drawn.catch(() => {});
  const tables: WrittenFile[] = [];
  for (const table of csvTables.members) {
    const file = `${table.name}.csv`;
    if (!TRIAL_FILES.includes(file)) tables.push(writeOutput(directory, file, csvBytes(table, findings)));
    else if (file === TRIAL_FILES[0]) tables.push(...(await writeTrialTables(directory, findings, drafts)));
  }
  tables.push(writeOutput(directory, "datapackage.json", [dataPackage(findings.study)]));
  const page = await drawn;
  const text = page.text(provenanceOf(directory, backend, tables));
  const written = [...tables, writeOutput(directory, PAGE, text)];
  // Figures that are there already must not be left to show an earlier state of the study.
  if (figures === undefined && !existsSync(join(directory, FIGURES))) return written;
  mkdirSync(join(directory, FIGURES), { recursive: true });
  const files = page.figures.map((figure) =>
    writeOutput(directory, `${FIGURES}/${figure.name}.svg`, [standaloneSvg(figure)]),
  );
  removeOtherFigures(directory, files);
  return [...written, ...files];
}

/** Those that another thread has not written are written here. */
async function writeTrialTables(
  directory: string,
  { study }: Findings,
  drafts: OutputOptions["drafts"],
): Promise<WrittenFile[]> {
  const written = (await drafts) ?? draftTrialTables(directory, study, trialRows(study));
  return written.map((draft) => publish(directory, draft));
}

/** Figures of an earlier state of the study, and such as were not written to their end. */
function removeOtherFigures(directory: string, written: readonly WrittenFile[]): void {
  const kept = new Set(written.map(({ file }) => file));
  for (const name of readdirSync(join(directory, FIGURES))) {
    const file = `${FIGURES}/${name}`;
    if (/\.svg(\.tmp)?$/.test(name) && !kept.has(file)) rmSync(join(directory, file), { force: true });
  }
}

/** What the page says of how it was made: nothing that the clock or the machine decides. */
export function provenanceOf(
  directory: string,
  backend: string,
  written: readonly WrittenFile[],
): Provenance {
  const config = join(directory, CONFIG);
  return {
    version,
    backend,
    config: existsSync(config) ? readFileSync(config, "utf8") : undefined,
    files: written.filter(
      ({ file }) => file !== PAGE && !file.startsWith("timing") && !file.startsWith(FIGURES),
    ),
  };
}

/** What a run leaves in its directory, beside the figures. */
const resultFiles = (): string[] => [
  MANIFEST,
  JOURNAL,
  CONFIG,
  "datapackage.json",
  PAGE,
  ...csvTables.names.map((name) => `${name}.csv`),
];

/** Takes an older result out of its directory, so that none of it stands beside the new one. Other files stay. */
export function removeOutputs(directory: string): void {
  for (const file of [...resultFiles(), FIGURES])
    rmSync(join(directory, file), { recursive: true, force: true });
}

/** Takes away files that a run had begun to write when it was killed. */
export function removeDrafts(directory: string): void {
  for (const file of resultFiles()) rmSync(join(directory, `${file}${DRAFT}`), { force: true });
}
