import { element } from "../dom.js";

/** A canvas that says what it shows. */
export const drawing = (className: string, width: number, height: number, title: string): HTMLCanvasElement =>
  element("canvas", { class: className, width, height, role: "img", "aria-label": title });

export const contextOf = (canvas: HTMLCanvasElement): CanvasRenderingContext2D =>
  canvas.getContext("2d") as CanvasRenderingContext2D;

/** A colour of the page as it is now, light or dark, by the name of its CSS variable. */
export const colourNow = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);

/** A linear scale from a domain to pixels. */
export const scale =
  ([from, to]: readonly [number, number], first: number, last: number) =>
  (value: number): number =>
    first + ((value - from) / (to - from || 1)) * (last - first);
