import type { ActivationSpec } from "../../activations/definition.js";
import { overflowWords } from "../../activations/overflow.js";
import { sampleActivation } from "../../activations/sample.js";
import { explain, type Explanation } from "../../activations/explanation.js";
import { labelWidthOf, lineChart, type Series } from "./chart.js";
import { shown, type Display, styleFor } from "./display.js";
import { nameList, wrap, type Fact } from "./cells.js";
import { linkedLines } from "./linked.js";
import { linearScale } from "./scale.js";
import { percent, present } from "../../words/index.js";
import { FLAT } from "../../activations/properties.js";
import type { Claim } from "../../claims/definition.js";
import type { Link } from "../../sources/cite.js";

/** An activation for a reader: facts, then the graphs of f and f′. */
export function explanationText(spec: ActivationSpec, display: Display): string {
  const explanation = explain(spec);
  const { bold, dim } = styleFor(display);
  const { label, title, source, links } = explanation;
  const heading = title === undefined ? label : `${title} (${label})`;
  const paragraphs = [
    bold(heading) +
      (source === undefined
        ? ""
        : `\n${dim(linkedLines(source, links, display.columns, display).join("\n"))}`),
    facts(explanation, display),
    graphs(spec, explanation, display),
  ];
  return shown(`${paragraphs.join("\n\n")}\n`, display);
}

/** The same for programs. An unbounded range is null. */
export const explanationJson = (spec: ActivationSpec): string =>
  `${JSON.stringify(explain(spec), undefined, 2)}\n`;

function facts(explanation: Explanation, display: Display): string {
  const rows = [...formulaFacts(explanation), ...shapeFacts(explanation), ...gainFacts(explanation)];
  return nameList(rows, display.columns, styleFor(display).bold);
}

function formulaFacts({ inputs, formula, derivatives, parameters, learned }: Explanation): Fact[] {
  const single = inputs.length === 1 && learned.length === 0;
  const values = Object.entries(parameters).map(
    ([name, value]) =>
      `${name} = ${value}${learned.includes(name) ? " (learned, one a layer; starts here)" : ""}`,
  );
  return present<Fact>([
    [`f(${inputs.join(", ")})`, formula],
    ...derivatives.map(({ by, formula: derivative }): Fact => [single ? "f′(x)" : `∂f/∂${by}`, derivative]),
    values.length > 0 && ["parameters", values.join(", ")],
    inputs.length > 1 && [
      "inputs",
      `${inputs.length} linear maps per unit, so ${inputs.length} times the weights`,
    ],
  ]);
}

function shapeFacts({ inputs, properties, overflow, prefixes }: Explanation): Fact[] {
  const { range, largestDerivative, monotone, zeroCentred, atZero, mean } = properties;
  return present<Fact>([
    prefixes.length > 0 && ["left out", `${prefixes.join(", ")}: functions go by their own names here`],
    ["range", `${bound(range[0])} to ${bound(range[1])}`],
    ["largest slope", `|f′| ≤ ${rounded(largestDerivative)} for inputs within ±10`],
    inputs.length === 1 && ["saturates", saturation(properties)],
    ["monotone", monotone === "no" ? "no" : `yes, ${monotone}`],
    overflow && ["overflow", overflowWords(overflow)],
    [
      "zero-centred",
      `${zeroCentred ? "yes" : "no"}: f(0) = ${rounded(atZero)}, mean ${rounded(mean)} for standard normal input`,
    ],
  ]);
}

function gainFacts({ gains, initializer }: Explanation): Fact[] {
  const own =
    gains.own === null
      ? "none of its own"
      : `${rounded(gains.own)} (own: 1 / √(E[f(z)²]) for standard normal z)`;
  const pytorch = gains.pytorch === null ? "not in PyTorch's table" : `${rounded(gains.pytorch)} (PyTorch)`;
  return present<Fact>([
    ["gain", `${own}; ${pytorch}`],
    initializer !== undefined && ["initializer", `${initializer}, as its authors prescribe`],
  ]);
}

const bound = (value: number): string => (Number.isFinite(value) ? rounded(value) : value < 0 ? "−∞" : "∞");

/** Three digits; what rounding left over of a zero is 0. */
function rounded(value: number): string {
  const text = Math.abs(value) < 1e-6 ? "0" : String(Number(value.toPrecision(3)));
  return text.replace("-", "−");
}

function saturation({ saturation: { left, right } }: Explanation["properties"]): string {
  const sides = present([
    left !== undefined && `below ${rounded(left)}`,
    right !== undefined && `above ${rounded(right)}`,
  ]);
  return sides.length === 0
    ? "on neither side"
    : `${sides.join(" and ")}, where |f′| is under ${percent(FLAT)} of its largest`;
}

/** The graphs reach this far to both sides. */
const reach = 6;
const points = 601;
const graphRows = 11;

function graphs(spec: ActivationSpec, { inputs }: Explanation, display: Display): string {
  const { bold } = styleFor(display);
  const x = Array.from({ length: points }, (_, i) => -reach + (2 * reach * i) / (points - 1));
  const z = Float64Array.from({ length: points * inputs.length }, (_, i) =>
    i % inputs.length === 0 ? x[Math.floor(i / inputs.length)] : 0,
  );
  const { value, derivative } = sampleActivation(spec, z);
  const slope = Float64Array.from({ length: points }, (_, i) => derivative[i * inputs.length]);
  const [by, ...rest] = inputs;
  const panels = [
    { title: `f(${[by, ...rest.map(() => "0")].join(", ")})`, values: value },
    {
      title: rest.length === 0 ? `f′(${by})` : `∂f/∂${by} at ${rest.map((name) => `${name} = 0`).join(", ")}`,
      values: slope,
    },
  ];
  const isNarrow = display.columns < 60;
  const panelWidth = isNarrow ? display.columns : Math.min(58, Math.floor((display.columns - 4) / 2));
  const drawn = panels.map(({ title, values }) => graph(title, x, values, panelWidth));
  if (isNarrow) return drawn.map((lines) => lines.join("\n")).join("\n\n");
  const [left, right] = drawn;
  return left
    .map((line, i) => {
      const text = `${line.padEnd(panelWidth)}    ${right[i]}`.trimEnd();
      return i === 0 ? bold(text) : text;
    })
    .join("\n");
}

/** The curve as far as it is finite. */
function graph(title: string, x: readonly number[], values: Float64Array, panelWidth: number): string[] {
  const from = values.findIndex(Number.isFinite);
  const length = values.subarray(from).findIndex((value) => !Number.isFinite(value));
  const to = length === -1 ? values.length : from + length;
  const series: Series = { label: title, x: x.slice(from, to), values: [...values.subarray(from, to)] };
  const scale = linearScale(series.values, graphRows);
  const labelWidth = labelWidthOf(scale);
  const axis = { from: series.x[0], to: series.x[series.x.length - 1], unit: "" };
  const lines = lineChart([series], { scale, width: panelWidth - labelWidth - 2, axis, palette: [] });
  return [`${" ".repeat(labelWidth + 2)}${title}`, ...lines];
}

/** A claim for a reader: who made it, what was measured then, how it is tested here, and how to test it. */
export function claimText(claim: Claim, display: Display): string {
  const { bold, dim } = styleFor(display);
  const { name, statement, source, links, original, mayFail, test } = claim;
  const told: readonly (readonly [name: string, text: string, links?: readonly Link[]])[] = [
    ["source", source, links],
    ["measured then", original],
    ["tested here", test],
    ["may fail", mayFail],
    ["to test it", `"claims": ["${name}"] in a config`],
  ];
  const lines = nameList(told, display.columns, bold, ([, text, within], cells) =>
    linkedLines(text, within, cells, display),
  );
  const heading = wrap(statement, display.columns);
  return shown(`${bold(heading)}\n${dim(name)}\n\n${lines}\n`, display);
}

/** The same for programs. */
export const claimJson = ({ name, statement, source, links, original, mayFail, test }: Claim): string =>
  `${JSON.stringify({ name, statement, source, links, original, mayFail, test }, undefined, 2)}\n`;
