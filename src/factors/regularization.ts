import { canonicalJson } from "../trial/id.js";
import { axisOf, factor } from "./definition.js";

/** L1, L2 and dropout are listed together: what is compared is one set of them with another. */
const axis = axisOf("regularizations", {
  path: ["regularization"],
  title: "regularization",
  choose: (spec, choice) => ({ ...spec, regularization: choice }),
  text: (choice) => canonicalJson(choice).replaceAll(/["{}]/g, ""),
});

export const l1 = factor({
  name: "l1",
  axis,
  of: (spec) => spec.regularization.l1,
  column: { type: "number", description: "Factor of the L1 penalty." },
  absent: 0,
  heads: { full: "l1" },
  words: (value) => `L1 ${value}`,
});

export const l2 = factor({
  name: "l2",
  axis,
  of: (spec) => spec.regularization.l2,
  column: { type: "number", description: "Factor of the L2 penalty." },
  absent: 0,
  heads: { full: "l2" },
  words: (value) => `L2 ${value}`,
});

export const dropout = factor({
  name: "dropout",
  axis,
  of: (spec) => spec.regularization.dropout,
  column: { type: "number", unit: "share", description: "Share of hidden units dropped at each step." },
  absent: 0,
  heads: { full: "dropout" },
  words: (value) => `dropout ${value}`,
});
