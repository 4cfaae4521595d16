import { onBothParts, type Confusion } from "./definition.js";

export const [trainBalancedAccuracy, testBalancedAccuracy] = onBothParts("balanced_accuracy", ({ part }) => ({
  title: `Balanced ${part} accuracy`,
  unit: "share",
  goal: "maximize",
  description: `Over the ${part} part, the share of each class that is found, averaged over the classes: a class counts alike whatever its size.`,
  tasks: ["classification"],
  constant: (shares) => 1 / shares.filter((share) => share > 0).length,
  measure: ({ confusion }) => balancedAccuracy(confusion),
}));

/** Over the classes that occur, as scikit-learn's balanced_accuracy_score. */
function balancedAccuracy({ classes, counts }: Confusion): number {
  let [sum, occurring] = [0, 0];
  for (let actual = 0; actual < classes; actual += 1) {
    let rows = 0;
    for (let predicted = 0; predicted < classes; predicted += 1) rows += counts[actual * classes + predicted];
    if (rows === 0) continue;
    sum += counts[actual * classes + actual] / rows;
    occurring += 1;
  }
  return sum / occurring;
}
