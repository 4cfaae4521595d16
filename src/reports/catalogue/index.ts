import type { z } from "zod";
import type { ActivationDefinition } from "../../activations/definition.js";
import { activations } from "../../activations/index.js";
import { resolveActivation } from "../../activations/resolve.js";
import { csv } from "../../datasets/csv.js";
import type { DatasetDefinition } from "../../datasets/definition.js";
import { datasets } from "../../datasets/index.js";
import type { Metric } from "../../metrics/definition.js";
import { claims } from "../../claims/index.js";
import { curveMetrics, layerMetrics } from "../../metrics/index.js";
import { initializers } from "../../nn/initializers/index.js";
import { autoLoss, losses } from "../../nn/losses/index.js";
import { optimizers } from "../../nn/optimizers/index.js";
import { createRegistry } from "../../registry.js";
import type { Sourced } from "../../sources/cite.js";
import { parametersOf, type CatalogueEntry, type Parameter } from "./entry.js";

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

function metricEntry({ name, title, description }: Metric): CatalogueEntry {
  return { name, summary: `${title}: ${description}`, parameters: [] };
}
