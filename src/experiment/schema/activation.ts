import { z } from "zod";
import type { ActivationDefinition, ActivationSpec } from "../../activations/definition.js";
import { activations } from "../../activations/index.js";
import { activationLabel, customActivation, resolveActivation } from "../../activations/resolve.js";
import { ActbenchError } from "../../errors.js";
import { choice } from "./choice.js";
import { labelSchema } from "./labels.js";
import { variable } from "./variants.js";
import { chooseByName, isObject, type NamedInput } from "./named.js";

/** An activation with its label, and as its trials know it: one for all layers, or one for each. */
export interface ActivationEntry {
  /** As a config would write it, every default filled in. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly label: string;
  readonly layers: readonly ActivationSpec[];
}

const numberSchema = z.number().min(-1e6).max(1e6);

const memberSchemas = new Map(activations.members.map((member) => [member.name, memberSchema(member)]));
const nameSchema = z.enum(activations.names);

/** A user's own, by its formula. */
const customSchema = z
  .strictObject({
    name: labelSchema.describe("A name of your own."),
    label: labelSchema.optional(),
    formula: z
      .string()
      .min(1)
      .max(2000)
      .describe('In x (or x1, x2, …) and the parameters: "x * tanh(exp(x))".'),
    parameters: z
      .record(z.string(), variable(numberSchema))
      .default({})
      .describe("Named numbers of the formula."),
    learned: z
      .array(z.string())
      .max(32)
      .default([])
      .describe("Which of the parameters are learned, one value a layer."),
  })
  .transform(({ label, ...custom }, context): ActivationEntry => {
    const spec = attempt(context, ["formula"], () => customActivation(custom));
    const chosen = label ?? custom.name;
    return { config: { ...custom, label: chosen }, label: chosen, layers: [spec] };
  })
  .describe("An activation of your own");

const single = choice<ActivationEntry, NamedInput>(
  [nameSchema, customSchema, ...memberSchemas.values()],
  (input) =>
    isObject(input) && "formula" in input
      ? { schema: customSchema, input }
      : chooseByName(input, nameSchema, memberSchemas),
  "activation",
);

const layeredSchema = z
  .strictObject({
    layers: z.array(single).min(1).max(64).describe("One activation per hidden layer, first to last."),
    label: labelSchema.optional(),
  })
  .transform(({ layers, label }): ActivationEntry => {
    const chosen = label ?? layers.map((layer) => layer.label).join("-");
    return {
      config: { layers: layers.map(({ config }) => config), label: chosen },
      label: chosen,
      layers: layers.flatMap((layer) => layer.layers),
    };
  })
  .describe("An activation for each hidden layer");

/** An activation of the catalogue, one of the user's own, or one for each hidden layer. */
export const activationSchema = choice<ActivationEntry, NamedInput | z.input<typeof layeredSchema>>(
  [single, layeredSchema],
  (input) => ({ schema: isObject(input) && "layers" in input ? layeredSchema : single, input }),
);

/** The catalogue says which parameters and options an activation has; the schema follows from it. */
function memberSchema(definition: ActivationDefinition): z.ZodType<ActivationEntry> {
  const { name, title, parameters = {}, options = {}, learned = [] } = definition;
  const shape = {
    ...mapValues(parameters, (value, key) =>
      variable(numberSchema)
        .default(value)
        .describe(
          learned.includes(key)
            ? "Learned, one value a layer; this is where it starts."
            : "A parameter of the formula.",
        ),
    ),
    ...mapValues(options, ({ from, to, default: value }) =>
      variable(z.int().min(from).max(to)).default(value).describe("The shape of the formula."),
    ),
  };
  return z
    .strictObject({ name: z.literal(name), label: labelSchema.optional(), ...shape })
    .transform(({ label, ...given }, context): ActivationEntry => {
      const { name: _name, ...values } = given;
      const spec = attempt(context, [], () => resolveActivation(name, values as Record<string, number>));
      const chosen = label ?? activationLabel(spec, definition);
      return { config: { ...given, label: chosen }, label: chosen, layers: [spec] };
    })
    .describe(title);
}

/** Runs what may refuse its input, and turns the refusal into an issue at `path`. */
function attempt<T>(context: z.RefinementCtx, path: PropertyKey[], run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ActbenchError)) throw error;
    const message = error.remedy === undefined ? error.message : `${error.message}\n${error.remedy}`;
    context.addIssue({ code: "custom", path, message });
    return z.NEVER;
  }
}

function mapValues<T, U>(
  record: Readonly<Record<string, T>>,
  map: (value: T, key: string) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
