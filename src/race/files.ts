import { ActbenchError } from "../errors.js";
import { decodeText } from "../results/decode-text.js";

/** The text of a file that a config names, from those that the page was given. */
export function textOf(files: ReadonlyMap<string, string>, path: string): string {
  const text = files.get(path);
  if (text === undefined) {
    throw new ActbenchError(`the page does not have the file ${JSON.stringify(path)}`, {
      remedy: "Drop it on the page, or choose it under Data.",
    });
  }
  return text;
}

/**
 * The text of a file of the user's, packed by gzip or not.
 *
 * @throws {ActbenchError} when it cannot be read, or is no UTF-8 text
 */
export async function readFile(file: File): Promise<string> {
  const bytes = await unpacked(file).catch((cause: unknown) => {
    throw new ActbenchError(`cannot read ${file.name}: ${(cause as Error).message}`, { cause });
  });
  const text = decodeText(bytes);
  if (typeof text === "string") return text;
  throw new ActbenchError(`${file.name}${text.line === undefined ? "" : `:${text.line}`}: ${text.problem}`);
}

async function unpacked(file: File): Promise<Uint8Array> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = file.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Calls `take` with a file that is dropped anywhere on the page. */
export function takeDropped(take: (file: File) => void): void {
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) take(file);
  });
}

/** Has the browser save a value as JSON. */
export function saveJson(name: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value)], { type: "application/json" }));
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Puts a text on the clipboard; false where the browser does not let a page do so. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
