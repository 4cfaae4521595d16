import { groupBy } from "../analysis/group-by.js";
import { armOf, type Condition, type EvaluatedArm } from "../analysis/conditions.js";
import { canonicalJson } from "../trial/id.js";
import type { Evidence } from "./definition.js";
import { meanHealth } from "./health.js";
import { dyingSweep, labelFor } from "./needs.js";

/** ReLU and Leaky ReLU in one network at each of the sweep's learning rates, lowest first. */
export interface DyingNetwork {
  readonly rates: readonly {
    readonly condition: Condition;
    readonly relu: EvaluatedArm;
    readonly leaky: EvaluatedArm;
  }[];
}

export function dyingNetworks(evidence: Evidence): DyingNetwork[] {
  const { experiment } = evidence;
  const [relu, leaky] = [labelFor(experiment, "relu"), labelFor(experiment, "leaky_relu")];
  const networks = groupBy(evidence.conditions(dyingSweep(experiment)), ({ where }) =>
    canonicalJson(where.factors),
  );
  return [...networks.values()].map((conditions) => ({
    rates: conditions
      .flatMap((condition) => {
        const arms = { relu: armOf(condition, relu), leaky: armOf(condition, leaky) };
        return arms.relu && arms.leaky ? [{ condition, relu: arms.relu, leaky: arms.leaky }] : [];
      })
      .toSorted((a, b) => a.relu.rate - b.relu.rate),
  }));
}

/** Share of an arm's units that are dead at the end; 0 where nothing was measured. */
export const deadShare = (arm: EvaluatedArm): number => meanHealth(arm, "dead", "last") ?? 0;
