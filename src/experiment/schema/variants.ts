import { z } from "zod";
import type { ConfigPath } from "../problem.js";
import { choice, parseWithin } from "./choice.js";
import { isObject } from "./named.js";

type ParameterChoice = Readonly<Record<string, unknown>>;

/** A parameter that may be a list in a config, where each of its values is an activation of its own. */
export const variable = (number: z.ZodType<number>): z.ZodType<number, number | number[]> =>
  choice([number, z.array(number).min(1).max(200)], (input) => ({ schema: number, input }));

/** What an activation stands for in which parameters are lists: one for each choice of their values, in order. */
function variantsOf(input: unknown): unknown[] {
  if (!isObject(input) || "layers" in input) return [input];
  const own = "formula" in input;
  const parameters = own ? input.parameters : input;
  if (!isObject(parameters)) return [input];
  const lists = Object.entries(parameters).filter(
    (entry): entry is [string, unknown[]] =>
      entry[0] !== "learned" && Array.isArray(entry[1]) && entry[1].length > 0,
  );
  if (lists.length === 0) return [input];
  const choices = lists.reduce<ParameterChoice[]>(
    (sofar, [key, values]) => sofar.flatMap((chosen) => values.map((value) => ({ ...chosen, [key]: value }))),
    [{}],
  );
  return choices.map((chosen) => {
    const label = `${asText(input.label ?? input.name)}(${Object.entries(chosen)
      .map(([key, value]) => `${key}=${asText(value)}`)
      .join(", ")})`;
    const named = own || input.label !== undefined ? { label } : {};
    return { ...input, ...(own ? { parameters: { ...parameters, ...chosen } } : chosen), ...named };
  });
}

/** What is no name or number yet is refused later, whatever it is. */
const asText = (value: unknown): string =>
  typeof value === "object" ? JSON.stringify(value) : String(value);

/** One or more entries of a list for each of the config's; the first variant that is wrong tells for all. */
export const withVariants = <Output, Input>(item: z.ZodType<Output, Input>): z.ZodType<Output[], Input> =>
  choice<Output[], Input>([item], (input) => ({ schema: eachOf(item, variantsOf(input)), input }));

function eachOf<Output>(item: z.ZodType<Output>, variants: readonly unknown[]): z.ZodType<Output[]> {
  return z.unknown().transform((_, context) => {
    const entries: Output[] = [];
    for (const variant of variants) {
      entries.push(parseWithin(context, item, variant));
      if (context.issues.length > 0) return z.NEVER;
    }
    return entries;
  });
}

/** A path to one of the activations, as the config has it, in which several may be one. */
export function beforeVariants(path: ConfigPath, config: unknown): ConfigPath {
  const [factor, index, ...rest] = path;
  if (factor !== "activations" || typeof index !== "number" || !isObject(config)) return path;
  let before = 0;
  for (const [i, entry] of [config.activations].flat().entries()) {
    before += variantsOf(entry).length;
    if (index < before) return [factor, i, ...rest];
  }
  return path;
}
