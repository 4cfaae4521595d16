import { z } from "zod";
import { sentence } from "./sentences.js";

/** What a choice decides: the branch that the input means, and the input as that branch expects it. */
export interface Chosen {
  readonly schema: z.ZodType;
  readonly input: unknown;
}

/** What the JSON schema needs to know of a choice. */
interface Alternatives {
  readonly branches: readonly z.ZodType[];
  /** A name under which the JSON schema defines it once, where it is used more than once. */
  readonly id: string | undefined;
}

/** By a choice's transformation, which a copy with a description or default shares with it. */
const alternatives = new WeakMap<z.core.$ZodType, Alternatives>();

/**
 * A union that looks at the input to see which branch is meant, so that errors are those of that branch alone and
 * never "invalid input".
 *
 * @param branches what the JSON schema shows
 * @param choose the branch that an input means; it may be another than `branches`, to refuse with its own error
 * @param id names it in the JSON schema, where it stands more than once
 */
export function choice<Output, Input>(
  branches: readonly z.ZodType[],
  choose: (input: unknown) => Chosen,
  id?: string,
): z.ZodType<Output, Input> {
  const schema = z.unknown().transform((given, context) => {
    const { schema: branch, input } = choose(given);
    return parseWithin(context, branch, input);
  });
  alternatives.set(schema.def.out, { branches, id });
  return schema as unknown as z.ZodType<Output, Input>;
}

/** What an input is by another schema; where that refuses it, its issues become those of the transformation around it. */
export function parseWithin<Output>(
  context: z.RefinementCtx,
  schema: z.ZodType<Output>,
  input: unknown,
): Output {
  const parsed = schema.safeParse(input, { error: sentence });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.issues.push({ ...issue, input } as z.core.$ZodRawIssue);
  return z.NEVER;
}

/** What a choice is between; undefined for any other schema. */
export const alternativesOf = (schema: z.core.$ZodType): Alternatives | undefined =>
  schema instanceof z.ZodPipe ? alternatives.get(schema.def.out) : undefined;

/** Refuses an input with a sentence. */
export const refusal = (message: string): z.ZodType => z.never({ error: () => message });

/** The values of one factor: a single value, or a list of at most `most`. Always a list once parsed. */
export function oneOrMany<S extends z.ZodType>(item: S, most = 200) {
  const one = item.transform((value) => [value]);
  const many = z.array(item).min(1).max(most);
  return choice<z.output<S>[], z.input<S> | z.input<S>[]>([item, many], (input) => ({
    schema: Array.isArray(input) ? many : one,
    input,
  }));
}
