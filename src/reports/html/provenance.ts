/** How the page's study was made, as far as it is the same whenever and wherever it is made again. */
export interface Provenance {
  /** The version of actbench. */
  readonly version: string;
  readonly backend: string;
  /** The config in full, as config.resolved.json; undefined where that file is gone. */
  readonly config: string | undefined;
  /** What else the run has written, without what the clock decides. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
}
