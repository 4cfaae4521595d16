import { csvSpecParameters, tableKey } from "./csv.js";
import type { DatasetSpec, Task } from "./definition.js";
import { drawnSamples, isOneSample } from "./make-dataset.js";
import { classSizes } from "./split.js";
import type { Reading, Tables } from "./table.js";

/** What a data set holds, and how it was read where it is the user's own file. */
export interface DatasetSummary {
  readonly label: string;
  readonly task: Task;
  readonly rows: number;
  readonly features: number;
  /** In the order of their indices; empty for regression. */
  readonly classes: readonly { readonly name: string; readonly rows: number }[];
  /** Whether seeds are splits of these rows, so that intervals are about these rows, rather than draws of their own. */
  readonly isOneSample?: true;
  /** How the user's own file was read. */
  readonly reading?: Reading & { readonly file: string };
}

/** A data set as the first seed draws it: of the user's own file, every row. */
export function summarizeDataset(
  spec: DatasetSpec,
  rootSeed: number,
  seed: number,
  tables: Tables,
): DatasetSummary {
  const { task, outputs, samples } = drawnSamples(spec, rootSeed, "evaluate", seed, tables);
  const table = spec.name === "csv" ? tables[tableKey(csvSpecParameters.parse(spec.parameters))] : undefined;
  const sizes = task === "classification" ? [...classSizes(samples.targets, outputs)] : [];
  return {
    label: spec.label,
    task,
    rows: samples.rows,
    features: samples.width,
    classes: sizes.map((rows, c) => ({ name: table?.classNames[c] ?? String(c), rows })),
    ...(isOneSample(spec) && { isOneSample: true as const }),
    ...(table && { reading: { ...table.reading, file: String(spec.parameters.path) } }),
  };
}
