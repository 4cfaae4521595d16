import { z } from "zod";
import { ActbenchError } from "../errors.js";
import { stream } from "../random/stream.js";
import { csv, csvSpecParameters, tableKey } from "./csv.js";
import type { Dataset, DatasetSpec, Samples, Task } from "./definition.js";
import { splitFor, type Holdout, type SplitSeed } from "./holdout.js";
import { datasets } from "./index.js";
import { rowSplitter, type Split, type Splitter } from "./split.js";
import { groupSplitter, timeSplitter } from "./split-units.js";
import { applyScale, columnScale } from "./standardise.js";
import type { Table, Tables, Units } from "./table.js";

export type { Tables } from "./table.js";

/**
 * The data of one seed: generated (or, for `csv`, taken from its table), split, and standardised on the training
 * part: every feature, and a regression's target, then has mean 0 and standard deviation 1 there. The same
 * arguments give the same bytes on every machine.
 *
 * @param tables the parsed CSV files by `tableKey`; only `csv` needs them
 * @param holdout how tuning is kept from what an evaluation tests on, where seeds split one sample
 * @throws {ActbenchError} on unknown or invalid parameters, and where a class has fewer than two rows
 */
export function makeDataset(
  spec: DatasetSpec,
  rootSeed: number,
  phase: string,
  seed: number,
  tables: Tables = {},
  holdout?: Holdout,
): Dataset {
  const { task, outputs, samples } = drawnSamples(spec, rootSeed, phase, seed, tables);
  const split = splitOf(spec, samples, { rootSeed, phase, seed, holdout }, tables);
  return standardised(task, outputs, samples, split);
}

/** The seed of a split, and how tuning is kept from its test part. */
interface Draw extends SplitSeed {
  readonly rootSeed: number;
}

/** Which of a data set's rows a seed trains on, and which it tests on: see `makeDataset`. */
export function splitOf(spec: DatasetSpec, samples: Samples, draw: Draw, tables: Tables = {}): Split {
  return splitFor(splitterOf(spec, samples, sourceOf(spec, tables)), samples.rows, draw, (phase, seed) =>
    stream(draw.rootSeed, spec.name, phase, seed, "split"),
  );
}

/** Whether seeds are splits of one sample of rows, rather than rows of their own. */
export const isOneSample = ({ name }: DatasetSpec): boolean =>
  name === csv.name ||
  datasets.members.some((member) => member.name === name && member.licence !== undefined);

/**
 * Rows (groups, times) that a seed tests on, over the others that it might have tested on, where seeds are splits of one
 * sample; else undefined. Of times, and where tuning chose once, only reserved ones may be tested on: see `reserved`.
 */
export function testRatio(spec: DatasetSpec, holdout: Holdout | undefined): number | undefined {
  if (!isOneSample(spec)) return undefined;
  const share = Number(spec.parameters.testShare);
  const isReserved = spec.parameters.time !== undefined || holdout?.of === "study";
  return share / ((isReserved ? Math.min(2 * share, (1 + share) / 2) : 1) - share);
}

/** The rows of one seed before they are split: see `makeDataset`. */
export function drawnSamples(
  spec: DatasetSpec,
  rootSeed: number,
  phase: string,
  seed: number,
  tables: Tables = {},
): { task: Task; outputs: number; samples: Samples } {
  const { task, outputs, samples } = sourceOf(spec, tables);
  return { task, outputs, samples: samples(stream(rootSeed, spec.name, phase, seed, "data")) };
}

interface Source {
  readonly task: Task;
  readonly outputs: number;
  /** A table names its classes; else their indices do. */
  readonly classNames?: readonly string[];
  readonly units?: Units | undefined;
  readonly testShare: number;
  samples(random: ReturnType<typeof stream>): Samples;
}

function sourceOf(spec: DatasetSpec, tables: Tables): Source {
  if (spec.name === "csv") {
    const parameters = parseParameters(spec, csvSpecParameters);
    return {
      ...tableSource(tableOf(parameters.path, tables[tableKey(parameters)])),
      testShare: parameters.testShare,
    };
  }
  const definition = datasets.get(spec.name);
  const parameters = parseParameters(spec, definition.parameters);
  return {
    task: definition.task,
    outputs: definition.outputs(parameters),
    testShare: parameters.testShare,
    samples: (random) => definition.generate(parameters, random),
  };
}

function tableOf(path: string, table: Table | undefined): Table {
  if (table === undefined) throw new Error(`the table of ${path} has not been read`);
  return table;
}

function tableSource(table: Table): Omit<Source, "testShare"> {
  const { task, rows, classNames, featureNames, features, targets, units } = table;
  return {
    task,
    outputs: task === "classification" ? classNames.length : 1,
    ...(task === "classification" && { classNames: classNames.map((name) => JSON.stringify(name)) }),
    units,
    samples: () => ({ rows, width: featureNames.length, features, targets }),
  };
}

function parseParameters<P>(spec: DatasetSpec, parameters: z.ZodType<P>): P {
  const parsed = parameters.safeParse(spec.parameters);
  if (parsed.success) return parsed.data;
  throw new ActbenchError(`data set ${JSON.stringify(spec.label)}: ${z.prettifyError(parsed.error)}`, {
    cause: parsed.error,
  });
}

function splitterOf({ label }: DatasetSpec, { rows, targets }: Samples, source: Source): Splitter {
  const { task, outputs, testShare, units } = source;
  const classNames = source.classNames ?? Array.from({ length: outputs }, (_, c) => String(c));
  const classes = task === "classification" ? targets : undefined;
  const subject = { label, rows, classes, classNames, testShare };
  if (units === undefined) return rowSplitter(subject);
  return units.by === "group" ? groupSplitter(subject, units) : timeSplitter(subject, units);
}

function standardised(task: Task, outputs: number, samples: Samples, split: Split): Dataset {
  const [train, test] = [take(samples, split.train), take(samples, split.test)];
  const scale = columnScale(train.features, samples.width);
  const targetScale = task === "regression" ? columnScale(train.targets, 1) : undefined;
  for (const part of [train, test]) {
    applyScale(part.features, scale);
    if (targetScale) applyScale(part.targets, targetScale);
  }
  return { task, width: samples.width, outputs, train, test };
}

/** A copy of some rows. */
function take({ width, features, targets }: Samples, rows: Int32Array): Samples {
  const taken = new Float64Array(rows.length * width);
  for (const [i, row] of rows.entries())
    taken.set(features.subarray(row * width, (row + 1) * width), i * width);
  return {
    rows: rows.length,
    width,
    features: taken,
    targets: Float64Array.from(rows, (row) => targets[row]),
  };
}
