import { describe, expect, it } from "vitest";
import { factorOf, factorsOf, TUNED } from "../../src/factors/index.js";
import {
  isTunedWith,
  settings,
  settingsIn,
  settingTitle,
  settingWords,
  tunedSettings,
  withSettings,
} from "../../src/factors/settings.js";
import { fieldsOf, givenRateTrials } from "../../src/experiment/plan.js";
import { optimizers } from "../../src/nn/optimizers/index.js";
import { trialId } from "../../src/trial/id.js";
import type { Experiment } from "../../src/experiment/experiment.js";
import { anExperiment } from "../experiment/an-experiment.js";

/** Two values of each setting, the first of them the config's, and an optimiser that has it. */
const valuesOf = (key: string): readonly [string | number, string | number] =>
  key === "gain" ? ["own", "unit"] : key === "batchSize" ? [32, 16] : [0.25, 0.5];

const optimizerWith = (key: string): Experiment["optimizers"][number] => {
  const known = optimizers.members.map(({ name, parameters }) => ({
    label: name,
    name,
    parameters: parameters.parse({}),
  }));
  const found = known.find(({ parameters }) => key in parameters) ?? known[0];
  return key in found.parameters ? { ...found, parameters: { ...found.parameters, [key]: 0.25 } } : found;
};

const tuning = { from: 0.1, to: 1, perDecade: 1, extend: 0, seeds: 1, regimes: ["tuned"] } as const;

describe.each(settings.map(({ key }) => key))("the setting %s", (key) => {
  const [given, other] = valuesOf(key);
  const experiment = anExperiment({ optimizers: [optimizerWith(key)] });
  const [trial] = givenRateTrials(experiment);
  const tuned = { ...experiment, learningRates: [], tuning: { ...tuning, with: { [key]: [given, other] } } };

  it("is read from a spec as it was put there, and nothing else changes", () => {
    expect(settingsIn(trial, [key])).toEqual({ [key]: given });
    const put = withSettings(trial, { [key]: other });
    expect(settingsIn(put, [key])).toEqual({ [key]: other });
    expect(withSettings(put, { [key]: given })).toEqual(trial);
  });

  it("makes the trial that a config with this value has, known by the same id", () => {
    const [{ spec }] = fieldsOf(tuned)[0];
    const rest = { phase: trial.phase, seed: trial.seed, learningRate: trial.learningRate };
    expect(trialId({ ...rest, ...spec })).toBe(trialId(trial));
    const changed = withSettings(spec, { [key]: other });
    expect(trialId({ ...rest, ...changed })).toBe(trialId(withSettings(trial, { [key]: other })));
    expect(trialId({ ...rest, ...changed })).not.toBe(trialId(trial));
  });

  it("does not tell the arms of a field apart, and is what tuning chose in tables", () => {
    const [{ spec }] = fieldsOf(tuned)[0];
    const rest = { phase: trial.phase, seed: trial.seed, learningRate: trial.learningRate };
    const changed = { ...rest, ...withSettings(spec, { [key]: other }) };
    expect(factorsOf(changed)).toEqual(factorsOf({ ...rest, ...spec }));
    const [name, value] = Object.entries(tunedSettings(changed))[0];
    expect(value).toBe(other);
    expect(tunedSettings(trial)).toEqual({});
    expect(isTunedWith(name, tuned.tuning.with)).toBe(true);
    const { factor } = settings.find((each) => each.key === key)!;
    if (factor === undefined) return;
    expect(factor.of(changed)).toBe(TUNED);
    expect(factorOf(factor.name as "gain").trained?.(changed)).toBe(other);
  });

  it("has words", () => {
    expect(settingTitle(key)).toMatch(/^[a-z\d ]+$/);
    expect(settingWords({ [key]: other })[0]).toContain(String(other));
  });
});
