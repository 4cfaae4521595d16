import type { Dataset, Samples } from "../datasets/definition.js";
import type { Kernel } from "../nn/kernel.js";

/** One part of the data in kernel memory; every lane has its own seed's rows. */
export interface Part<B> {
  readonly rows: number;
  readonly width: number;
  readonly targetWidth: number;
  readonly features: B; // (rows, width)
  readonly targets: B; // (rows, targetWidth)
  /** The targets of each lane, `(rows)`. */
  readonly answers: readonly Float64Array[];
}

/** Uploads one part of each lane's data set; all lanes have the same shape. */
export function uploadPart<B>(
  kernel: Kernel<B>,
  datasets: readonly Dataset[],
  part: "train" | "test",
): Part<B> {
  const { rows, width } = datasets[0][part];
  const features = kernel.allocate(rows * width);
  const targets = kernel.allocate(rows);
  for (const [lane, dataset] of datasets.entries()) {
    const samples: Samples = dataset[part];
    if (samples.rows !== rows)
      throw new Error(`lanes of one group have ${rows} and ${samples.rows} ${part} rows`);
    kernel.write(features, lane, samples.features);
    kernel.write(targets, lane, samples.targets);
  }
  return {
    rows,
    width,
    targetWidth: 1,
    features,
    targets,
    answers: datasets.map((dataset) => dataset[part].targets),
  };
}
