import { log } from "../math/index.js";
import { onBothParts } from "./definition.js";

export const [trainLoss, testLoss] = onBothParts("loss", ({ Part, part }) => ({
  title: `${Part} loss`,
  unit: "nats, or the target's variance",
  goal: "minimize",
  description: `Mean loss over the whole ${part} part, penalties left out: the config's loss, by default cross-entropy, or squared error of standardised targets.`,
  tasks: ["classification", "regression"],
  constant: entropy,
  measure: ({ loss, rows }) => loss / rows,
}));

/** The entropy of the classes in nats; of standardised values the variance, 1. */
function entropy(shares: readonly number[]): number {
  if (shares.length === 0) return 1;
  return -shares.reduce((sum, share) => sum + (share > 0 ? share * log(share) : 0), 0);
}
