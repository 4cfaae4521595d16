import { csv, tableKey, type CsvParameters, type CsvSpecParameters } from "../datasets/csv.js";
import type { DatasetSpec, Task } from "../datasets/definition.js";
import { drawnSamples, isOneSample, splitOf } from "../datasets/make-dataset.js";
import { parseTable } from "../datasets/parse-table.js";
import { summarizeDataset, type DatasetSummary } from "../datasets/summary.js";
import type { Table, Tables } from "../datasets/table.js";
import { ActbenchError } from "../errors.js";
import { curveMetrics } from "../metrics/index.js";
import { didYouMean } from "../registry.js";
import { AUTO, lossFor, losses } from "../nn/losses/index.js";
import type { NamedSpec } from "../trial/spec.js";
import { baselineOf, defaultTarget, isMetByConstant } from "./baseline.js";
import type { Experiment, Match, Shape, Target } from "./experiment.js";
import type { ConfigProblem } from "./problem.js";
import type { Config } from "./schema/index.js";
import { usualReference } from "./match.js";
import { firstSeeds } from "./schema/seeds.js";
import type { NamedEntry } from "./schema/named.js";
import { sha256 } from "./sha256.js";
import { holdoutOf } from "./tuning/replicates.js";

/** An experiment, the tables of its CSV files by `tableKey`, what its data hold, and what is wrong with the files and targets. */
interface Resolved {
  readonly experiment: Experiment;
  readonly tables: Tables;
  /** As the first seed draws them. */
  readonly data: readonly DatasetSummary[];
  readonly problems: readonly ConfigProblem[];
}

/** A file that a config names: its text, and where it was found. */
export interface FoundFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The experiment that a valid config describes.
 * @param readFile finds a file by its path as the config has it
 */
export function resolve(config: Config, name: string, readFile: (path: string) => FoundFile): Resolved {
  const tables: Record<string, Table> = {};
  const { seeds, ...sampling } = seedsOf(config.seeds);
  const problems: ConfigProblem[] = [];
  const targets: [string, Target][] = [];
  const datasets: DatasetSpec[] = [];
  const data: DatasetSummary[] = [];
  for (const [i, entry] of config.datasets.entries()) {
    const path = ["datasets", i];
    try {
      const dataset = datasetOf(entry, readFile, tables);
      const summary = summarizeDataset(dataset, config.seed, seeds[0], tables);
      const target = targetOf(config, entry, summary);
      requireSplits(dataset, config, seeds[0], tables);
      problems.push(...misfits(config, entry.label, summary.task));
      problems.push(...emptyTarget(config, entry, target, summary, i));
      datasets.push(dataset);
      targets.push([dataset.label, target]);
      data.push(summary);
    } catch (error) {
      if (!(error instanceof ActbenchError)) throw error;
      const message = error.remedy === undefined ? error.message : `${error.message}\n${error.remedy}`;
      problems.push({ path, message });
    }
  }
  const { learningRate } = config;
  const { batchSize, ...training } = config.training;
  const shapes = shapesOf(data);
  const match = matchOf(config, shapes, problems);
  const isMatchedByClaims = config.claims?.some((claim) => typeof claim === "object" && "match" in claim);
  const experiment: Experiment = {
    name: config.name ?? name,
    seed: config.seed,
    datasets,
    targets: Object.fromEntries(targets),
    networks: config.network,
    activations: config.activations.map(({ label, layers }) => ({ label, layers })),
    ...(config.loss.some((loss) => loss.name !== AUTO) && { losses: config.loss.map(specOf) }),
    optimizers: config.optimizer.map(specOf),
    initializers: config.initializer.map(specOf),
    gains: config.gain,
    regularizations: config.regularization,
    ...(Array.isArray(learningRate)
      ? { learningRates: learningRate }
      : { learningRates: [], tuning: learningRate }),
    ...(match && { match }),
    ...(isMatchedByClaims && { shapes }),
    training: { ...training, batchSizes: batchSize },
    seeds,
    ...sampling,
    ...(config.record.layers !== "every" && { record: config.record }),
    ...(config.claims && { claims: config.claims }),
  };
  return { experiment, tables, data, problems };
}

/** @throws {ActbenchError} where rows, classes, groups or times are too few for the splits of evaluation and tuning */
function requireSplits(
  dataset: DatasetSpec,
  { learningRate, seed: rootSeed }: Config,
  seed: number,
  tables: Tables,
): void {
  if (!isOneSample(dataset)) return;
  const holdout = Array.isArray(learningRate) ? undefined : holdoutOf(learningRate);
  const { samples } = drawnSamples(dataset, rootSeed, "evaluate", seed, tables);
  splitOf(dataset, samples, { rootSeed, phase: "evaluate", seed, holdout }, tables);
  if (holdout === undefined) return;
  const first = holdout.of === "seed" ? seed * holdout.tuningSeeds + 1 : 1;
  splitOf(dataset, samples, { rootSeed, phase: "tune", seed: first, holdout }, tables);
}

const seedsOf = (given: Config["seeds"]): Pick<Experiment, "seeds" | "from"> =>
  Array.isArray(given) ? { seeds: given } : { seeds: firstSeeds(given.to), from: given.from };

const specOf = ({ name, label, ...parameters }: NamedEntry): NamedSpec => ({
  label,
  name,
  parameters: parameters as Record<string, number>,
});

/** The numbers of a regression are one a row. */
const shapesOf = (data: readonly DatasetSummary[]): Readonly<Record<string, Shape>> =>
  Object.fromEntries(
    data.map(({ label, features, classes }) => [label, { features, outputs: Math.max(1, classes.length) }]),
  );

function matchOf(
  { match, activations }: Config,
  shapes: Match["shapes"],
  problems: ConfigProblem[],
): Match | undefined {
  if (match === undefined) return undefined;
  const labels = activations.map(({ label }) => label);
  const named = match.reference ?? usualReference(labels);
  const reference = activations.find(({ label }) => label === named);
  if (reference === undefined) {
    const message = `found ${JSON.stringify(named)}, which no activation is called. ${didYouMean(String(named), labels)}`;
    problems.push({ path: ["match", "reference"], message });
    return undefined;
  }
  const { label, layers } = reference;
  return { cost: match.cost, reference: { label, layers }, shapes };
}

/** Losses that a data set's task does not have, or that are its own under another name. */
function misfits({ loss: chosen }: Config, dataset: string, task: Task): ConfigProblem[] {
  const fitting = losses.members.filter(({ tasks }) => tasks.includes(task)).map(({ name }) => name);
  return chosen.flatMap(({ name }, i): ConfigProblem[] => {
    if (name === AUTO) return [];
    const path = ["loss", i];
    if (!fitting.includes(name)) {
      const message = `found ${JSON.stringify(name)}, which does not fit ${dataset}, a ${task}; expected one of ${fitting.join(", ")}`;
      return [{ path, message }];
    }
    const auto = chosen.findIndex((other) => other.name === AUTO);
    if (auto < 0 || lossFor(task) !== losses.get(name)) return [];
    const message = `what auto is for ${dataset}, a ${task}, so it would be trained twice`;
    return [{ path, message, see: ["loss", auto] }];
  });
}

/** A CSV file is read here: its table joins `tables`, and its bytes' hash the parameters. */
function datasetOf(
  { name, label, reach: _reach, ...given }: NamedEntry,
  readFile: (path: string) => FoundFile,
  tables: Record<string, Table>,
): DatasetSpec {
  if (name !== csv.name) return { label, name, parameters: given };
  const { path, text } = readFile(String(given.path));
  const table = parseTable(text, { ...(given as unknown as CsvParameters), path });
  const { delimiter } = table.reading;
  const parameters = { ...given, delimiter, sha256: sha256(text) } as unknown as CsvSpecParameters;
  tables[tableKey(parameters)] ??= table;
  return { label, name, parameters };
}

/** A target that a constant prediction meets. */
function emptyTarget(
  { loss }: Config,
  entry: NamedEntry,
  target: Target,
  summary: DatasetSummary,
  i: number,
): ConfigProblem[] {
  const { unit, title, goal } = curveMetrics.get(target.metric);
  if (!isMetByConstant(target, summary, loss)) return [];
  const baseline = Number(baselineOf(target.metric, summary).toFixed(4));
  const constant = unit === "share" ? "always the largest class" : "the same for every row";
  const expected = goal === "maximize" ? `more than ${baseline}` : `less than ${baseline}`;
  const message =
    `found a ${title.toLowerCase()} of ${target.value}, which predicting ${constant} comes to as well on ${summary.label} (${baseline}), ` +
    `so that no two activations can be compared by it; expected ${expected}`;
  const path = entry.reach === undefined ? ["target", "value"] : ["datasets", i, "reach", "value"];
  return [{ path, message }];
}

/** A data set's own target, the config's, or its task's default. */
function targetOf(config: Config, entry: NamedEntry, summary: DatasetSummary): Target {
  const { task } = summary;
  const target = (entry.reach as Target | undefined) ?? config.target ?? defaultTarget(summary);
  const { tasks } = curveMetrics.get(target.metric);
  if (tasks.includes(task)) return target;
  const fitting = curveMetrics.members
    .filter((metric) => metric.tasks.includes(task))
    .map(({ name }) => name);
  throw new ActbenchError(
    `the target is ${target.metric}, which a ${task} does not have; expected one of ${fitting.join(", ")}`,
    { remedy: 'Give this data set a target of its own: "reach": { "metric": …, "value": … }.' },
  );
}
