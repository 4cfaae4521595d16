import { z } from "zod";

const NAME = /^(?![. ])[^\p{C}\p{Zl}\p{Zp}/\\<>:"|?*]*[^\p{C}\p{Zl}\p{Zp}/\\<>:"|?*. ]$/u;
const LONGEST_LABEL = 400;
/** Two invisible characters are part of writing: they join emoji, and shape letters of Persian and Hindi. */
const LABEL = /^(?!__proto__$)(?:[\u200c\u200d]|[^\p{C}\p{Zl}\p{Zp}])+$/u;

/** What pandas 3 and R read as a missing value where nothing else is said: the tables would not be read as written. */
const READ_AS_MISSING = new Set(
  "#N/A|#N/A N/A|#NA|-1.#IND|-1.#QNAN|-NaN|-nan|1.#IND|1.#QNAN|<NA>|N/A|NA|NULL|NaN|None|n/a|nan|null".split(
    "|",
  ),
);

/** What becomes a directory's name. */
export const nameSchema = z
  .string()
  .max(64)
  .regex(NAME, {
    error: ({ input }) =>
      `found ${JSON.stringify(input)}, expected a name for a directory: no / \\ < > : " | ? * or control characters, and no dot or space at its ends`,
  });

/** What tables and charts call something. */
export const labelSchema = z
  .string()
  .max(LONGEST_LABEL)
  .regex(LABEL, {
    error: ({ input }) => `found ${JSON.stringify(input)}, expected a short text to show in tables`,
  })
  .refine((label) => !READ_AS_MISSING.has(label.trim()), {
    error: ({ input }) =>
      `found ${JSON.stringify(input)}, which pandas and R read as a missing value; expected another name`,
  })
  .describe("What tables and charts call it.");

/** A name, and whatever differs from the defaults: `spirals(noise=0.3)`. */
export function labelOf(
  name: string,
  values: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
): string {
  const changed = Object.entries(values).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(defaults[key]),
  );
  if (changed.length === 0) return name;
  const list = changed.map(
    ([key, value]) => `${key}=${typeof value === "object" ? JSON.stringify(value) : value}`,
  );
  return asLabel(`${name}(${list.join(", ")})`);
}

/** A text as a label: on one line, and not too long. */
export function asLabel(text: string): string {
  const label = text.replaceAll(/(?![\u200c\u200d])[\p{C}\p{Zl}\p{Zp}]/gu, " ").slice(0, LONGEST_LABEL);
  if (label === "__proto__") return "proto";
  // Nothing is kept of a character that the cut went through.
  return READ_AS_MISSING.has(label.trim()) ? `(${label.trim()})` : label.replace(/[\ud800-\udbff]$/, "");
}
