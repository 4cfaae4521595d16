import type { z } from "zod";
import type { DatasetSummary } from "../datasets/summary.js";
import type { Tables } from "../datasets/table.js";
import { ActbenchError } from "../errors.js";
import { inconsistencies } from "./consistency.js";
import { listError, readDocument, type ConfigDocument } from "./document.js";
import type { Experiment, ClaimDeclaration } from "./experiment.js";
import { applyOverride, meantOverride, parseOverride, type Override } from "./overrides.js";
import {
  asWritten,
  movedProblems,
  showPath,
  startsWith,
  type ConfigPath,
  type ConfigProblem,
} from "./problem.js";
import { resolve, type FoundFile } from "./resolve.js";
import { stemOf } from "./schema/dataset.js";
import { configSchema, type Config } from "./schema/index.js";
import { nameSchema } from "./schema/labels.js";
import { sentence } from "./schema/sentences.js";
import { beforeVariants } from "./schema/variants.js";
import { claimsSchema } from "./schema/claims.js";

/** Placing a problem takes a search; nobody reads more than these. */
const MOST_PLACED = 500;

/** What an experiment is called whose config has no name, and whose file's name is none. */
const DEFAULT_NAME = "experiment";

interface LoadOptions {
  /** The config's path, for errors and to find CSV files beside it; anything in <…> is no path. */
  readonly file: string;
  /** Values to set, as `--set` gives them: "training.epochs=50". */
  readonly overrides?: readonly string[];
  /** The text of a file that the config names; its path is relative to where the config's path is. */
  readonly readFile: (path: string) => string;
  readonly check?: Check;
}

/** What a part of the program that stands above the config finds wrong with an experiment. */
type Check = (experiment: Experiment, data: readonly DatasetSummary[]) => readonly ConfigProblem[];

export interface LoadedConfig {
  readonly experiment: Experiment;
  /** The parsed CSV files, by `tableKey`. */
  readonly tables: Tables;
  /** The config with every default filled in, as JSON text; loading it gives the same experiment. */
  readonly resolved: string;
}

/**
 * Reads a config: JSON with comments, validated, every default filled in.
 *
 * @throws {ActbenchError} with every problem found, a line each: file:line:column, the path in the config, what was
 * found, what was expected, and the nearest valid name
 */
export function loadConfig(
  text: string,
  { file, overrides = [], readFile, check }: LoadOptions,
): LoadedConfig {
  const document = readDocument(text, file);
  const changes = overrides.map(parseOverride);
  const fail = (problems: readonly ConfigProblem[]) => problemsError(problems, document, changes);
  const findFile = (named: string) => {
    const path = besideConfig(file, named);
    return { path, text: readFile(path) };
  };
  return loadValue(changes.reduce(applyOverride, document.value), defaultName(file), findFile, fail, check);
}

/**
 * The same of a config that a program has as a value.
 *
 * @param readFile the text of a file by its path as the config has it
 * @throws {ActbenchError} with every problem found, a line each: as of a file, but without line and column
 */
export function checkConfig(
  config: unknown,
  readFile: (path: string) => string,
  check?: Check,
): LoadedConfig {
  return loadValue(
    config,
    DEFAULT_NAME,
    (path) => ({ path, text: readFile(path) }),
    (problems) => listError(problems.map(({ path, message }) => `${showPath(path)}  ${message}`)),
    check,
  );
}

function loadValue(
  given: unknown,
  name: string,
  findFile: (path: string) => FoundFile,
  fail: (problems: readonly ConfigProblem[]) => ActbenchError,
  check: Check = () => [],
): LoadedConfig {
  const parsed = configSchema.safeParse(given, { error: sentence });
  if (!parsed.success) throw fail(parsed.error.issues.flatMap(issueProblems));
  const config = parsed.data;
  const { experiment, tables, data, problems: unresolved } = resolve(config, name, findFile);
  const problems = [...unresolved, ...inconsistencies(config, experiment), ...check(experiment, data)];
  if (problems.length > 0) {
    throw fail(movedProblems(problems, (path) => asWritten(beforeVariants(path, given), given)));
  }
  return { experiment, tables, resolved: writeResolved(config, experiment) };
}

/** Several unknown keys are one issue of zod's, and a problem each of ours. */
export function issueProblems(issue: z.core.$ZodIssue): ConfigProblem[] {
  const path = issue.path.filter((key) => typeof key !== "symbol");
  if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
  const messages = issue.message.split("\n");
  return issue.keys.map((key, i) => ({ path: [...path, key], message: messages[i] }));
}

/** One line a problem: those of overrides first, then those of the file from top to bottom. */
function problemsError(
  problems: readonly ConfigProblem[],
  document: ConfigDocument,
  overrides: readonly Override[] = [],
): ActbenchError {
  const { file } = document;
  const placed = problems.slice(0, MOST_PLACED).map((problem) => {
    const override = overrideAt(problem.path, document, overrides);
    return { ...problem, override, offset: override === undefined ? document.offsetOf(problem.path) : -1 };
  });
  const lines = placed
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ path, message, see, override, offset }) => {
      const place = override === undefined ? `${file}:${document.placeOf(offset)}` : `--set ${override.text}`;
      const other = see === undefined ? "" : ` (${document.placeOf(document.offsetOf(see))})`;
      return `${place}  ${showPath(path)}  ${message.replaceAll("\n", "\n    ")}${other}`;
    });
  const meant = placed
    .map(({ override }) => override && meantOverride(override))
    .find((text) => text !== undefined);
  return listError(lines, meant && `Did you mean --set '${meant}'?`);
}

/** The override that is to blame for what is wrong at a path: the last that set it, or made what is around it. */
function overrideAt(
  path: ConfigPath,
  document: ConfigDocument,
  overrides: readonly Override[],
): Override | undefined {
  const around = path.map((_, i) => path.slice(0, i + 1)).find((start) => !document.has(start));
  return overrides.findLast(
    (override) => startsWith(path, override.path) || (around && startsWith(override.path, around)),
  );
}

/** A file's path as seen from where the config's path is seen from. */
function besideConfig(file: string, path: string): string {
  const absolute = /^([\\/]|[A-Za-z]:)/.test(path);
  const directory = file.startsWith("<") ? "" : file.replace(/[^\\/]*$/, "");
  return absolute ? path : directory + path;
}

function defaultName(file: string): string {
  const name = nameSchema.safeParse(stemOf(file));
  return name.success ? name.data : DEFAULT_NAME;
}

/** The config with every default filled in, as JSON text; each data set names its own target. */
function writeResolved(config: Config, experiment: Experiment): string {
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

/**
 * Reads a list of claims as a config declares them: JSON, comments allowed.
 *
 * @param check what else is wrong with them; its paths begin at the list
 * @throws {ActbenchError} with every problem, a line each
 */
export function parseClaims(
  text: string,
  file: string,
  check: (declarations: readonly ClaimDeclaration[]) => readonly ConfigProblem[],
): readonly ClaimDeclaration[] {
  const document = readDocument(text, file);
  const parsed = claimsSchema.safeParse(document.value, { error: sentence });
  if (!parsed.success) throw problemsError(parsed.error.issues.flatMap(issueProblems), document);
  const problems = check(parsed.data);
  if (problems.length === 0) return parsed.data;
  throw problemsError(
    movedProblems(problems, (path) => asWritten(path, document.value)),
    document,
  );
}
