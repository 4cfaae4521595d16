import type { Findings } from "../analysis/findings.js";
import { reportContent, type DatasetSection } from "./content/content.js";
import type { ContentTable } from "./content/table.js";
import { NETWORKS_LEGEND } from "./content/networks.js";
import { tuningBudgetLegend } from "./content/tuning-budget.js";
import type { ClaimSection } from "./content/verdicts.js";

/** A piece of a report. What it says is the same in every format; a format says how each kind looks. */
export type Block =
  /** The finding in a sentence, and what it rests on, a line each. */
  | { readonly kind: "finding"; readonly text: string; readonly basis: readonly string[] }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly heading: string; readonly items: readonly string[] }
  /** The setting, and what each data set holds. */
  | { readonly kind: "facts"; readonly setting: string; readonly data: readonly string[] }
  /** A table of each data set, and what their columns mean. */
  | {
      readonly kind: "results";
      readonly sections: readonly DatasetSection[];
      readonly legend: readonly string[];
    }
  /** Tables with one note on all of them. */
  | {
      readonly kind: "tables";
      readonly name: string;
      readonly tables: readonly ContentTable[];
      readonly note: string;
    }
  /** How the learning rate matters: drawn, so for formats that draw. */
  | { readonly kind: "rates"; readonly study: Findings["study"] }
  | { readonly kind: "claims"; readonly heading: string; readonly claims: readonly ClaimSection[] }
  | { readonly kind: "warnings"; readonly warnings: readonly string[] };

export type BlockKind = Block["kind"];
export type BlockOf<Kind extends BlockKind> = Extract<Block, { kind: Kind }>;

/** How a format writes each kind of block, in pieces that it joins itself. A kind that is left out does not compile. */
export type BlockWriter = {
  readonly [Kind in BlockKind]: (block: BlockOf<Kind>) => readonly string[];
};

/** A study's report from top to bottom; what is looked for on a screen that has scrolled stands last. Undefined without a trial. */
export function reportBlocks(findings: Findings): readonly Block[] | undefined {
  const content = reportContent(findings);
  if (content === undefined) return undefined;
  const { headline, basis, setting, data, datasets, legend, across, acrossLegend } = content;
  const { ranks, ranksLegend, differences, differencesLegend } = content;
  const { networks, comparisons, comparisonLegend, tuningBudget, verdicts, warnings } = content;
  return [
    { kind: "finding", text: headline, basis: [basis] },
    { kind: "facts", setting, data },
    { kind: "results", sections: datasets, legend },
    tables("networks", [networks], NETWORKS_LEGEND),
    tables("across", across, acrossLegend),
    tables("ranks", ranks, ranksLegend),
    tables("differences", differences, differencesLegend),
    { kind: "rates", study: findings.study },
    tables("tuning-budget", [tuningBudget], tuningBudgetLegend(findings.tuningBudgets)),
    tables("comparisons", [comparisons], comparisonLegend),
    ...(verdicts === undefined ? [] : [{ kind: "claims" as const, ...verdicts }]),
    { kind: "warnings", warnings },
  ];
}

const tables = (name: string, all: readonly (ContentTable | undefined)[], note: string): Block => ({
  kind: "tables",
  name,
  tables: all.filter((table) => table !== undefined),
  note,
});

/** All blocks in one format's words, without those that came to nothing. */
export const writeBlocks = (blocks: readonly Block[], writer: BlockWriter): string[] =>
  blocks.flatMap((block) => write(block, writer)).filter((piece) => piece !== "");

function write<Kind extends BlockKind>(block: BlockOf<Kind>, writer: BlockWriter): readonly string[] {
  const kind: Kind = block.kind;
  return writer[kind](block);
}
