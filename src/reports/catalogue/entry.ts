import { z } from "zod";

/** A parameter that a config can give; without a default it must be given. */
export interface Parameter {
  readonly name: string;
  readonly default?: unknown;
  readonly description?: string;
}

/** One thing that a config can name. */
export interface Entry {
  readonly name: string;
  /** What it is, in a line. */
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** Who proposed it; absent for what needs no source. */
  readonly source?: string;
  /** Under what terms measured data may be used. */
  readonly licence?: string;
}

/** The parameters of a strict zod object, from the JSON Schema that zod makes of it. */
export function parametersOf(schema: z.ZodType): Parameter[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, property]) => {
    if (typeof property === "boolean") return { name };
    return {
      name,
      ...(property.default !== undefined && { default: property.default }),
      ...(property.description !== undefined && { description: property.description }),
    };
  });
}
