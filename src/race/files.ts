import { ActbenchError } from "../errors.js";

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
