import type { Experiment } from "./experiment.js";
import { configSchema, type Config } from "./schema/index.js";

/** The config with every default filled in, as JSON text; each data set names its own target. */
export function writeResolved(config: Config, experiment: Experiment): string {
  const resolved: Record<string, unknown> = {
    ...config,
    $schema: undefined,
    target: undefined,
    name: experiment.name,
    datasets: config.datasets.map((entry) => ({ ...entry, reach: experiment.targets[entry.label] })),
    match: experiment.match && { cost: experiment.match.cost, reference: experiment.match.reference.label },
    activations: config.activations.map((entry) => entry.config),
  };
  const inOrder = Object.keys(configSchema.shape).map((key) => [key, resolved[key]]);
  return `${JSON.stringify(Object.fromEntries(inOrder), undefined, 2)}\n`;
}
