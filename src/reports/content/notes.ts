import type { Warning } from "../../analysis/verdict.js";
import { samplingOf, type Registered } from "../../experiment/looks.js";
import type { Study } from "../../results/study.js";
import { list, plural, present, seedsWords } from "../../words/index.js";
import type { Outside } from "../../analysis/loss-range.js";

/** Cases that are named; of more, how many there are. */
const NAMED = 4;

/** "The best learning rate is …: sigmoid on spirals and 2 more; widen learningRate's from and to." */
export function warningSentence({ problem, cases, remedy }: Warning): string {
  const named = cases.slice(0, NAMED).join(", ");
  const more = cases.length > NAMED ? ` and ${cases.length - NAMED} more` : "";
  return `${problem[0].toUpperCase()}${problem.slice(1)}: ${named}${more}; ${remedy}.`;
}

/** What every format says of how a study came about: none can pass a part of one for the whole. Empty, or ends in a blank. */
export function caveats(study: Study): string {
  const { missing, plan, looks } = study;
  const incomplete =
    missing === 0 ? "" : `Incomplete: ${missing} of ${plural(plan.length, "trial")} are missing. `;
  return `${incomplete}${registrationWords(looks.registered)}${looksWords(study)}`;
}

/** What is said of a study that was looked at before all of its seeds were trained; empty for any other. */
function looksWords({ experiment, looks }: Pick<Study, "experiment" | "looks">): string {
  if (samplingOf(experiment, looks) === "fixed") return "";
  const earlier = looks.earlier.map(({ length }) => String(length));
  const goesOn = experiment.from !== undefined;
  const [first, ...rest] = present([
    earlier.length > 0 && `extended after a look at ${list(earlier)} seeds`,
    goesOn && `each comparison on ${seedsWords(experiment)}, until it was decided`,
    goesOn && looks.extensions.length > 0 && plural(looks.extensions.length + 1, "look"),
  ]).join("; ");
  return `${first.toUpperCase()}${rest.join("")}: intervals, p-values and verdicts are such as hold at every look. `;
}

/** So many changes are told; manifest.json has them all. */
const SHOWN = 4;

/** What is said of a study that was registered before anything was trained; empty for any other. */
export function registrationWords(registered: Registered | undefined): string {
  if (registered === undefined) return "";
  const { sha256, registeredAt, changes } = registered;
  const more = changes.length > SHOWN ? [`${changes.length - SHOWN} more (manifest.json)`] : [];
  const since =
    changes.length === 0
      ? "and run as registered"
      : `but changed since: ${[...changes.slice(0, SHOWN), ...more].join("; ")}; claims that it does not have are exploratory`;
  return `Registered on ${registeredAt.slice(0, 10)}, before any trial (SHA-256 ${sha256.slice(0, 12)}…), ${since}. `;
}

/** "Drawn at the top edge, since the loss blew up: tanh, snake." */
export function edgeWords({ above, below }: Outside): string[] {
  return present([
    above.length > 0 && `Drawn at the top edge where the loss blew up: ${above.join(", ")}.`,
    below.length > 0 && `Drawn at the bottom edge where the loss is 0 or nearly so: ${below.join(", ")}.`,
  ]);
}
