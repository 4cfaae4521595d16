import { onBothParts, type Confusion } from "./definition.js";

export const [trainF1, testF1] = onBothParts("f1", ({ Part, part }) => ({
  title: `${Part} F1`,
  unit: "share",
  goal: "maximize",
  description: `Over the ${part} part, the harmonic mean of precision and recall of each class, averaged over the classes (macro).`,
  tasks: ["classification"],
  constant: ofTheLargest,
  measure: ({ confusion }) => macroF1(confusion),
}));

/** That of the largest class, always predicted, and 0 for each of the others. */
function ofTheLargest(shares: readonly number[]): number {
  const largest = Math.max(...shares);
  return (2 * largest) / (1 + largest) / shares.filter((share) => share > 0).length;
}

/** Over the classes that occur or are predicted, as scikit-learn's f1_score with average="macro". */
function macroF1({ classes, counts }: Confusion): number {
  let [sum, occurring] = [0, 0];
  for (let c = 0; c < classes; c += 1) {
    let marked = 0;
    for (let other = 0; other < classes; other += 1) {
      marked += counts[c * classes + other] + counts[other * classes + c];
    }
    if (marked === 0) continue;
    sum += (2 * counts[c * classes + c]) / marked;
    occurring += 1;
  }
  return sum / occurring;
}
