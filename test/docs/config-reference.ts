import { configJsonSchema } from "../../src/experiment/json-schema.js";

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

Every key, as \`actbench schema\` has them; this page is written from it. A config is JSON; comments and trailing commas are
allowed. Only \`datasets\` and \`activations\` are needed. Where a list makes sense, one value alone may stand for it, and the
experiment is the product of all lists. \`actbench list\` shows every name, \`actbench init\` writes a commented start.

${table(rowsOf(schema, ""))}
${Object.entries(schema.definitions ?? {})
  .map(([name, definition]) => definitionText(name, definition))
  .join("\n")}`;
}

function definitionText(name: string, { anyOf = [] }: Schema): string {
  const objects = anyOf.filter(({ properties }) => properties);
  const names = anyOf.flatMap((each) => each.enum ?? []);
  return `## ${name}

By its name alone${names.length > 0 ? ` (${names.map(code).join(", ")})` : ""}, or as an object with its parameters. Each
may have a \`label\` as well: what tables and charts call it.

${table(objects.flatMap((each) => rowsOf(each, "", String(each.properties?.name?.const ?? each.description ?? ""))))}`;
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
const code = (value: unknown): string =>
  `\`${(typeof value === "string" ? value : JSON.stringify(value)).replaceAll("|", "\\|")}\``;
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function table(rows: readonly Row[]): string {
  const withOf = rows.some(({ of }) => of !== "");
  const head = [...(withOf ? ["of"] : []), "key", "takes", "default", "meaning"];
  const lines = rows.map(({ of, key, takes: kind, initial, meaning }) => [
    ...(withOf ? [of] : []),
    `\`${key}\``,
    kind,
    initial,
    cell(meaning),
  ]);
  return [head, head.map(() => "---"), ...lines].map((line) => `| ${line.join(" | ")} |\n`).join("");
}
