import { z } from "zod";
import { choice, refusal, type Chosen } from "./choice.js";
import { labelOf, labelSchema } from "./labels.js";
import { foundInsteadOf } from "./sentences.js";

/** A member of a registry, as far as a config is concerned: a strict zod object says what it can be given. */
interface Configurable {
  readonly name: string;
  readonly title: string;
  readonly parameters: z.ZodType;
  /** What tables call it, where that is not its name and what differs from the defaults. */
  readonly label?: (values: Readonly<Record<string, unknown>>) => string;
}

/** A member as the config names it, its label and every parameter filled in. */
export interface NamedEntry {
  readonly name: string;
  readonly label: string;
  readonly [parameter: string]: unknown;
}

/** How a config names it: by its name alone, or as an object with its parameters beside the name. */
export type NamedInput = string | { readonly name: string; readonly [parameter: string]: unknown };

/**
 * A member of a registry, by its name alone or as an object with its parameters beside the name.
 * @param kind names the family in the JSON schema
 * @param beside keys that every member has beside its parameters
 */
export function named(
  kind: string,
  members: readonly Configurable[],
  beside: z.ZodRawShape = {},
): z.ZodType<NamedEntry, NamedInput> {
  const schemas = new Map(members.map((member) => [member.name, memberSchema(member, beside)]));
  const names = z.enum([...schemas.keys()]);
  const complete = members.filter(({ parameters }) => hasDefaults(parameters as z.ZodObject));
  const alone = z
    .enum(complete.map(({ name }) => name))
    .describe("By its name alone: every parameter has its default.");
  return choice([alone, ...schemas.values()], (input) => chooseByName(input, names, schemas), kind);
}

function memberSchema(member: Configurable, beside: z.ZodRawShape): z.ZodType<NamedEntry> {
  const parameters = member.parameters as z.ZodObject;
  const label = member.label ?? ((values) => labelOf(member.name, values, defaultsOf(parameters)));
  return parameters
    .safeExtend({ ...beside, name: z.literal(member.name), label: labelSchema.optional() })
    .transform(({ name, label: chosen, ...given }): NamedEntry => {
      const values = Object.fromEntries(Object.keys(parameters.shape).map((key) => [key, given[key]]));
      return { name, label: (chosen as string | undefined) ?? label(values), ...given } as NamedEntry;
    })
    .describe(member.title);
}

/** Whether every parameter may be left out. Parsing an object would tell as well, and zod would compile a parser for each. */
const hasDefaults = ({ shape }: z.ZodObject): boolean =>
  Object.values(shape).every((schema) => (schema as z.ZodType).safeParse(undefined).success);

/** The value of every parameter that may be left out. */
function defaultsOf(parameters: z.ZodObject): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters.shape).map(([key, schema]) => [
      key,
      (schema as z.ZodType).safeParse(undefined).data,
    ]),
  );
}

/** The member that an input names; for any other input a schema whose error says what names there are. */
export function chooseByName(
  input: unknown,
  names: z.ZodType,
  schemas: ReadonlyMap<string, z.ZodType>,
): Chosen {
  if (typeof input === "string") {
    const schema = schemas.get(input);
    return schema === undefined ? { schema: names, input } : { schema, input: { name: input } };
  }
  if (!isObject(input)) {
    return { schema: refusal(foundInsteadOf(input, "a name, or an object with a name")), input };
  }
  const schema = typeof input.name === "string" ? schemas.get(input.name) : undefined;
  return { schema: schema ?? z.looseObject({ name: names }), input };
}

export const isObject = (input: unknown): input is Readonly<Record<string, unknown>> =>
  input !== null && typeof input === "object" && !Array.isArray(input);
