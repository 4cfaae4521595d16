import { overflowNotes, overflowWords } from "../../activations/overflow.js";
import { hiddenLabel } from "../../factors/index.js";
import type { NetworkCheck } from "../../experiment/check-network.js";
import { shown, type Display, styleFor } from "./display.js";
import { plural } from "../../words/index.js";
import { wrap } from "./cells.js";
import { tableOf } from "../content/table.js";
import { differs } from "../content/varying.js";
import { textTable } from "./table.js";
import { TOLERANCE } from "../../nn/gradcheck/index.js";

const hiddenOf = ({ hidden }: NetworkCheck): string => hiddenLabel(hidden);

/** A row per network, and a sentence that says whether all passed. */
export function gradcheckText(checks: readonly NetworkCheck[], display: Display): string {
  const { bold, good, bad, dim } = styleFor(display);
  const failed = checks.filter(({ passed }) => !passed);
  const table = textTable(
    tableOf({ title: "" }, checks, [
      ["activation", "left", ({ activation }) => activation.label],
      differs(checks, hiddenOf) && ["hidden\nlayers", "left", hiddenOf],
      ["loss", "left", (check) => lossWords(check).join("\n")],
      ["compared", "right", ({ compared }) => String(compared)],
      ["skipped", "right", ({ skipped }) => String(skipped)],
      ["largest\nerror", "right", ({ relativeError }) => errorText(relativeError)],
      ["", "left", ({ passed }) => (passed ? good("passed") : bad("FAILED"))],
    ]),
    bold,
  );
  const verdict =
    failed.length === 0
      ? `All ${plural(checks.length, "network")} passed: every analytic gradient agrees with centred differences to ${TOLERANCE}.`
      : `${failed.length} of ${plural(checks.length, "network")} failed: ${failed.map(worstTensor).join("; ")}.`;
  const overflows = overflowNotes(checks.map(({ activation }) => activation)).map((each) =>
    wrap(
      `! ${each.activation}: ${overflowWords(each)}. The check is in double precision, and does not see it.`,
      display.columns,
    ),
  );
  const note =
    "Relative error |a − n| / (|a| + |n|) of the analytic gradient a and the numeric n, in double precision. Skipped: elements with a kink of the activation within reach of the difference.";
  return shown(
    `${[bold(wrap(verdict, display.columns)), table, ...overflows, dim(wrap(note, display.columns))].join("\n\n")}\n`,
    display,
  );
}

const errorText = (error: number): string =>
  Number.isNaN(error) ? "not finite" : error === 0 ? "0" : error.toExponential(1);

/** The loss, and where it fits several tasks and this is not the first of them, the task. */
const lossWords = ({ loss, task }: NetworkCheck): string[] => [
  loss.name,
  ...(task === loss.tasks[0] ? [] : [`(${task})`]),
];

function worstTensor(check: NetworkCheck): string {
  const { activation, tensors } = check;
  const failed = tensors.filter(({ passed }) => !passed);
  const [worst] = failed.toSorted((a, b) => b.relativeError - a.relativeError);
  const error =
    worst.compared === 0 ? "nothing could be compared" : `error ${errorText(worst.relativeError)}`;
  return `${activation.label} with ${lossWords(check).join(" ")}, ${worst.tensor} of layer ${worst.layer + 1} (${error})`;
}
