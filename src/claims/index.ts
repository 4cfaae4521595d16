import { activations } from "../activations/index.js";
import { ActbenchError } from "../errors.js";
import { showPath } from "../experiment/problem.js";
import type { ClaimDeclaration, Experiment, FasterDeclaration } from "../experiment/experiment.js";
import { keptIn } from "../kept.js";
import { createRegistry, didYouMean } from "../registry.js";
import { compareClaim } from "./compare/claim.js";
import { compareProblems } from "./compare/problems.js";
import type { Claim } from "./definition.js";
import { eluKeepsGradient } from "./elu-keeps-gradient.js";
import { expIsExpensive } from "./exp-is-expensive.js";
import { fasterClaim } from "./faster.js";
import { leakyFixesDying } from "./leaky-fixes-dying.js";
import { linearCollapse } from "./linear-collapse.js";
import { maxoutCostsMore } from "./maxout-costs-more.js";
import { labelFor } from "./needs.js";
import { nonZeroCentredSlows } from "./non-zero-centred-slows.js";
import { reluSixTimesSigmoid, reluSixTimesTanh } from "./relu-6x.js";
import { reluGradientConstant } from "./relu-gradient-constant.js";
import { reluIsCheap } from "./relu-is-cheap.js";
import { reluNotZeroCentred } from "./relu-not-zero-centred.js";
import { reluUnitsDie } from "./relu-units-die.js";
import { sigmoidSaturates } from "./sigmoid-saturates.js";
import { tanhFasterThanSigmoid } from "./tanh-faster-than-sigmoid.js";
import { tanhSaturates } from "./tanh-saturates.js";

/** The notes' claims, in their order. */
export const claims = createRegistry<Claim>("claim", [
  linearCollapse,
  sigmoidSaturates,
  expIsExpensive,
  nonZeroCentredSlows,
  tanhFasterThanSigmoid,
  tanhSaturates,
  reluGradientConstant,
  reluIsCheap,
  reluSixTimesSigmoid,
  reluSixTimesTanh,
  reluNotZeroCentred,
  reluUnitsDie,
  leakyFixesDying,
  eluKeepsGradient,
  maxoutCostsMore,
]);

/** Declares every claim of the catalogue. */
const ALL_CLAIMS = "all";

/**
 * The claims that declarations name, each once.
 *
 * @throws {ActbenchError} on an unknown id, activation or data set, and on a claim of an activation against itself
 */
export const resolveClaims = (
  declarations: readonly ClaimDeclaration[],
  experiment: Experiment,
): readonly Claim[] => [
  ...new Map(namedClaims(declarations, experiment).map((claim) => [claim.name, claim])).values(),
];

/** The same, as often as they are named. */
function namedClaims(declarations: readonly ClaimDeclaration[], experiment: Experiment): readonly Claim[] {
  return declarations.flatMap((declaration) => {
    if (typeof declaration === "string") {
      return declaration === ALL_CLAIMS ? claims.members : [claims.get(declaration)];
    }
    if (!("compare" in declaration)) return [resolveFaster(declaration, experiment)];
    const [problem] = compareProblems(declaration, experiment);
    if (problem !== undefined) throw new ActbenchError(`${showPath(problem.path)}: ${problem.message}`);
    return [compareClaim(declaration)];
  });
}

/** The claims that the experiment itself declares, before anything is trained. */
export const declaredClaims = (experiment: Experiment): readonly Claim[] =>
  keptIn(declared, experiment, () => resolveClaims(experiment.claims ?? [], experiment));

/** Each of a hundred claims is checked against each activation, and judging asks for them again and again. */
const declared = new WeakMap<Experiment, readonly Claim[]>();

/** The names of those that it declares more than once. */
export function declaredAgain(experiment: Experiment): readonly string[] {
  const names = namedClaims(experiment.claims ?? [], experiment).map(({ name }) => name);
  return [...new Set(names.filter((name, i) => names.indexOf(name) < i))];
}

/** All that is to be trained: the experiment, then what its claims need in addition. */
export const withNeeds = (experiment: Experiment): readonly Experiment[] => [
  experiment,
  ...declaredClaims(experiment).flatMap((claim) => claim.needs(experiment)),
];

function resolveFaster(declaration: FasterDeclaration, experiment: Experiment): Claim {
  const { faster, than, onDatasets = [] } = declaration;
  const labels = experiment.activations.map(({ label }) => label);
  for (const name of [faster, than]) {
    if (!labels.includes(name) && !activations.has(name))
      unknown("activation", name, [...labels, ...activations.names]);
  }
  const datasets = experiment.datasets.map(({ label }) => label);
  for (const name of onDatasets) if (!datasets.includes(name)) unknown("data set", name, datasets);
  if (faster === than) {
    throw new ActbenchError(`a claim that ${faster} is faster than itself`, {
      remedy: "Name two different activations.",
    });
  }
  const missing = [faster, than].filter((name) => !labels.includes(name));
  const labelOf = (name: string) => (labels.includes(name) ? name : labelFor(experiment, name));
  return fasterClaim({ ...declaration, faster: labelOf(faster), than: labelOf(than) }, missing);
}

function unknown(kind: string, name: string, names: readonly string[]): never {
  throw new ActbenchError(`a claim names an unknown ${kind}: ${JSON.stringify(name)}`, {
    remedy: didYouMean(name, names),
  });
}
