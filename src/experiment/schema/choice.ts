import { z } from "zod";
import { sentence } from "./sentences.js";

/** What a choice decides: the branch that the input means, and the input as that branch expects it. */
export interface Chosen {
  readonly schema: z.ZodType;
  readonly input: unknown;
}

const branches = new WeakMap<z.core.$ZodType, readonly z.ZodType[]>();

/**
 * A union that looks at the input to see which branch is meant, so that errors are those of that branch alone and
 * never "invalid input".
 *
 * @param alternatives the branches as the JSON schema shows them
 * @param choose the branch that an input means; it may be none of the alternatives, to refuse with its own error
 */
export function choice<Output, Input>(
  alternatives: readonly z.ZodType[],
  choose: (input: unknown) => Chosen,
): z.ZodType<Output, Input> {
  const schema = z.unknown().transform((given, context) => {
    const { schema: branch, input } = choose(given);
    const parsed = branch.safeParse(input, { error: sentence });
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) context.issues.push({ ...issue, input } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
  branches.set(schema, alternatives);
  return schema as unknown as z.ZodType<Output, Input>;
}

/** The branches of a choice; undefined for any other schema. */
export function branchesOf(schema: z.core.$ZodType): readonly z.ZodType[] | undefined {
  return branches.get(schema);
}

/** Refuses an input with a sentence. */
export function refusal(message: string): z.ZodType {
  return z.never({ error: () => message });
}
