import { csvTables, powerTable } from "../../src/tables/index.js";
import type { CsvTable, ColumnDescriptor } from "../../src/tables/table.js";
import { listItem, wrapped } from "./prose.js";

/** Those of a result, and what `actbench power --csv` prints. */
const described: readonly Described[] = [...csvTables.members, powerTable];

/** docs/files.md: every file of a result, and every column, from the tables themselves. */
export function filesReference(): string {
  return `# Files

What a run leaves in \`results/<name>/\`; this page is written from the tables themselves, and \`datapackage.json\` says the
same to programs. CSV files are UTF-8 with LF, a point as the decimal mark, an empty cell for what is missing, and 0 and
1 for no and yes. Numbers carry seven significant digits, as they were recorded. Text that a spreadsheet would run as a
formula has an apostrophe before it.

- \`report.html\`: the whole study as one page that needs no network; \`figures/*.svg\` with \`--figures svg\`
${csvTables.members.map(({ name, description }) => listItem(`[\`${name}.csv\`](#${anchor(name)})`, description)).join("")}\
- \`datapackage.json\`: the columns of all CSV files, as a
  [tabular data package](https://specs.frictionlessdata.io/tabular-data-package/)
- \`config.resolved.json\`: the config with every default filled in: running it gives the same study
- \`journal.jsonl\`: the study itself, a finished trial a line, each with its CRC-32; everything else is derived from it
- \`manifest.json\`: version, Node, processor, jobs, seconds; size and SHA-256 of every output; raw timings
- \`run.lock\`: while a run is writing: which process

Two runs of one config write the same bytes but for \`timing.csv\`, \`timing-claims.csv\`, \`manifest.json\`, and the order
of lines in the journal.

${described.map(tableText).join("\n")}`;
}

type Described = Omit<CsvTable, "chunks" | "fileOf">;

function tableText(table: Described, place: number, tables: readonly Described[]): string {
  const { name, description, fields, primaryKey, refersToTrials } = table;
  const twin = tables
    .slice(0, place)
    .find((other) => JSON.stringify(other.fields) === JSON.stringify(fields));
  if (twin)
    return `## ${name}.csv\n\n${wrapped(`${description} Its columns are those of [${twin.name}.csv](#${anchor(twin.name)}).`)}`;
  return `## ${name}.csv

${wrapped(`${description} Key: ${primaryKey.map((key) => `\`${key}\``).join(", ")}.${refersToTrials ? " `trial_id` refers to `trials.csv`." : ""}`)}
${fields.map(columnItem).join("")}`;
}

const columnItem = ({ name, type, unit, description, only }: ColumnDescriptor): string =>
  listItem(
    `\`${name}\` (${[type, unit].filter(Boolean).join(", ")})`,
    `${description}${only === undefined ? "" : ` Only where ${only.where}.`}`,
  );

const anchor = (name: string): string => `${name}csv`;
