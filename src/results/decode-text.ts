/** What is wrong with bytes that are no UTF-8 text: in words, with the line (from 1) where it can be told. */
export interface NoText {
  readonly problem: string;
  readonly line?: number;
}

/** The text of a UTF-8 file, without its byte-order mark; else what it is instead. */
export function decodeText(bytes: Buffer): string | NoText {
  const utf16 = utf16Marks.some(([first, second]) => bytes[0] === first && bytes[1] === second);
  if (utf16) return { problem: "it is UTF-16; save it as UTF-8" };
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

const utf16Marks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

const lineOf = (bytes: Buffer, offset: number): number =>
  bytes.toString("latin1", 0, offset).split(/\r\n?|\n/).length;

/** The offset up to which the bytes are UTF-8: by halving, since a decoder only says that they are not. */
function firstForeign(bytes: Buffer): number {
  let [whole, broken] = [0, bytes.length];
  while (broken - whole > 1) {
    const middle = Math.floor((whole + broken) / 2);
    if (isBeginning(bytes.subarray(0, middle))) whole = middle;
    else broken = middle;
  }
  return whole;
}

/** Whether more bytes could make it UTF-8. */
function isBeginning(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
