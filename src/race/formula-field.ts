import type { Activation } from "./config.js";
import { element } from "./dom.js";
import { colourNow, contextOf, drawing } from "./draw/canvas.js";
import { group } from "./field.js";
import { viewFormula, type FormulaCurves } from "./formula-view.js";

/** Where a formula is typed, and seen while it is. */
export function formulaField(race: (own: Activation) => void): HTMLElement {
  const name = element("input", {
    id: "formula-name",
    value: "mine",
    "aria-label": "name of your activation",
  });
  const formula = element("input", {
    id: "formula-text",
    value: "x * tanh(exp(x))",
    spellcheck: "false",
    autocomplete: "off",
    "aria-label": "formula in x",
    "aria-describedby": "formula-note",
  });
  const note = element("div", { id: "formula-note", class: "formula-note", "aria-live": "polite" });
  const graph = drawing("graph", 560, 256, "f as a full line, f′ as a dashed one, from −5 to 5");
  const add = element(
    "button",
    { type: "button", click: () => race({ name: name.value, formula: formula.value }) },
    "Let it race",
  );
  const show = () => {
    const view = viewFormula(name.value, formula.value);
    add.disabled = !view.ok;
    formula.setAttribute("aria-invalid", String(!view.ok));
    if (view.ok) {
      note.replaceChildren(line("f = ", view.formula), line("f′ = ", view.derivative));
      drawGraph(graph, view.graph);
    } else
      note.replaceChildren(
        marked(formula.value, view.offset),
        element("div", { class: "wrong" }, view.message),
      );
  };
  formula.addEventListener("input", show);
  name.addEventListener("input", show);
  show();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  const named = element("label", { class: "field" }, "name", name);
  return group("Your formula", named, formula, note, graph, add);
}

/** Values to which the graph reaches up and down, and to which what lies beyond is drawn. */
const [SHOWN, MOST] = [3, 9];

const line = (title: string, text: string): HTMLElement => element("div", title, element("code", text));

/** The formula with the place of its error marked. */
function marked(text: string, offset: number | undefined): HTMLElement {
  if (offset === undefined) return element("code", text);
  return element("code", text.slice(0, offset), element("mark", text[offset] ?? " "), text.slice(offset + 1));
}

/** f as a full line, f′ as a dashed one. */
function drawGraph(canvas: HTMLCanvasElement, { x, f, slope }: FormulaCurves): void {
  const context = contextOf(canvas);
  const { width, height } = canvas;
  const [first, last] = [x[0], x[x.length - 1]];
  context.clearRect(0, 0, width, height);
  context.lineWidth = 1;
  context.strokeStyle = colourNow("rule");
  context.strokeRect(0, height / 2, width, 0);
  context.strokeRect(width / 2, 0, 0, height);
  context.lineWidth = 3;
  for (const [values, colour, dash] of [
    [f, "c0", []],
    [slope, "c1", [10, 6]],
  ] as const) {
    context.strokeStyle = colourNow(colour);
    context.setLineDash([...dash]);
    context.beginPath();
    for (const [i, value] of values.entries()) {
      const y = Math.max(-MOST, Math.min(MOST, value));
      context.lineTo(((x[i] - first) / (last - first)) * width, height / 2 - (y / (2 * SHOWN)) * height);
    }
    context.stroke();
  }
  context.setLineDash([]);
}
