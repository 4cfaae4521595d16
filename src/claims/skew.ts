import { medianInterval, type Measurement } from "../analysis/location.js";
import { CONFIDENCE, range, ratio } from "../words/index.js";

/**
 * What is to be added where differences are so skewed that their median is surely not the pseudo-median that the estimate is of:
 * the whole sign-test interval lies beside the estimate. Else empty.
 */
export function skewWords(measurement: Measurement): string {
  const { estimate, scale, centre } = measurement;
  if (scale !== "ratio" || centre === "median" || estimate.bound !== "=") return "";
  const signs = medianInterval(measurement);
  if (signs.lower <= estimate.upper && estimate.lower <= signs.upper) return "";
  return `the ratios are skewed: their pseudo-median, which signed ranks estimate, is ${ratio(estimate, [1])}, but their median ${range(signs, [1])} (${CONFIDENCE} interval of the sign test)`;
}
