import { onBothParts } from "./definition.js";

export const [trainAccuracy, testAccuracy] = onBothParts("accuracy", ({ Part, part }) => ({
  title: `${Part} accuracy`,
  unit: "share",
  goal: "maximize",
  description: `Share of the ${part} part whose largest logit is its class.`,
  tasks: ["classification"],
  constant: (shares) => Math.max(...shares),
  measure: ({ correct, rows }) => correct / rows,
}));
