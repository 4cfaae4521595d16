import { matchedNetworks } from "../../experiment/match.js";
import type { Experiment } from "../../experiment/experiment.js";
import { hiddenLabel } from "../../factors/index.js";
import { tableOf, type ContentTable } from "./table.js";

/** What each activation's network is and costs, where widths are matched; else undefined. */
export function networksTable(experiment: Experiment): ContentTable | undefined {
  const { match, datasets, networks: named } = experiment;
  const networks = matchedNetworks(experiment);
  if (match === undefined || networks.length === 0) return undefined;
  const { label } = match.reference;
  const [severalDatasets, severalNetworks] = [datasets.length > 1, named.length > 1];
  const title = `Networks with as many ${match.cost} as ${label}'s`;
  return tableOf({ title, leading: Number(severalDatasets) + Number(severalNetworks) }, networks, [
    severalDatasets && ["data set", "left", ({ dataset }) => dataset],
    severalNetworks && [`${label}'s\nhidden layers`, "left", ({ network }) => hiddenLabel(network)],
    ["activation", "left", ({ activation }) => activation],
    ["hidden\nlayers", "left", ({ hidden }) => hiddenLabel(hidden)],
    ["parameters", "right", ({ cost }) => cost.parameters.toLocaleString("en")],
    [`× ${label}'s`, "right", ({ times }) => times.parameters.toFixed(2)],
    ["flops\na sample", "right", ({ cost }) => cost.flops.toLocaleString("en")],
    [`× ${label}'s`, "right", ({ times }) => times.flops.toFixed(2)],
  ]);
}

export const NETWORKS_LEGEND =
  "All hidden layers of a network are narrowed or widened by one factor, to the nearest cost. Flops: floating-point operations of a forward and backward pass, for each sample; an elementary function such as exp counts as one.";
