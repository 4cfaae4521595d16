import { samplingOf } from "../../experiment/looks.js";
import type { Study } from "../../results/study.js";
import { list, plural, seedsWords } from "../../words/index.js";

/** What every format says of a study that was looked at before all of its seeds were trained; empty for any other. */
export function looksWords({ experiment, looks }: Pick<Study, "experiment" | "looks">): string {
  if (samplingOf(experiment, looks) === "fixed") return "";
  const earlier = looks.earlier.map(({ length }) => String(length));
  const extended = earlier.length === 0 ? [] : [`extended after a look at ${list(earlier)} seeds`];
  const until =
    experiment.from === undefined
      ? []
      : [
          `each comparison on ${seedsWords(experiment)}, until it was decided`,
          ...(looks.extensions.length === 0 ? [] : [`${plural(looks.extensions.length + 1, "look")}`]),
        ];
  const [first, ...rest] = [...extended, ...until].join("; ");
  return `${first.toUpperCase()}${rest.join("")}: intervals, p-values and verdicts are such as hold at every look. `;
}
