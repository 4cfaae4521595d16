import type { ReadingOptions } from "./csv.js";
import type { Dialect } from "./csv-records.js";
import { areEven, firstRows } from "./find-delimiter.js";

/** What is wrong with a file's layout as a whole, where its first rows tell. */
export interface LayoutHint {
  /** Makes every other problem beside the point. */
  readonly fatal: { readonly field: number; readonly what: string; readonly remedy: string } | undefined;
  /** Why a row may have more or fewer fields than the first. */
  width(fields: readonly string[]): string | undefined;
}

const ROWS = 50;
const COMMENT = /^(#|%|\/\/|!|--)/;

/** What the first rows of a file say of its layout. @param first the fields of its first row */
export function layoutHint(
  text: string,
  dialect: Dialect,
  options: ReadingOptions,
  first: readonly string[],
): LayoutHint {
  const rows = firstRows(text, dialect, ROWS);
  const rest = rows.slice(1);
  const allHave = (width: number) => rest.length > 0 && rest.every(({ length }) => length === width);
  const name = JSON.stringify(dialect.delimiter);
  const trailing = usesAll(options) && allHave(first.length) && [first, ...rest].every(endsEmpty);
  return {
    fatal:
      comment(first, options) ??
      (trailing ? trailingDelimiter(dialect.delimiter, first.length) : undefined) ??
      wrongDelimiter(text, dialect, first),
    width(fields) {
      const isOneMore = fields.length === first.length + 1;
      if (isOneMore && endsEmpty(fields))
        return `Rows below the first end in a trailing ${name}: take it off.`;
      if (isOneMore && allHave(fields.length)) {
        return "The first line has no name for the first column, as R writes row names: put one before it.";
      }
      return fields.length > 1 && dialect.delimiter !== "whitespace"
        ? `Quote a field that holds a ${name}.`
        : undefined;
    },
  };
}

const endsEmpty = (row: readonly string[]): boolean => row.length > 1 && row.at(-1) === "";

function trailingDelimiter(delimiter: string, width: number): LayoutHint["fatal"] {
  const name = delimiter === "," ? "comma" : JSON.stringify(delimiter);
  return {
    field: width - 1,
    what: `every row ends in a trailing ${name}, after which there is nothing`,
    remedy: `Take it off the rows, or leave that column out: "exclude": [${width}].`,
  };
}

/** Whether every column beside the target is a feature. */
const usesAll = ({ features, exclude }: ReadingOptions): boolean =>
  features === undefined && exclude === undefined;

function comment(
  first: readonly string[],
  { target, header = true, comment: mark }: ReadingOptions,
): LayoutHint["fatal"] {
  const [, found] = COMMENT.exec(first[0] ?? "") ?? [];
  if (found === undefined || mark !== undefined) return undefined;
  if (header && typeof target === "string" && first.includes(target)) return undefined;
  return {
    field: 0,
    what: `the first line looks like a comment: ${JSON.stringify(first[0].slice(0, 40))}`,
    remedy: `Lines that begin with ${JSON.stringify(found)} are passed over with "comment": ${JSON.stringify(found)}.`,
  };
}

/** One column that another delimiter would cut. */
function wrongDelimiter(
  text: string,
  { delimiter, comment: mark }: Dialect,
  first: readonly string[],
): LayoutHint["fatal"] {
  if (first.length !== 1) return undefined;
  for (const other of [";", "\t", ",", "|", "whitespace"]) {
    if (other === delimiter) continue;
    const rows = firstRows(text, { delimiter: other, comment: mark }, ROWS);
    if (rows.length < 2 || !areEven(rows)) continue;
    const found = JSON.stringify(other);
    return {
      field: 0,
      what: `the only column is ${JSON.stringify(first[0])}: the delimiter looks like ${found}`,
      remedy: `Say so: "delimiter": ${found}.`,
    };
  }
  return undefined;
}
