import { z } from "zod";
import { alternativesOf } from "./schema/choice.js";
import { configSchema } from "./schema/index.js";

type JsonSchema = Record<string, unknown>;

/** The config's JSON Schema (draft 7), with which an editor completes and checks a config while it is written. */
export function configJsonSchema(): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const root = toJsonSchema(configSchema, definitions);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "actbench experiment",
    description: "What actbench trains and compares: the product of all factors.",
    ...root,
    definitions,
    // Editors then accept what actbench accepts in a config.
    allowComments: true,
    allowTrailingCommas: true,
  };
}

/** One schema, without the draft's name; what has an id joins `definitions`. */
function toJsonSchema(schema: z.ZodType, definitions: Record<string, JsonSchema>): JsonSchema {
  const { $schema: _draft, ...converted } = z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    override({ zodSchema, jsonSchema }) {
      const alternatives = alternativesOf(zodSchema);
      if (alternatives === undefined) return;
      const { branches, id } = alternatives;
      const anyOf = () => branches.map((branch) => toJsonSchema(branch, definitions));
      if (id === undefined) Object.assign(jsonSchema, { anyOf: anyOf() });
      else {
        definitions[id] ??= { anyOf: anyOf() };
        jsonSchema.$ref = `#/definitions/${id}`;
      }
    },
  });
  return converted;
}
