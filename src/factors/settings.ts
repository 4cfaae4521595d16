import type { z } from "zod";
import type { GainConvention } from "../activations/gain.js";
import { optimizers } from "../nn/optimizers/index.js";
import type { TrialSpec } from "../trial/spec.js";
import { batchSize } from "./batch-size.js";
import type { Factor, FactorValue } from "./definition.js";
import { gain } from "./gain.js";

/** Values of settings by the config's keys, in reading order; none where learning rates alone are tuned. */
export type Settings = Readonly<Record<string, FactorValue>>;

export const NO_SETTINGS: Settings = {};

/** What of a trial's spec settings are read from, and put into. */
export type Settable = Pick<TrialSpec, "optimizer" | "gain" | "training">;

/** Something that may be tuned together with the learning rate. */
export interface Setting {
  /** As the config has it: "batchSize". */
  readonly key: string;
  /** As CSV columns are named: "batch_size". */
  readonly name: string;
  /** Where it is a factor, and not a parameter of the optimiser. */
  readonly factor?: Factor;
  /** Its value; undefined where the optimiser has no such parameter. */
  of(spec: Settable): FactorValue | undefined;
  /** The spec with another value. */
  put<S extends Settable>(spec: S, value: FactorValue): S;
  /** "momentum 0.9" */
  words(value: FactorValue): string;
}

const snakeCase = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function parameterOf(key: string): Setting {
  const name = snakeCase(key);
  return {
    key,
    name,
    of: ({ optimizer }) => optimizer.parameters[key],
    put: (spec, value) => {
      const parameters = { ...spec.optimizer.parameters, [key]: Number(value) };
      return { ...spec, optimizer: { ...spec.optimizer, parameters } };
    },
    words: (value) => `${name.replaceAll("_", " ")} ${value}`,
  };
}

/** The names of an optimiser's parameters. */
export const parametersOf = (optimizer: string): string[] =>
  Object.keys((optimizers.get(optimizer).parameters as z.ZodObject).shape);

/** All that may be tuned together with the learning rate, in reading order. */
export const settings: readonly Setting[] = [
  ...[...new Set(optimizers.names.flatMap(parametersOf))].map(parameterOf),
  {
    key: "gain",
    name: gain.name,
    factor: gain,
    of: (spec) => spec.gain,
    put: (spec, value) => ({ ...spec, gain: value as GainConvention }),
    words: (value) => `${value} gain`,
  },
  {
    key: "batchSize",
    name: batchSize.name,
    factor: batchSize,
    of: (spec) => spec.training.batchSize,
    put: (spec, value) => ({ ...spec, training: { ...spec.training, batchSize: Number(value) } }),
    words: (value) => `batches of ${value}`,
  },
];

const byKey = new Map(settings.map((setting) => [setting.key, setting]));
const settingOf = (key: string): Setting => byKey.get(key) as Setting;

/** "batch size" */
export const settingTitle = (key: string): string => settingOf(key).name.replaceAll("_", " ");

/** Each setting in words: "momentum 0.9", "own gain", "batches of 16". */
export const settingWords = (values: Settings): string[] =>
  Object.entries(values).map(([key, value]) => settingOf(key).words(value));

/** Whether a column's factor or parameter is among the settings that are tuned. */
export const isTunedWith = (name: string, lists: Readonly<Record<string, unknown>> = {}): boolean =>
  settings.some((setting) => setting.name === name && setting.key in lists);

/** The spec with these settings; the same object where there are none. */
export const withSettings = <S extends Settable>(spec: S, values: Settings): S =>
  Object.entries(values).reduce((sofar, [key, value]) => settingOf(key).put(sofar, value), spec);

/** A spec's values of some settings. */
export const settingsIn = (spec: Settable, keys: readonly string[]): Settings =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = settingOf(key).of(spec);
      return value === undefined ? [] : [[key, value]];
    }),
  );

/** What tuning chose of a trial's settings, as CSV columns are named; empty where it was given. */
export const tunedSettings = (spec: TrialSpec): Readonly<Record<string, FactorValue>> =>
  Object.fromEntries(
    Object.entries(settingsIn(spec, Object.keys(spec.configured ?? {}))).map(([key, value]) => [
      settingOf(key).name,
      value,
    ]),
  );
