import { canonicalJson } from "../trial/id.js";
import { axisOf } from "./definition.js";

/** L1, L2 and dropout are listed together: what is compared is one set of them with another. */
export const regularization = axisOf("regularizations", {
  path: ["regularization"],
  title: "regularization",
  choose: (spec, choice) => ({ ...spec, regularization: choice }),
  text: (choice) => canonicalJson(choice).replaceAll(/["{}]/g, ""),
});
