import type { DrawnFigure } from "./figure.js";
import type { Markup } from "./markup.js";
import type { View } from "./view.js";

/** What a section is made from. */
export interface PageContext {
  readonly view: View;
  readonly provenance: Provenance;
  /** What figures of a kind were drawn; none where there was nothing to see. */
  figures(name: string): readonly DrawnFigure[];
}

/** A part of the page under a heading of its own. */
export interface Section {
  /** Kebab-case: its anchor. */
  readonly name: string;
  readonly title: string;
  /** Undefined where the study has nothing for it; the heading is then left out as well. */
  render(context: PageContext): Markup | undefined;
}

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
