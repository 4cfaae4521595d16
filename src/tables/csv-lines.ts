import { DECIMAL_BYTES, writeDecimal } from "./decimal.js";

export type CsvValue = string | number | boolean | null;

/** Bytes handed on at a time: big enough to make writing cheap. */
const CHUNK = 1 << 16;
/** Bytes of UTF-8 that a unit of UTF-16 takes, at most. */
const UNIT_BYTES = 3;

const encoder = new TextEncoder();
const [LINE_FEED, COMMA] = encoder.encode("\n,");

/** Lines of CSV as UTF-8, in chunks of whole lines that each end in a line feed. */
export function* csvLines(lines: Iterable<readonly CsvValue[]>): Generator<Uint8Array> {
  let chunk = new CsvChunk();
  for (const cells of lines) {
    chunk.append(cells);
    if (chunk.end < CHUNK) continue;
    yield chunk.written();
    chunk = new CsvChunk();
  }
  yield chunk.written();
}

class CsvChunk {
  end = 0;
  private bytes = new Uint8Array(2 * CHUNK);
  /** The line before: where it starts, what is in it, and how far behind its start each of its cells ends. */
  private start = 0;
  private last: readonly CsvValue[] = [];
  private readonly ends: number[] = [];

  /** The lines so far. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.end);
  }

  append(cells: readonly CsvValue[]): void {
    const start = this.end;
    // Neighbouring lines begin alike: what is in both is copied.
    let i = 0;
    while (i < this.last.length && cells[i] === this.last[i]) i++;
    if (i > 0) {
      const length = this.ends[i - 1];
      this.makeRoom(length);
      this.bytes.copyWithin(start, this.start, this.start + length);
      this.end += length;
    }
    for (; i < cells.length; i++) {
      this.cell(cells[i]);
      this.bytes[this.end++] = COMMA;
      this.ends[i] = this.end - start;
    }
    this.bytes[this.end - 1] = LINE_FEED;
    this.start = start;
    this.last = cells;
  }

  /** Leaves room for a byte behind the cell. */
  private cell(value: CsvValue): void {
    this.makeRoom(DECIMAL_BYTES);
    if (value === null) return;
    if (typeof value === "number") {
      const { end } = this;
      this.end = writeDecimal(value, this.bytes, end);
      if (this.end > end) return;
    }
    const text = valueText(value);
    this.makeRoom(UNIT_BYTES * text.length);
    this.end += encoder.encodeInto(text, this.bytes.subarray(this.end)).written;
  }

  private makeRoom(length: number): void {
    const needed = this.end + length + 1;
    if (needed <= this.bytes.length) return;
    const wider = new Uint8Array(2 * needed);
    wider.set(this.written());
    this.bytes = wider;
  }
}

/**
 * One cell: missing is empty, a boolean 0 or 1, a number the shortest text that reads back as the same f64. Text is
 * quoted as [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180) says, and text that a spreadsheet would run as a formula
 * gets an [apostrophe before it](https://owasp.org/www-community/attacks/CSV_Injection).
 *
 * @throws {Error} on NaN and infinities: whoever has no number must say null.
 */
export function valueText(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "1" : "0";
  if (typeof value === "string") return quoted(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
  if (!Number.isFinite(value)) throw new Error(`a CSV cannot hold ${value}`);
  return String(value);
}

const quoted = (value: string): string =>
  /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
