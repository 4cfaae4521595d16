import { z } from "zod";
import type { DatasetDefinition, Samples, SplitParameters } from "./definition.js";
import { testShareParameter } from "./parameters.js";

const parameters = z.strictObject({ testShare: testShareParameter() });

/**
 * A classification of real data. Every seed sees all rows, split anew. Classes are numbered in the order of their names.
 */
export function measured(
  about: Pick<DatasetDefinition, "name" | "title" | "source" | "links"> & { readonly licence: string },
  measurements: readonly { readonly features: readonly number[]; readonly className: string }[],
): DatasetDefinition<SplitParameters> {
  const classNames = [...new Set(measurements.map(({ className }) => className))].toSorted();
  const samples: Samples = {
    rows: measurements.length,
    width: measurements[0].features.length,
    features: Float64Array.from(measurements.flatMap(({ features }) => features)),
    targets: Float64Array.from(measurements, ({ className }) => classNames.indexOf(className)),
  };
  return {
    ...about,
    task: "classification",
    parameters,
    outputs: () => classNames.length,
    generate: () => samples,
  };
}
