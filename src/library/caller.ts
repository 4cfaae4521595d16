import type { OptionNames } from "./option-names.js";
import type { Train } from "./train.js";

/** What the command line has of its own where it runs on the library. */
export interface Caller {
  /** Trains, shows how far it is, and listens to signals. */
  readonly trainWith?: Train;
  readonly names?: OptionNames;
}
