const WIDEST = 120;

/** What would begin a list or a quotation where it came first on a line. */
const OPENS = /^(?:[-+*>]|\d+[.)])$/;

/** A list item of Markdown. The head is Markdown, the text is shown as it is. */
export const listItem = (head: string, text: string): string => wrapped(`- ${head}: ${escaped(text)}`, "  ");

/** Markdown with no line longer than a page's may be. */
export function wrapped(markdown: string, indent = ""): string {
  const words = markdown.split(/\s+/).filter((word) => word !== "");
  // What would open a block stays on the line of the word before it.
  const units = words.reduce<string[]>((all, word, i) => {
    if (i > 1 && OPENS.test(word)) return [...all.slice(0, -1), `${all.at(-1)} ${word}`];
    return [...all, word];
  }, []);
  const lines = [units[0]];
  for (const unit of units.slice(1)) {
    const line = `${lines.at(-1)} ${unit}`;
    if (line.length <= WIDEST) lines[lines.length - 1] = line;
    else lines.push(`${indent}${unit}`);
  }
  return `${lines.join("\n")}\n`;
}

const escaped = (text: string): string => text.replaceAll(/[<*]/g, "\\$&");
