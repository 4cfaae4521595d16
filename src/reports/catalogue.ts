import { z } from "zod";
import type { Sourced } from "../sources/cite.js";
import type { ActivationDefinition } from "../activations/definition.js";
import { activations } from "../activations/index.js";
import { resolveActivation } from "../activations/resolve.js";
import { csv } from "../datasets/csv.js";
import type { DatasetDefinition } from "../datasets/definition.js";
import { datasets } from "../datasets/index.js";
import type { Metric } from "../metrics/definition.js";
import { claims } from "../claims/index.js";
import { curveMetrics, layerMetrics } from "../metrics/index.js";
import { initializers } from "../nn/initializers/index.js";
import { autoLoss, losses } from "../nn/losses/index.js";
import { optimizers } from "../nn/optimizers/index.js";
import { createRegistry } from "../registry.js";

/** A parameter that a config can give; without a default it must be given. */
export interface Parameter {
  readonly name: string;
  readonly default?: unknown;
  readonly description?: string;
}

/** One thing that a config can name. */
export interface CatalogueEntry extends Partial<Sourced> {
  readonly name: string;
  /** What it is, in a line. */
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** Under what terms measured data may be used. */
  readonly licence?: string;
}

/** The parameters of a strict zod object, from the JSON Schema that zod makes of it. */
export function parametersOf(schema: z.ZodType): Parameter[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, property]) => {
    if (typeof property === "boolean") return { name };
    return {
      name,
      ...(property.default !== undefined && { default: property.default }),
      ...(property.description !== undefined && { description: property.description }),
    };
  });
}

/** What data sets, optimisers and initialisers have in common. */
interface Definition extends Sourced {
  readonly name: string;
  readonly title: string;
  readonly parameters: z.ZodType;
  readonly licence?: string;
}

/** A family of things that a config can name. */
export interface Catalogue {
  /** In the plural: "activations". */
  readonly name: string;
  /** How a config uses it. */
  readonly usage: string;
  entries(): CatalogueEntry[];
}

export const catalogues = createRegistry<Catalogue>("list", [
  {
    name: "activations",
    usage: 'in "activations"; or your own: { "name": "my_act", "formula": "x * tanh(exp(x))" }',
    entries: () => activations.members.map(activationEntry),
  },
  {
    name: "datasets",
    usage: 'in "datasets"; classification unless said otherwise',
    entries: () => [...datasets.members.map(datasetEntry), definitionEntry(csv)],
  },
  {
    name: "losses",
    usage: 'in "loss"; one has to fit the task of every data set',
    entries: () => [autoLoss, ...losses.members].map(definitionEntry),
  },
  {
    name: "optimizers",
    usage: 'in "optimizer"',
    entries: () => optimizers.members.map(definitionEntry),
  },
  {
    name: "initializers",
    usage: 'in "initializer"',
    entries: () => initializers.members.map(definitionEntry),
  },
  {
    name: "metrics",
    usage: 'in "target", those of a learning curve; all are columns of curves.csv or layers.csv',
    entries: () => [
      ...curveMetrics.members.map(metricEntry),
      ...layerMetrics.members.map((metric) =>
        metricEntry({ ...metric, title: `${metric.title}, per layer` }),
      ),
    ],
  },
  {
    name: "claims",
    usage: 'in "claims"; or your own: { "faster": "my_act", "than": "relu", "times": 1.2 }',
    entries: () =>
      claims.members.map(({ name, statement, ...claim }) => ({
        name,
        summary: statement,
        parameters: [],
        ...sourceOf(claim),
      })),
  },
]);

function activationEntry({
  name,
  parameters,
  options,
  learned,
  ...origin
}: ActivationDefinition): CatalogueEntry {
  const numbers = Object.entries(parameters ?? {}).map(([parameter, value]): Parameter => ({
    name: parameter,
    default: value,
    ...(learned?.includes(parameter) && { description: "learned, one a layer" }),
  }));
  const choices = Object.entries(options ?? {}).map(([option, { default: value, from, to }]): Parameter => ({
    name: option,
    default: value,
    description: `${from} to ${to}`,
  }));
  return {
    name,
    summary: resolveActivation(name).formula,
    parameters: [...numbers, ...choices],
    ...sourceOf(origin),
  };
}

function datasetEntry(dataset: DatasetDefinition): CatalogueEntry {
  const entry = definitionEntry(dataset);
  return dataset.task === "regression" ? { ...entry, summary: `${entry.summary} (regression)` } : entry;
}

function definitionEntry({ name, title, parameters, licence, ...origin }: Definition): CatalogueEntry {
  return {
    name,
    summary: title,
    parameters: parametersOf(parameters),
    ...sourceOf(origin),
    ...(licence !== undefined && { licence }),
  };
}

const sourceOf = ({ source, links }: Sourced): Sourced => ({ source, ...(links !== undefined && { links }) });

const metricEntry = ({ name, title, description }: Metric): CatalogueEntry => ({
  name,
  summary: `${title}: ${description}`,
  parameters: [],
});
