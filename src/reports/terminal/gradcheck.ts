import { hiddenLabel } from "../../experiment/factors.js";
import type { NetworkCheck } from "../gradcheck.js";
import { shown, type Display } from "./display.js";
import { plural, wrap } from "./format.js";
import { styleFor } from "./style.js";
import { textTable } from "./table.js";

/** A row per network, and a sentence that says whether all passed. */
export function gradcheckText(checks: readonly NetworkCheck[], display: Display): string {
  const { bold, good, bad, dim } = styleFor(display);
  const failed = checks.filter(({ passed }) => !passed);
  const table = textTable({
    head: ["activation", "hidden", "loss", "compared", "skipped", "largest error", ""].map(bold),
    align: ["left", "left", "left", "right", "right", "right", "left"],
    rows: checks.map((check) => [
      check.activation.label,
      hiddenLabel(check.hidden),
      check.loss.name,
      String(check.compared),
      String(check.skipped),
      errorText(check.relativeError),
      check.passed ? good("passed") : bad("FAILED"),
    ]),
  });
  const verdict =
    failed.length === 0
      ? `All ${plural(checks.length, "network")} passed: every analytic gradient agrees with centred differences to 1e-7.`
      : `${failed.length} of ${plural(checks.length, "network")} failed: ${failed.map(worstTensor).join("; ")}.`;
  const note =
    "Relative error |a − n| / (|a| + |n|) of the analytic gradient a and the numeric n, in double precision. Skipped: elements with a kink of the activation within reach of the difference.";
  return shown(
    `${bold(wrap(verdict, display.columns))}\n\n${table}\n\n${dim(wrap(note, display.columns))}\n`,
    display,
  );
}

const errorText = (error: number): string =>
  Number.isNaN(error) ? "not finite" : error === 0 ? "0" : error.toExponential(1);

function worstTensor({ activation, loss, tensors }: NetworkCheck): string {
  const failed = tensors.filter(({ passed }) => !passed);
  const [worst] = failed.toSorted((a, b) => b.relativeError - a.relativeError);
  const error =
    worst.compared === 0 ? "nothing could be compared" : `error ${errorText(worst.relativeError)}`;
  return `${activation.label} with ${loss.name}, ${worst.tensor} of layer ${worst.layer + 1} (${error})`;
}
