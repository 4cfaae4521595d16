import { z } from "zod";
import { realNumber, wholeNumber } from "../../datasets/parameters.js";
import { AUTO, autoLoss, losses } from "../../nn/losses/index.js";
import { initializers } from "../../nn/initializers/index.js";
import { optimizers } from "../../nn/optimizers/index.js";
import { activationSchema } from "./activation.js";
import { claimsSchema } from "./claims.js";
import { batchSizeSchema, gainSchema, learningRateSchema } from "./learning-rate.js";
import { datasetSchema, targetSchema } from "./dataset.js";
import { nameSchema } from "./labels.js";
import { widthsSchema } from "./match.js";
import { named } from "./named.js";
import { oneOrMany } from "./choice.js";
import { seedSchema, seedsSchema } from "./seeds.js";
import { withVariants } from "./variants.js";

const networkSchema = z.strictObject({
  hidden: z
    .array(z.int().min(1).max(4096))
    .max(64)
    .describe("Units of each hidden layer, first to last; [] for none: logistic or linear regression."),
});

const penalty = (what: string) => realNumber(0, 1000, 0).describe(what);

const regularizationSchema = z.strictObject({
  l2: penalty("Adds l2 · w to every weight's gradient."),
  l1: penalty("Adds l1 · sign(w) to every weight's gradient."),
  dropout: z.number().min(0).lt(1).default(0).describe("Share of the hidden units dropped at each step."),
});

const trainingSchema = z.strictObject({
  epochs: wholeNumber(1, 1_000_000, 100).describe("Passes over the training rows: the horizon."),
  batchSize: oneOrMany(batchSizeSchema).prefault(32).describe("Rows a gradient step."),
  evaluateEvery: realNumber(0.001, 1_000_000, 1).describe(
    "Epochs between evaluations; fractions are rounded to whole steps.",
  ),
});

const recordSchema = z.strictObject({
  layers: z
    .enum(["every", "last", "none"])
    .default("every")
    .describe(
      "Evaluations that layers.csv has, by far the longest file; reports and claims see all of them.",
    ),
});

/** The config as users write it; parsed, every factor is a list and every default is filled in. */
export const configSchema = z.strictObject({
  $schema: z.string().optional().describe("For editors: where actbench.schema.json lies."),
  name: nameSchema.optional().describe("Results go to results/<name>; by default the config file's name."),
  seed: seedSchema.default(1).describe("The root of all randomness."),
  datasets: oneOrMany(datasetSchema).describe("What to learn."),
  network: oneOrMany(networkSchema)
    .prefault({ hidden: [32, 32] })
    .describe("The hidden layers."),
  activations: oneOrMany(withVariants(activationSchema))
    // After a refusal there is no list.
    .transform((entries) => (Array.isArray(entries) ? entries.flat() : entries))
    .describe(
      "The field: what is compared. A list for a parameter stands for an activation with each of its values.",
    ),
  match: widthsSchema
    .optional()
    .describe(
      "Makes every activation's hidden layers as wide as its network costs what the reference's costs in the hidden layers above; " +
        "left out, all have these.",
    ),
  loss: oneOrMany(named("loss", [autoLoss, ...losses.members]))
    .prefault(AUTO)
    .describe(
      "What is minimised, and what train_loss and test_loss are of; auto: cross-entropy for classes, the mean squared error for numbers.",
    ),
  optimizer: oneOrMany(named("optimizer", optimizers.members))
    .prefault("sgd")
    .describe("How weights are updated."),
  initializer: oneOrMany(named("initializer", initializers.members))
    .prefault("auto")
    .describe("How weights begin."),
  gain: oneOrMany(gainSchema)
    .prefault("own")
    .describe("own: keeps the signal's size, by quadrature; pytorch: its table; unit: 1 for all."),
  regularization: oneOrMany(regularizationSchema).prefault({}).describe("Against overfitting."),
  learningRate: learningRateSchema
    .prefault(0.1)
    .describe("The size of a step; an object searches a grid for the best one."),
  training: trainingSchema.prefault({}).describe("How long, and how often to look."),
  target: targetSchema
    .optional()
    .describe(
      "When training counts as converged; it must be better than a constant prediction. By default train_accuracy 0.95, or where the " +
        "largest class has more than 0.9 of the rows, half of the way from there to 1; train_loss 0.1 for regression.",
    ),
  seeds: seedsSchema
    .prefault(10)
    .describe(
      "Repetitions of every training: a count n means the seeds 1 to n; an object, as many as decide.",
    ),
  record: recordSchema.prefault({}).describe("How much of what was measured the tables keep."),
  claims: claimsSchema
    .optional()
    .describe(
      "What is to be judged, said before anything is trained; whatever a claim needs is trained as well.",
    ),
});

export type Config = z.output<typeof configSchema>;
/** The config before it is checked: factors may be single values, and what has a default may be left out. */
export type ConfigInput = z.input<typeof configSchema>;
