/** How often each class was predicted of each: `counts[actual · classes + predicted]`, over the rows of one part. */
export interface Confusion {
  readonly classes: number;
  readonly counts: Uint32Array; // (classes, classes)
}

/** The share of each class that is found, its mean over the classes that occur (scikit-learn's balanced_accuracy_score). */
export function balancedAccuracy({ classes, counts }: Confusion): number {
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

/** F1 of each class, its mean over the classes that occur or are predicted (scikit-learn's f1_score, average="macro"). */
export function macroF1({ classes, counts }: Confusion): number {
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
