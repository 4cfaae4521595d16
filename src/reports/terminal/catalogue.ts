import type { Catalogue, CatalogueEntry, Parameter } from "../catalogue.js";
import { shown, type Display, styleFor } from "./display.js";
import { wrap } from "./cells.js";
import { linkedLines } from "./linked.js";

/** The members of one catalogue: a name and a line each, with the parameters and their defaults. */
export function catalogueText({ name, usage, entries }: Catalogue, display: Display): string {
  const { bold, dim } = styleFor(display);
  const members = entries();
  const indent = Math.max(...members.map((entry) => entry.name.length)) + 4;
  const title = `${name} (${members.length})`;
  const lines = members.map((entry) => entryText(entry, indent, display));
  return shown(
    `${bold(title)}\n  ${dim(wrap(usage, display.columns - 2).replaceAll("\n", "\n  "))}\n${lines.join("\n")}\n`,
    display,
  );
}

function entryText(entry: CatalogueEntry, indent: number, display: Display): string {
  const { bold, dim } = styleFor(display);
  const width = Math.max(20, display.columns - indent);
  const body = wrap(entry.summary, width).split("\n");
  const parameters = entry.parameters.map(parameterText).join(", ");
  if (parameters !== "") {
    const last = body.at(-1) ?? "";
    if (last.length + 3 + parameters.length <= width) body[body.length - 1] = `${last}   ${dim(parameters)}`;
    else body.push(...wrap(parameters, width).split("\n").map(dim));
  }
  if (entry.licence !== undefined) {
    const origin = `${entry.source}; licence: ${entry.licence}`;
    body.push(...linkedLines(origin, entry.links, width, display).map(dim));
  }
  const hanging = body.join(`\n${" ".repeat(indent)}`);
  return `  ${bold(linkedName(entry, display))}${" ".repeat(indent - 2 - entry.name.length)}${hanging}`;
}

/** The name leads to the first of its sources, which the list does not say. */
const linkedName = ({ name, links = [] }: CatalogueEntry, { link }: Display): string =>
  link === undefined || links.length === 0 ? name : link(name, links[0].url);

function parameterText({ name, default: value }: Parameter): string {
  if (value === undefined) return name;
  const text = typeof value === "number" ? String(Number(value.toPrecision(4))) : JSON.stringify(value);
  return `${name}=${text.replace(/^"(\w+)"$/, "$1")}`;
}
