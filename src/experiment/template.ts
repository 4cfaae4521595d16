/**
 * The config that `actbench init` writes: small enough to run in seconds, with a comment on everything that a first
 * experiment changes.
 *
 * @param schema where the editor finds actbench.schema.json
 */
export function configTemplate(schema: string): string {
  return `{
  // With the schema an editor completes names and explains every key.
  "$schema": ${JSON.stringify(schema)},

  // Results go to results/<name>/.
  "name": "my-experiment",

  // The experiment is the product of everything listed below. Wherever a list stands, a single value may stand.

  // What to learn: "actbench list datasets" shows them all, with their parameters.
  "datasets": [
    "spirals",
    { "name": "moons", "samples": 400, "noise": 0.2 },
    // Your own table: every column but the target must hold numbers. The path starts at this file.
    // { "name": "csv", "path": "measurements.csv", "target": "species" },
  ],

  // Units of each hidden layer. [{ "hidden": [16] }, { "hidden": [16, 16, 16] }] compares two networks.
  "network": { "hidden": [16, 16] },

  // What is compared: "actbench list activations" shows them all.
  "activations": [
    "sigmoid",
    "tanh",
    "relu",
    { "name": "leaky_relu", "slope": 0.1 },
    // Your own, as a formula: the derivative follows from it.
    { "name": "my_act", "formula": "x * sigmoid(k * x)", "parameters": { "k": 1.5 } },
  ],

  // "sgd", "momentum", "adam", … and how weights begin: "auto" suits each activation.
  "optimizer": "sgd",
  "initializer": "auto",

  // One rate, a list, or a search: { "refine": true } finds each activation's best closely, once for all seeds;
  // { "refine": true, "tuning": "per-replicate" } anew for each seed, so that verdicts hold the luck of tuning.
  "learningRate": 0.1,

  "training": { "epochs": 100, "batchSize": 32, "evaluateEvery": 1 },

  // When a network counts as converged; the epochs until then are what is compared.
  "target": { "metric": "train_accuracy", "value": 0.95 },

  // Every training is repeated with the seeds 1 to 10; each activation sees the same data and the same draws.
  "seeds": 10,

  // What is to be judged, said before anything is trained. "actbench list claims" shows the textbook's.
  "claims": [{ "faster": "my_act", "than": "relu" }, "tanh-faster-than-sigmoid"],
}
`;
}
