import { onBothParts, type Confusion } from "./definition.js";

/** As scikit-learn's balanced_accuracy_score: over the classes that occur. */
export const [trainBalancedAccuracy, testBalancedAccuracy] = onBothParts("balanced_accuracy", ({ part }) => ({
  title: `Balanced ${part} accuracy`,
  unit: "share",
  goal: "maximize",
  description: `Over the ${part} part, the share of each class that is found, averaged over the classes: a class counts alike whatever its size.`,
  tasks: ["classification"],
  constant: (shares) => 1 / shares.filter((share) => share > 0).length,
  measure: ({ confusion }) => classMean(confusion, (found, rows) => found / rows),
}));

/** As scikit-learn's f1_score with average="macro": over the classes that occur or are predicted. */
export const [trainF1, testF1] = onBothParts("f1", ({ Part, part }) => ({
  title: `${Part} F1`,
  unit: "share",
  goal: "maximize",
  description: `Over the ${part} part, the harmonic mean of precision and recall of each class, averaged over the classes (macro).`,
  tasks: ["classification"],
  constant: ofTheLargest,
  measure: ({ confusion }) =>
    classMean(confusion, (found, rows, predicted) => (2 * found) / (rows + predicted)),
}));

/** That of the largest class, always predicted, and 0 for each of the others. */
function ofTheLargest(shares: readonly number[]): number {
  const largest = Math.max(...shares);
  return (2 * largest) / (1 + largest) / shares.filter((share) => share > 0).length;
}

/** @param of a class's value; NaN where there is none: from how many rows of it were found, it has, and were called so */
function classMean(
  { classes, counts }: Confusion,
  of: (found: number, rows: number, predicted: number) => number,
): number {
  let [sum, valued] = [0, 0];
  for (let c = 0; c < classes; c += 1) {
    let [rows, predicted] = [0, 0];
    for (let other = 0; other < classes; other += 1) {
      rows += counts[c * classes + other];
      predicted += counts[other * classes + c];
    }
    const value = of(counts[c * classes + c], rows, predicted);
    if (Number.isNaN(value)) continue;
    sum += value;
    valued += 1;
  }
  return sum / valued;
}
