import { configJsonSchema } from "../../src/experiment/json-schema.js";
import { curveMetrics, layerMetrics } from "../../src/metrics/index.js";
import { type CatalogueEntry, catalogues } from "../../src/reports/catalogue.js";
import { linkedPieces } from "../../src/sources/cite.js";
import { listItem } from "./prose.js";

/** As much of JSON Schema as the config's uses. */
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** docs/config.md: every key of a config, from its JSON Schema. */
export function configReference(): string {
  const schema = configJsonSchema() as Schema;
  return `# Config

Every key, what it takes, its default and what it means, as \`actbench schema\` has them; this page is written from it. A
config is JSON; comments and trailing commas are allowed. Only \`datasets\` and \`activations\` are needed. Where a list
makes sense, one value alone may stand for it, and the experiment is the product of all lists. \`actbench init\` writes a
commented start; [activations.md](activations.md) and [your-data.md](your-data.md) show configs at work.

${keys(rowsOf(schema, ""))}
${Object.entries(schema.definitions ?? {})
  .map(([name, definition]) => definitionText(name, definition))
  .join("\n")}
## claims

Besides claims of your own, as objects with the keys above, or \`"all"\` of them: \`actbench explain relu-6x-tanh\` says
more of each.

${catalogues.get("claims").entries().map(nameItem).join("")}
## metrics

For \`target.metric\`, those that \`curves.csv\` has; the others are in \`layers.csv\`, for every hidden layer.

${[...curveMetrics.members, ...layerMetrics.members]
  .map(({ name, title, description }) => listItem(code(name), `${title}: ${description}`))
  .join("")}`;
}

function definitionText(name: string, { anyOf = [] }: Schema): string {
  const objects = anyOf.filter(({ properties }) => properties);
  const members = objects.map((each) => ({
    ...each,
    name: String(each.properties?.name?.const ?? each.description ?? ""),
  }));
  const named = catalogues.get(name.endsWith("s") ? `${name}es` : `${name}s`).entries();
  return `## ${name}

By its name alone, or as an object with its name and parameters, and a \`label\` if tables and charts are to call it
otherwise.

${named.map(nameItem).join("")}
${keys(
  together(
    members.flatMap((each) => rowsOf(each, "", each.name)),
    members.map((each) => each.name),
  ),
)}`;
}

const nameItem = ({ name, summary, source = "", links, licence }: CatalogueEntry): string => {
  const origin = [withLinks(source, links), licence].filter(Boolean).join("; ");
  return listItem(code(name), origin === "" ? summary : `${summary} (${origin})`);
};

/** Markdown, as listItem takes it: it escapes nothing that a link is made of. */
const withLinks = (text: string, links: CatalogueEntry["links"]): string =>
  linkedPieces(text, links)
    .map((piece) => (piece.url === undefined ? piece.text : `[${piece.text}](${piece.url})`))
    .join("");

/** What several members have alike is said once. */
function together(rows: readonly Row[], members: readonly string[]): Row[] {
  const alike = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify({ ...row, of: "" });
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  return [...alike.values()].map((group) => {
    const names = group.map(({ of }) => of);
    const others = members.filter((member) => !names.includes(member));
    const all = others.length === 0 ? "all" : `all but ${others.join(", ")}`;
    return { ...group[0], of: others.length * 3 < names.length ? all : names.join(", ") };
  });
}

interface Row {
  readonly of: string;
  readonly key: string;
  readonly takes: string;
  readonly initial: string;
  readonly meaning: string;
}

function rowsOf(schema: Schema, path: string, of = ""): Row[] {
  return Object.entries(schema.properties ?? {})
    .filter(
      ([key, { const: fixed }]) => of === "" || !(key === "label" || (key === "name" && fixed !== undefined)),
    )
    .flatMap(([key, each]) => {
      const here = path === "" ? key : `${path}.${key}`;
      const initial =
        each.default === undefined ? (schema.required?.includes(key) ? "*needed*" : "") : code(each.default);
      const row = { of, key: here, takes: takes(each), initial, meaning: each.description ?? "" };
      return [row, ...insideOf(each).flatMap((object) => rowsOf(object, here, of))];
    });
}

/** The objects that a value may be, in itself or in a list; named definitions have a table of their own. */
function insideOf({ properties, anyOf = [], items, ...schema }: Schema): Schema[] {
  if (properties) return [{ ...schema, properties }];
  if (items?.properties) return [items];
  const found = anyOf.flatMap(insideOf);
  const first = new Map(found.map((each) => [Object.keys(each.properties ?? {}).join(), each]));
  return [...first.values()];
}

function takes(schema: Schema): string {
  const { anyOf, $ref, items, enum: names, type, const: fixed } = schema;
  if (fixed !== undefined) return code(fixed);
  if ($ref) return linked($ref.split("/").at(-1)!);
  if (names) return names.map(code).join(", ");
  if (anyOf) {
    const kinds = [...new Set(anyOf.map(takes))];
    const singles = kinds.filter((kind) => !kind.startsWith("list of "));
    const list = kinds.find((kind) => kind.startsWith("list of "));
    if (list === undefined) return singles.join(", or ");
    return `${singles.join(", or ")}; or a list${singles.length > 0 && list.includes(singles[0]) ? " of such" : list.slice(4)}`;
  }
  if (items) return `list of ${takes(items)}`;
  return `${type ?? "any"}${range(schema)}`;
}

function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string {
  const low = minimum ?? (exclusiveMinimum === undefined ? undefined : `above ${exclusiveMinimum}`);
  const high = maximum ?? (exclusiveMaximum === undefined ? undefined : `below ${exclusiveMaximum}`);
  if (low === undefined && high === undefined) return "";
  if (high === undefined || high === Number.MAX_SAFE_INTEGER) return `, from ${low}`;
  return low === undefined ? `, up to ${high}` : `, ${low} to ${high}`;
}

const linked = (name: string): string => `[${name}](#${name})`;
const code = (value: unknown): string => `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;

function keys(rows: readonly Row[]): string {
  return rows
    .map(({ of, key, takes: kind, initial, meaning }) => {
      const owner = of === "" ? "" : ` of ${of}`;
      const value = [kind, initial === "" || initial.startsWith("*") ? initial : `by default ${initial}`];
      return listItem(`${code(key)}${owner} (${value.filter(Boolean).join("; ")})`, meaning);
    })
    .join("");
}
