import type { ContentTable } from "../content/table.js";
import type { View } from "./view.js";

/** One picture of a figure. */
export interface Panel {
  /** Panels of one group stand together under its name: a data set. Empty where there is one group. */
  readonly group: string;
  /** What sets it apart from its neighbours; empty where nothing does. */
  readonly title: string;
  /** What it shows, for those who cannot see it. */
  readonly alt: string;
  /** The activation's class where the panel is of one activation alone. */
  readonly className?: string;
  readonly drawing: Drawing;
  /** The same on a linear scale, where `drawing` is on a logarithmic one. */
  readonly linear?: Drawing;
}

/** What is inside an `<svg>`, drawn for this size in pixels. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Colours are CSS variables. */
  readonly content: string;
  /** Where lines can be read: their scales, as the page's script takes them. */
  readonly scales?: string;
}

/** A figure that was drawn. */
export interface DrawnFigure {
  /** Kebab-case: its file under figures/, and its anchor on the page. */
  readonly name: string;
  readonly title: string;
  /** The finding, in a sentence or two. */
  readonly caption: string;
  /** How to read it. */
  readonly notes: readonly string[];
  readonly panels: readonly Panel[];
  /** The figure's data. */
  readonly table: ContentTable;
}

/** A kind of figure: a pure function of the findings. Nothing is drawn where there is nothing to see. */
export interface Figure {
  readonly name: string;
  draw(view: View): readonly DrawnFigure[];
}

/** A kind that is one figure at most: none where `draw` gives none, or no panel. */
export const oneFigure = (
  name: string,
  draw: (view: View) => Omit<DrawnFigure, "name"> | undefined,
): Figure => ({
  name,
  draw(view) {
    const drawn = draw(view);
    return drawn === undefined || drawn.panels.length === 0 ? [] : [{ name, ...drawn }];
  },
});
