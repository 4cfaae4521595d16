import type { ComparedMeasure } from "../../experiment/experiment.js";
import { isRatio } from "../../analysis/verdict.js";
import type { SideWords } from "../sides.js";
import { ARM_MEASURES } from "./measures.js";

/** How a sentence compares two arms by a measure: "ReLU" + `does` + "1.6 × lower" + "than" + "tanh". */
export interface Phrase extends SideWords {
  /** "ends with a test loss" */
  readonly does: string;
  /** "ends with the same test loss as" */
  readonly doesSame: string;
  /** "ends with a lower test loss" */
  doesSome(word: string): string;
}

/**
 * @param reached what is reached, of times to it: "95 % training accuracy"
 * @param place where, of what the clock decides: " on moons"; empty elsewhere
 */
export function phraseOf(measure: ComparedMeasure, reached: string, place = ""): Phrase {
  switch (measure) {
    case "epochs_to_target":
      return ofTime(`reaches ${reached}`);
    case "seconds_to_target":
      return ofTime(`reaches ${reached}${place}, in seconds,`);
    case "seconds_per_epoch":
      return ofTime(`finishes an epoch${place}`);
    default:
      return ofValue(measure);
  }
}

const ofTime = (does: string): Phrase => ({
  above: "sooner",
  below: "later",
  isRatio: true,
  does,
  doesSame: `${does} as soon as`,
  doesSome: (word) => `${does} ${word}`,
});

function ofValue(measure: keyof typeof ARM_MEASURES): Phrase {
  const { verb, noun, grows, less = "lower", more = "higher" } = ARM_MEASURES[measure];
  return {
    above: grows === "less" ? less : more,
    below: grows === "less" ? more : less,
    isRatio: isRatio(measure),
    does: `${verb} a ${noun}`,
    doesSame: `${verb} the same ${noun} as`,
    doesSome: (word) => `${verb} a ${word} ${noun}`,
  };
}
