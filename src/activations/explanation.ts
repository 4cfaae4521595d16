import type { ActivationSpec } from "./definition.js";
import { gainOf } from "./gain.js";
import { overflowOf, type Overflow } from "./overflow.js";
import { propertiesOf, type ActivationProperties } from "./properties.js";
import { activationLabel, definitionOf, programOf } from "./resolve.js";
import { ActbenchError } from "../errors.js";
import type { Link } from "../sources/cite.js";
import { libraryPrefixes, printDerivative, printFormula } from "../formula/index.js";

/** What there is to know about an activation. */
export interface Explanation {
  /** As tables call it. */
  readonly label: string;
  /** As textbooks call it; absent for a user's own. */
  readonly title: string | undefined;
  readonly source: string | undefined;
  /** What of the source leads somewhere. */
  readonly links: readonly Link[] | undefined;
  readonly inputs: readonly string[];
  readonly formula: string;
  /** By each input, then by each learned parameter. */
  readonly derivatives: readonly { readonly by: string; readonly formula: string }[];
  readonly parameters: Readonly<Record<string, number>>;
  readonly learned: readonly string[];
  readonly properties: ActivationProperties;
  /** Where it leaves the range of f32; absent where it does not. */
  readonly overflow: Overflow | undefined;
  /** Names of libraries before its functions, which are left out. */
  readonly prefixes: readonly string[];
  /** By convention; null where it has none for this activation. */
  readonly gains: { readonly own: number | null; readonly pytorch: number | null };
  /** The initialiser its authors prescribe. */
  readonly initializer: string | undefined;
}

export function explain(spec: ActivationSpec): Explanation {
  const program = programOf(spec);
  const definition = definitionOf(spec);
  const inputs = program.inputs === 1 ? ["x"] : Array.from({ length: program.inputs }, (_, k) => `x${k + 1}`);
  return {
    label: activationLabel(spec),
    title: definition?.title,
    source: definition?.source,
    links: definition?.links,
    inputs,
    formula: printFormula(program),
    derivatives: [...inputs, ...spec.learned].map((by, k) => ({ by, formula: printDerivative(program, k) })),
    parameters: spec.parameters,
    learned: spec.learned,
    properties: propertiesOf(spec),
    overflow: overflowOf(spec),
    prefixes: libraryPrefixes(spec.formula),
    gains: { own: gainIfAny(spec, "own"), pytorch: gainIfAny(spec, "pytorch") },
    initializer: spec.initializer,
  };
}

function gainIfAny(spec: ActivationSpec, convention: "own" | "pytorch"): number | null {
  try {
    return gainOf(spec, convention);
  } catch (error) {
    if (error instanceof ActbenchError) return null;
    throw error;
  }
}
