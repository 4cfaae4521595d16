import type { CompareDeclaration, Experiment } from "../../experiment/experiment.js";

/**
 * Where a claim's arms are found: the experiment itself or, where the claim asks for networks that cost alike, its two
 * activations alone, the first one's network as wide as costs what the second one's does.
 */
export function fieldOf(experiment: Experiment, declaration: CompareDeclaration): Experiment {
  const { match: cost, compare, with: other } = declaration;
  const { shapes } = experiment;
  const reference = experiment.activations.find(({ label }) => label === other.activation);
  if (cost === undefined || shapes === undefined || reference === undefined) return experiment;
  const activations = experiment.activations.filter(
    ({ label }) => label === compare.activation || label === other.activation,
  );
  return { ...experiment, activations, match: { cost, reference, shapes } };
}
