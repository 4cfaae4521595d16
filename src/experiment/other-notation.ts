/** Texts that people give for JSON, by how they begin or what they hold; the first that fits. */
const notations: readonly { readonly pattern: RegExp; readonly remedy: string }[] = [
  {
    pattern: /^(?:\s|#[^\n]*\n)*(?:---|-\s|["']?[\w$-]+["']?\s*:(?:\s|$))/,
    remedy: "This looks like YAML: a config is JSON, with braces, double quotes and commas.",
  },
  {
    pattern: /^(?:\s|#[^\n]*\n)*(?:\[[\w.-]+\]|[\w-]+\s*=)/,
    remedy: "This looks like TOML: a config is JSON, with braces, double quotes and commas.",
  },
  {
    pattern: /[{,[]\s*'|:\s*(?:True|False|None)\b/,
    remedy: "This looks like a Python dict: JSON has double quotes, true, false and null.",
  },
  {
    pattern: /"[^"\n]*\\[^"\\/bfnrtu\n]|"[A-Za-z]:\\/,
    remedy: "In JSON a backslash is written twice; in a path, / does as well.",
  },
  { pattern: /^\s*<(?:!doctype|html|\?xml)/i, remedy: "This is a page or XML: a config is JSON." },
];

/** What a text that is no JSON seems to be, and what to do about it. */
export const otherNotation = (text: string): string | undefined =>
  notations.find(({ pattern }) => pattern.test(text))?.remedy;
