import { finite } from "../trial/curve.js";
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
  const text = new CsvLines();
  for (const cells of lines) {
    text.append(cells);
    if (text.isLong) yield text.take();
  }
  yield text.take();
}

/** Lines of CSV as UTF-8, appended one by one and taken away in chunks. */
export class CsvLines {
  private bytes = new Uint8Array(2 * CHUNK);
  private end = 0;
  /** The line before: where it starts, its first cells, and how far behind its start each of them ends. */
  private start = 0;
  private readonly last: CsvValue[] = [];
  private readonly ends: number[] = [];

  /** Whether there is enough to make writing it cheap. */
  get isLong(): boolean {
    return this.end >= CHUNK;
  }

  /** The lines since the last time. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.end);
    this.bytes = new Uint8Array(2 * CHUNK);
    this.end = 0;
    this.last.length = 0;
    return taken;
  }

  /**
   * Appends a line.
   *
   * @param cells those that the next line may have as well
   * @param columns of which the line has behind them what each holds at `index`; missing where that is no finite number
   */
  append(cells: readonly CsvValue[], columns: readonly (readonly (number | null)[])[] = [], index = 0): void {
    const { end: start, last } = this;
    // Neighbouring lines begin alike: what is in both is copied.
    let i = 0;
    while (i < last.length && i < cells.length && cells[i] === last[i]) i++;
    if (i > 0) {
      const length = this.ends[i - 1];
      this.makeRoom(length);
      this.bytes.copyWithin(start, this.start, this.start + length);
      this.end += length;
    }
    for (; i < cells.length; i++) {
      this.cell(cells[i]);
      this.ends[i] = this.end - start;
      last[i] = cells[i];
    }
    last.length = cells.length;
    for (const column of columns) this.cell(finite(column[index]));
    this.bytes[this.end - 1] = LINE_FEED;
    this.start = start;
  }

  /** A cell and the comma behind it. */
  private cell(value: CsvValue): void {
    this.makeRoom(DECIMAL_BYTES);
    this.end = typeof value === "number" ? this.number(value) : this.text(value);
    this.bytes[this.end++] = COMMA;
  }

  /** Where the text of a number ends. */
  private number(value: number): number {
    const end = writeDecimal(value, this.bytes, this.end);
    return end > this.end ? end : this.text(value);
  }

  private text(value: CsvValue): number {
    const text = valueText(value);
    if (text === "") return this.end;
    this.makeRoom(UNIT_BYTES * text.length);
    return this.end + encoder.encodeInto(text, this.bytes.subarray(this.end)).written;
  }

  private makeRoom(length: number): void {
    const needed = this.end + length + 1;
    if (needed <= this.bytes.length) return;
    const wider = new Uint8Array(2 * needed);
    wider.set(this.bytes.subarray(0, this.end));
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
