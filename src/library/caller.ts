import type { Train } from "./train.js";

/** What remedies call some options: flags on the command line, properties in a program. */
export interface OptionNames {
  readonly force: string;
  readonly directory: string;
  readonly deviate: string;
  readonly config: string;
  readonly data: string;
}

export const PROPERTIES: OptionNames = {
  force: "force",
  directory: "directory",
  deviate: "deviate",
  config: "the option config",
  data: "the option data",
};

/** What the command line has of its own where it runs on the library. */
export interface Caller {
  /** Trains, shows how far it is, and listens to signals. */
  readonly trainWith?: Train;
  readonly names?: OptionNames;
}
