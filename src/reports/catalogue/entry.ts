import { z } from "zod";
import type { Sourced } from "../../sources/cite.js";

/** A parameter that a config can give; without a default it must be given. */
export interface Parameter {
  readonly name: string;
  readonly default?: unknown;
  readonly description?: string;
}

/** One thing that a config can name. */
export interface CatalogueEntry extends Partial<Sourced> {
  readonly name: string;
  /** What it is, in a line. */
  readonly summary: string;
  readonly parameters: readonly Parameter[];
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
