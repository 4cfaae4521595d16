import { programOf } from "../activations/resolve.js";
import { layersFor } from "../factors/activation.js";
import { keptIn } from "../kept.js";
import { networkCost, type NetworkCost } from "../nn/cost.js";
import type { ActivationSpec } from "../activations/definition.js";
import type { TrialSpec } from "../trial/spec.js";
import type { Experiment, Match, Shape } from "./experiment.js";

/** The yardstick of the lecture. */
const USUAL = "relu";

/** What activations are measured by where nobody says it: ReLU, where the field has it, else the first. */
export const usualReference = (labels: readonly string[]): string | undefined =>
  labels.includes(USUAL) ? USUAL : labels[0];

/** One activation's network on one data set, where widths are matched. */
export interface MatchedNetwork {
  readonly dataset: string;
  /** As the config names it; the reference has it as it is. */
  readonly network: readonly number[];
  readonly activation: string;
  readonly hidden: readonly number[];
  readonly cost: NetworkCost;
  /** Its cost as a multiple of the reference's. */
  readonly times: NetworkCost;
}

/** What a spec's hidden layers follow from. */
type Shaped = Pick<TrialSpec, "dataset" | "hidden" | "activation">;

/**
 * The spec with the hidden layers at which its network costs what the reference's costs in the network that the config
 * names: all of them widened or narrowed by one factor and rounded, to whichever comes nearest, of two as near the
 * narrower. Unchanged where there is nothing to match.
 */
export function matchWidth<S extends Shaped>(spec: S, match: Match | undefined): S {
  if (match === undefined || spec.hidden.length === 0) return spec;
  const found = keptIn(layersOf, match, () => new Map<string, MatchedLayers>());
  const key = JSON.stringify([spec.dataset.label, spec.hidden, spec.activation.label]);
  return { ...spec, ...keptIn(found, key, () => matchedLayers(spec, match)) };
}

type MatchedLayers = Pick<TrialSpec, "hidden" | "matched">;

/** Trials of one network share their parts, so that each is written once. */
const layersOf = new WeakMap<Match, Map<string, MatchedLayers>>();

function matchedLayers({ dataset, hidden, activation }: Shaped, match: Match): MatchedLayers {
  const { cost, reference, shapes } = match;
  const shape = shapes[dataset.label];
  const aim = costOf(shape, hidden, layersFor(reference, hidden.length))[cost];
  return {
    hidden: nearestWidths(hidden, aim, (widths) => costOf(shape, widths, activation.layers)[cost]),
    matched: { cost, network: hidden, reference: reference.label },
  };
}

/** What a network costs on data of some shape. */
function costOf(
  { features, outputs }: Shape,
  hidden: readonly number[],
  activations: readonly ActivationSpec[],
): NetworkCost {
  const layers = hidden.map((units, l) => ({ units, program: programOf(activations[l]) }));
  return networkCost(features, [...layers, { units: outputs, program: undefined }]);
}

/** The multiple of some widths, each rounded to 1 or more, whose cost is nearest to the aim. */
function nearestWidths(
  network: readonly number[],
  aim: number,
  cost: (widths: readonly number[]) => number,
): readonly number[] {
  const times = (factor: number) => network.map((width) => Math.max(1, Math.round(width * factor)));
  if (cost(times(0)) >= aim) return times(0);
  // The last factor that costs no more than the aim, and the first that costs more.
  let [low, high] = [0, 1];
  while (cost(times(high)) <= aim) [low, high] = [high, 2 * high];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (cost(times(middle)) <= aim) low = middle;
    else high = middle;
  }
  const [below, above] = [times(low), times(high)];
  return cost(above) - aim < aim - cost(below) ? above : below;
}

/** What a trial's network costs; undefined where widths are not matched. */
export const matchedCost = (spec: Shaped, { match }: Pick<Experiment, "match">): NetworkCost | undefined =>
  match && costIn(match, spec);

const costIn = ({ shapes }: Match, { dataset, hidden, activation }: Shaped): NetworkCost =>
  costOf(shapes[dataset.label], hidden, activation.layers);

/** Every network of an experiment whose widths are matched, data set by data set; none where they are not. */
export function matchedNetworks({ datasets, networks, activations, match }: Experiment): MatchedNetwork[] {
  if (match === undefined) return [];
  const hiddenNetworks = networks.map(({ hidden }) => hidden).filter((hidden) => hidden.length > 0);
  return datasets.flatMap((dataset) =>
    hiddenNetworks.flatMap((network) => {
      const specOf = (choice: Match["reference"]): Shaped => ({
        dataset,
        hidden: network,
        activation: { label: choice.label, layers: layersFor(choice, network.length) },
      });
      const aim = costIn(match, specOf(match.reference));
      return activations.map((choice) => {
        const { hidden, ...spec } = matchWidth(specOf(choice), match);
        const cost = costIn(match, { ...spec, hidden });
        const times = { parameters: cost.parameters / aim.parameters, flops: cost.flops / aim.flops };
        return { dataset: dataset.label, network, activation: choice.label, hidden, cost, times };
      });
    }),
  );
}
