/**
 * The text of a UTF-8 file, without its byte-order mark; else what it is instead: in words, with the line (from 1) where
 * it can be told.
 */
export function decodeText(bytes: Uint8Array): string | { readonly problem: string; readonly line?: number } {
  const utf16 = utf16Marks.some(([first, second]) => bytes[0] === first && bytes[1] === second);
  if (utf16) return { problem: "it is UTF-16; save it as UTF-8" };
  const kind = KINDS.find(({ start }) => [...start].every((byte, i) => bytes[i] === byte.charCodeAt(0)));
  if (kind !== undefined) return { problem: kind.what };
  const zero = bytes.indexOf(0);
  if (zero >= 0) return { problem: "a NUL byte: this is no text file", line: lineOf(bytes, zero) };
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return {
      problem: "bytes that are not UTF-8; save it as UTF-8",
      line: lineOf(bytes, firstForeign(bytes)),
    };
  }
}

/** Files that are no text, by their first bytes, a character each. */
const KINDS: readonly { readonly start: string; readonly what: string }[] = [
  {
    start: "PK\u0003\u0004",
    what: "it is a ZIP archive, as .xlsx and .ods files are; save the sheet as CSV, or unpack it",
  },
  {
    start: "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
    what: "it is an old Excel file (.xls); save the sheet as CSV",
  },
  { start: "PAR1", what: "it is a Parquet file; write it as CSV" },
  { start: "ARROW1", what: "it is an Arrow or Feather file; write it as CSV" },
  { start: "\u0089HDF", what: "it is an HDF5 file; write the table as CSV" },
  { start: "SQLite format 3", what: "it is an SQLite database; export the table as CSV" },
  { start: "%PDF", what: "it is a PDF; save the table as CSV" },
  { start: "BZh", what: "it is packed by bzip2; unpack it, or pack it with gzip" },
  { start: "\u00fd7zXZ\0", what: "it is packed by xz; unpack it, or pack it with gzip" },
  { start: "(\u00b5/\u00fd", what: "it is packed by zstd; unpack it, or pack it with gzip" },
];

const utf16Marks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

const lineOf = (bytes: Uint8Array, offset: number): number =>
  new TextDecoder("latin1").decode(bytes.subarray(0, offset)).split(/\r\n?|\n/).length;

/** The offset up to which the bytes are UTF-8: by halving, since a decoder only says that they are not. */
function firstForeign(bytes: Uint8Array): number {
  let [whole, broken] = [0, bytes.length];
  while (broken - whole > 1) {
    const middle = Math.floor((whole + broken) / 2);
    if (isBeginning(bytes.subarray(0, middle))) whole = middle;
    else broken = middle;
  }
  return whole;
}

/** Whether more bytes could make it UTF-8. */
function isBeginning(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
