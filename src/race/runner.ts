import type { Kernel } from "../nn/kernel.js";
import type { Mlp } from "../nn/mlp.js";
import type { DatasetSource } from "../trial/dataset-cache.js";
import { answer, inputBuffer, regionsOf } from "../trial/portrait.js";
import { failGroup } from "../trial/run-group.js";
import type { TrialSpec } from "../trial/spec.js";
import { trainStepwise, type GroupState } from "../trial/train-group.js";
import type { Arrival, Fit, GroupNews } from "./messages.js";

export type Picture = Pick<GroupNews, "regions" | "fit">;

/** A group of trials under way. */
export interface Runner {
  /** Whether anything is left to do before the limit. */
  mayMove(epochs: number): boolean;
  /** Trains to the next evaluation; gives the trials once they have finished. */
  advance(): readonly Arrival[] | undefined;
  /** What has happened since the last news; undefined where training could not even begin. */
  news(): GroupNews | undefined;
  /** What the first trial's network has learned, where that can be drawn. */
  picture(): Picture;
  /** Whether the trials have finished. */
  isOver(): boolean;
}

export function createRunner<B>(
  kernel: Kernel<B>,
  specs: readonly TrialSpec[],
  datasets: DatasetSource,
): Runner {
  const training = trainStepwise(kernel, specs, datasets, () => performance.now());
  const [{ activation, training: asked }] = specs;
  let state: GroupState<B> | undefined;
  let picture: (() => Picture) | undefined;
  let [told, finished] = [0, false];
  const epoch = (): number =>
    state === undefined ? -1 : Math.max(...state.curves.map(({ epochs }) => epochs.at(-1) ?? 0));

  return {
    mayMove: (epochs) => !finished && (epoch() < epochs || epoch() >= asked.epochs),
    advance() {
      try {
        const next = training.next();
        if (!next.done) {
          state = next.value;
          picture ??= pictures(state);
          return undefined;
        }
        finished = true;
        const { mlp } = state as GroupState<B>;
        return specs.map((spec, lane) => ({
          spec,
          result: next.value.results[lane],
          seconds: next.value.trainingSeconds / specs.length,
          weights: Float64Array.from(kernel.read(mlp.parameters, lane, mlp.parameterCount)),
        }));
      } catch (error) {
        finished = true;
        return failGroup(specs, error).map((trial) => ({ ...trial, weights: new Float64Array() }));
      }
    },
    news() {
      if (state === undefined) return undefined;
      const curves = state.curves.slice(0, specs.length);
      const from = told;
      told = Math.max(...curves.map(({ epochs }) => epochs.length));
      return {
        activation: activation.label,
        epoch: epoch(),
        trials: curves.map(({ epochs, metrics }, lane) => ({
          seed: specs[lane].seed,
          epochs: epochs.slice(from),
          losses: (metrics.train_loss ?? []).slice(from).map((loss) => loss ?? Number.NaN),
        })),
        units: state.units(0),
      };
    },
    picture: () => picture?.() ?? {},
    isOver: () => finished,
  };
}

function pictures<B>({ mlp, datasets: [dataset] }: GroupState<B>): () => Picture {
  const input = inputBuffer(mlp, dataset);
  return () => {
    if (dataset.train.width === 1) return { fit: fitOf(mlp, dataset.train, input) };
    const regions = regionsOf(mlp, 0, dataset, input);
    return regions === undefined ? {} : { regions };
  };
}

/** A classification of one feature has rows, and no line. */
function fitOf<B>(
  mlp: Mlp<B>,
  { features, targets, rows }: GroupState<B>["datasets"][number]["train"],
  input: B,
): Fit {
  const order = Array.from(features.keys()).toSorted((a, b) => features[a] - features[b]);
  const sorted = Float64Array.from(order, (i) => features[i]);
  const isLine = mlp.layers.at(-1)?.units === 1;
  return {
    x: [...sorted],
    y: order.map((i) => targets[i]),
    answers: isLine ? [...answer(mlp, 0, sorted, rows, input)] : [],
  };
}
