/** Tables that other tools write and that lack what runs are told apart by: how they are known, and what to do. */
const SHAPES: readonly { readonly has: (header: readonly string[]) => boolean; readonly remedy: string }[] = [
  {
    has: (header) => header.some((column) => / - .+__(MIN|MAX)$/.test(column)),
    remedy:
      "This is a chart of Weights & Biases, a column for each run. A row for each evaluation is needed: run.history() gives that.",
  },
  {
    has: (header) => ["Wall time", "Step", "Value"].every((column) => header.includes(column)),
    remedy:
      "This is one scalar of one run, as TensorBoard saves it: join the runs' files, each with columns that name its arm and its seed.",
  },
  {
    has: (header) => ["run_id", "key", "value", "step"].every((column) => header.includes(column)),
    remedy:
      "These are metrics of MLflow: add the runs' parameters as columns of arm and seed, and choose a metric with --where key=loss.",
  },
];

/** What to do with a table that another tool wrote; undefined where it is none that is known. */
export const foreignRemedy = (header: readonly string[]): string | undefined =>
  SHAPES.find(({ has }) => has(header))?.remedy;
