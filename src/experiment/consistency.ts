import type { ActivationSpec } from "../activations/definition.js";
import { gainOf, type GainConvention } from "../activations/gain.js";
import { definitionOf } from "../activations/resolve.js";
import { ActbenchError } from "../errors.js";
import { activationAxis, axes, hiddenLabel, isLabelled } from "../factors/index.js";
import { initializers } from "../nn/initializers/index.js";
import { withoutLabel } from "../trial/id.js";
import type { Experiment } from "./experiment.js";
import { matchedNetworks } from "./match.js";
import { countTrials, MAX_TRIALS } from "./plan.js";
import { pairs, repeated, showPath, type ConfigProblem } from "./problem.js";
import { settingProblems } from "./setting-problems.js";
import { seedsOfChoice } from "./tuning/replicates.js";
import type { Config } from "./schema/index.js";

const MOST_WEIGHTS = 16_000_000;
const MOST_EVALUATIONS = 100_000;

/** What is wrong with an experiment although each part of its config is valid by itself. */
export function inconsistencies(config: Config, experiment: Experiment): ConfigProblem[] {
  const problems = firstOfEachPath([
    ...duplicates(experiment),
    ...activationProblems(config),
    ...sameLabels(experiment),
    ...gainProblems(experiment),
    ...networkProblems(experiment),
    ...trainingProblems(experiment),
    ...tuningProblems(experiment),
    ...settingProblems(experiment),
    ...countProblems(experiment),
  ]);
  return problems.length > 0 ? problems : firstOfEachPath(matchProblems(experiment));
}

/** Networks whose widths, once they are matched, no memory holds, or another network has as well. */
export function matchProblems(experiment: Experiment): ConfigProblem[] {
  const networks = matchedNetworks(experiment);
  return experiment.networks.flatMap(({ hidden: named }, n): ConfigProblem[] => {
    const path = ["network", n, "hidden"];
    const own = networks.filter(({ network }) => network === named);
    const widest = own.find(({ hidden }) => hiddenWeights(hidden) > MOST_WEIGHTS);
    if (widest !== undefined) {
      const { activation, hidden } = widest;
      const message = `as wide as ${activation} is to cost as much (${hiddenLabel(hidden)}), it has ${show(hiddenWeights(hidden))} weights between the hidden layers, expected at most ${show(MOST_WEIGHTS)}`;
      return [{ path, message }];
    }
    for (const { activation, dataset, hidden } of own) {
      const same = networks.find(
        (other) =>
          other.activation === activation &&
          other.dataset === dataset &&
          other.network !== named &&
          hiddenLabel(other.hidden) === hiddenLabel(hidden),
      );
      const first = experiment.networks.findIndex(({ hidden: other }) => other === same?.network);
      if (first < 0 || first > n) continue;
      const message = `to cost as much, ${activation} on ${dataset} is as wide (${hiddenLabel(hidden)}) as in ${showPath(["network", first])}, so it would be trained twice`;
      return [{ path, message, see: ["network", first, "hidden"] }];
    }
    return [];
  });
}

/** What is the same often has the same label as well. */
function firstOfEachPath(problems: readonly ConfigProblem[]): ConfigProblem[] {
  return [
    ...new Map(problems.toReversed().map((problem) => [showPath(problem.path), problem])).values(),
  ].toReversed();
}

/** Values that stand twice in a factor; whether two activations are one depends on the network. */
function duplicates(experiment: Experiment): ConfigProblem[] {
  return [
    ...axes
      .filter((axis) => axis !== activationAxis)
      .flatMap((axis) =>
        repeated(
          axis.path,
          axis.choices(experiment).map((choice) => axis.decisive?.(choice) ?? withoutLabel(choice)),
        ),
      ),
    ...repeated(["seeds"], experiment.seeds),
  ];
}

/** Seeds whose tuning seeds could not be named, where rates are chosen anew for every seed. */
function tuningProblems({ tuning, seeds }: Experiment): ConfigProblem[] {
  if (tuning?.tuning === undefined) return [];
  const most = Math.floor(Number.MAX_SAFE_INTEGER / seedsOfChoice(tuning)) - 1;
  return seeds.flatMap((seed, i): ConfigProblem[] => {
    const message = `found ${seed}, expected at most ${most}, as each seed has ${seedsOfChoice(tuning)} tuning seeds of its own`;
    return seed <= most ? [] : [{ path: ["seeds", i], message }];
  });
}

/** Different values that tables could not tell apart. */
function sameLabels(experiment: Experiment): ConfigProblem[] {
  return axes.flatMap(({ path, choices }) => {
    const labels = choices(experiment)
      .filter(isLabelled)
      .map(({ label }) => label);
    return pairs(labels).map(([first, second]) => ({
      path: [...path, second],
      message: `called ${JSON.stringify(labels[second])} as ${showPath([...path, first])} is; give it a "label"`,
      see: [...path, first],
    }));
  });
}

/** Lists of activations that do not fit a network, and activations that are the same in one. */
function activationProblems({ activations, network: networks }: Config): ConfigProblem[] {
  return networks.flatMap(({ hidden: { length: depth } }, n): ConfigProblem[] => {
    if (depth === 0 && activations.length > 1) {
      const message =
        "without hidden layers no activation is used, so all would be trained alike; name one activation";
      return [{ path: ["network", n, "hidden"], message }];
    }
    const misfits = activations.flatMap(({ config, layers }, i) => {
      if (!("layers" in config) || layers.length === depth) return [];
      const see = ["network", n];
      const message = `found ${layers.length}, expected ${depth}: one for each hidden layer of ${showPath(see)}`;
      return [{ path: ["activations", i, "layers"], message, see }];
    });
    const ofEachLayer = activations.map(({ layers }) =>
      layers.length === 1 ? Array.from({ length: depth }, () => layers[0]) : layers,
    );
    return [...misfits, ...repeated(["activations"], ofEachLayer)];
  });
}

/** Activations for which a convention has no gain, where an initialiser asks for one. */
function gainProblems({ activations, gains, initializers: named, networks }: Experiment): ConfigProblem[] {
  if (networks.every(({ hidden }) => hidden.length === 0)) return [];
  return activations.flatMap(({ layers }, i) =>
    layers.flatMap((layer) => {
      const needed = named.some(({ name }) => {
        const own = name === "auto" ? layer.initializer : undefined;
        return initializers.get(own ?? name).usesGain;
      });
      const message = needed ? gains.map((gain) => missingGain(layer, gain)).find(Boolean) : undefined;
      return message === undefined ? [] : [{ path: ["activations", i], message }];
    }),
  );
}

/** Why there is no such gain. Those of the catalogue all have one of their own. */
function missingGain(layer: ActivationSpec, gain: GainConvention): string | undefined {
  if (gain === "own" && definitionOf(layer) !== undefined) return undefined;
  try {
    gainOf(layer, gain);
    return undefined;
  } catch (error) {
    if (error instanceof ActbenchError) return `${error.message}; ${error.remedy}`;
    throw error;
  }
}

/** Networks that no memory holds. */
function networkProblems({ networks }: Experiment): ConfigProblem[] {
  return networks.flatMap(({ hidden }, n) => {
    const weights = hiddenWeights(hidden);
    if (weights <= MOST_WEIGHTS) return [];
    const message = `found ${show(weights)} weights between the hidden layers, expected at most ${show(MOST_WEIGHTS)}`;
    return [{ path: ["network", n, "hidden"], message }];
  });
}

const hiddenWeights = (hidden: readonly number[]): number =>
  hidden.slice(1).reduce((sum, width, l) => sum + width * hidden[l], 0);

function trainingProblems({ training: { epochs, evaluateEvery } }: Experiment): ConfigProblem[] {
  const evaluations = Math.ceil(epochs / evaluateEvery);
  if (evaluations <= MOST_EVALUATIONS) return [];
  const message = `found ${show(evaluations)} evaluations of a network, expected at most ${show(MOST_EVALUATIONS)}`;
  return [{ path: ["training", "evaluateEvery"], message }];
}

function countProblems(experiment: Experiment): ConfigProblem[] {
  const trials = countTrials(experiment);
  if (trials <= MAX_TRIALS) return [];
  const message = `found ${show(trials)} trials (the product of all factors), expected at most ${show(MAX_TRIALS)}`;
  return [{ path: [], message }];
}

const show = (count: number) => count.toLocaleString("en");
