/** What remedies call some options: flags on the command line, properties in a program. */
export interface OptionNames {
  readonly force: string;
  readonly directory: string;
  readonly config: string;
  readonly data: string;
}

export const PROPERTIES: OptionNames = {
  force: "force",
  directory: "directory",
  config: "the option config",
  data: "the option data",
};
