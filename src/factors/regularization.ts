import { canonicalJson } from "../trial/id.js";
import { axisOf, factor, type Factor, type Regularization } from "./definition.js";

/** L1, L2 and dropout are listed together: what is compared is one set of them with another. */
const axis = axisOf("regularizations", "regularization", {
  text: (choice) => canonicalJson(choice).replaceAll(/["{}]/g, ""),
});

const strength = <Name extends keyof Regularization>(
  name: Name,
  title: string,
  column: Omit<Factor["column"], "type">,
) =>
  factor({
    name,
    axis,
    of: (spec) => spec.regularization[name],
    column: { type: "number", ...column },
    absent: 0,
    words: (value) => `${title} ${value}`,
  });

export const l1 = strength("l1", "L1", { description: "Factor of the L1 penalty." });
export const l2 = strength("l2", "L2", { description: "Factor of the L2 penalty." });
export const dropout = strength("dropout", "dropout", {
  unit: "share",
  description: "Share of hidden units dropped at each step.",
});
