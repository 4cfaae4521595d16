import type { CurveMetric } from "./definition.js";

/** What a part is called in a title and a sentence. */
interface PartWords {
  readonly Part: "Training" | "Test";
  readonly part: "training" | "test";
}

/**
 * A metric of the training part and the same of the test part, in this order.
 * @param name the column's, without `train_` and `test_`
 */
export function onBothParts(
  name: string,
  define: (words: PartWords) => Omit<CurveMetric, "name" | "part">,
): readonly [CurveMetric, CurveMetric] {
  return [
    { name: `train_${name}`, part: "train", ...define({ Part: "Training", part: "training" }) },
    { name: `test_${name}`, part: "test", ...define({ Part: "Test", part: "test" }) },
  ];
}
