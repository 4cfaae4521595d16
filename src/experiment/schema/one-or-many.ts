import { z } from "zod";
import { choice } from "./choice.js";

/** The values of one factor: a single value, or a list of at most `most`. Always a list once parsed. */
export function oneOrMany<S extends z.ZodType>(item: S, most = 200) {
  const one = item.transform((value) => [value]);
  const many = z.array(item).min(1).max(most);
  return choice<z.output<S>[], z.input<S> | z.input<S>[]>([item, many], (input) => ({
    schema: Array.isArray(input) ? many : one,
    input,
  }));
}
