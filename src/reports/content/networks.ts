import { matchedNetworks } from "../../experiment/match.js";
import type { Experiment } from "../../experiment/experiment.js";
import { hiddenLabel } from "../../factors/index.js";
import type { ContentTable } from "./table.js";

/** What each activation's network is and costs, where widths are matched; else undefined. */
export function networksTable(experiment: Experiment): ContentTable | undefined {
  const { match, datasets, networks: named } = experiment;
  const networks = matchedNetworks(experiment);
  if (match === undefined || networks.length === 0) return undefined;
  const { label } = match.reference;
  const leading = [
    ...(datasets.length > 1 ? ["data set"] : []),
    ...(named.length > 1 ? [`${label}'s\nhidden layers`] : []),
  ];
  const figures = ["parameters", `× ${label}'s`, "flops\na sample", `× ${label}'s`];
  return {
    title: `Networks with as many ${match.cost} as ${label}'s`,
    head: [...leading, "activation", "hidden\nlayers", ...figures],
    align: [...[...leading, "", ""].map(() => "left" as const), ...figures.map(() => "right" as const)],
    rows: networks.map(({ dataset, network, activation, hidden, cost, times }) => [
      ...(datasets.length > 1 ? [dataset] : []),
      ...(named.length > 1 ? [hiddenLabel(network)] : []),
      activation,
      hiddenLabel(hidden),
      cost.parameters.toLocaleString("en"),
      times.parameters.toFixed(2),
      cost.flops.toLocaleString("en"),
      times.flops.toFixed(2),
    ]),
    leading: leading.length,
  };
}

export const NETWORKS_LEGEND =
  "All hidden layers of a network are narrowed or widened by one factor, to the nearest cost. Flops: floating-point operations of a forward and backward pass, for each sample; an elementary function such as exp counts as one.";
