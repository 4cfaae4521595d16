import { describe, expect, it } from "vitest";
import { activations } from "../../src/activations/index.js";
import { datasets } from "../../src/datasets/index.js";
import { drawnSamples } from "../../src/datasets/make-dataset.js";
import { ActbenchError } from "../../src/errors.js";
import { loadConfig, type LoadedConfig } from "../../src/experiment/load-config.js";
import { givenRateTrials } from "../../src/experiment/plan.js";
import { initializers } from "../../src/nn/initializers/index.js";
import { optimizers } from "../../src/nn/optimizers/index.js";
import { trialId } from "../../src/trial/id.js";

const TABLE = "a,b,kind\n1,2,x\n2,3,y\n4,1,x\n5,6,y\n";

function load(config: object | string, overrides: readonly string[] = []): LoadedConfig {
  const text = typeof config === "string" ? config : JSON.stringify(config);
  return loadConfig(text, { file: "configs/try.json", overrides, readFile: () => TABLE });
}

/** The lines of the error, without the file's name. */
function problems(config: object | string, overrides: readonly string[] = []): string[] {
  try {
    load(config, overrides);
  } catch (error) {
    if (error instanceof ActbenchError) return error.message.replaceAll("configs/try.json:", "").split("\n");
    throw error;
  }
  throw new Error("the config was accepted");
}

const ids = (text: string): string[] => givenRateTrials(load(text).experiment).map(trialId);

const unreadable = (path: string): string => {
  throw new ActbenchError(`cannot read ${path}`);
};

/** The problems of a small config with some keys changed, without their places. */
const problemsWith = (change: object): string[] =>
  problems({ datasets: "moons", activations: "relu", ...change }).map((line) =>
    line.replace(/^\d+:\d+ +/, ""),
  );

describe("loadConfig", () => {
  it("needs data sets and activations alone, and fills in everything else", () => {
    expect(load({ datasets: "xor", activations: "relu" }).experiment).toEqual({
      name: "try",
      seed: 1,
      datasets: [{ label: "xor", name: "xor", parameters: datasets.get("xor").parameters.parse({}) }],
      targets: { xor: { metric: "train_accuracy", value: 0.95 } },
      networks: [{ hidden: [32, 32] }],
      activations: [
        { label: "relu", layers: [expect.objectContaining({ name: "relu", parameters: {}, learned: [] })] },
      ],
      optimizers: [{ label: "sgd", name: "sgd", parameters: {} }],
      initializers: [{ label: "auto", name: "auto", parameters: {} }],
      gains: ["own"],
      regularizations: [{ l1: 0, l2: 0, dropout: 0 }],
      learningRates: [0.1],
      training: { epochs: 100, batchSizes: [32], evaluateEvery: 1 },
      seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    });
  });

  it("takes a loss that fits the task, by default the task's own, and then keeps no list of them", () => {
    const withLoss = (loss: unknown) => load({ datasets: "moons", activations: "relu", loss }).experiment;
    expect(withLoss("auto").losses).toBeUndefined();
    expect(withLoss(["auto", "hinge"]).losses).toEqual([
      { label: "auto", name: "auto", parameters: {} },
      { label: "hinge", name: "hinge", parameters: { margin: 1 } },
    ]);
  });

  it("refuses a loss that does not fit a data set, that does not exist, or that auto is already", () => {
    const fitting = "expected one of cross_entropy, mean_squared_error, hinge";
    expect(problemsWith({ loss: "huber" })).toEqual([
      `loss  found "huber", which does not fit moons, a classification; ${fitting}`,
    ]);
    expect(problemsWith({ loss: "hinje" })).toEqual(['loss  found "hinje"; did you mean "hinge"?']);
    expect(problemsWith({ loss: ["auto", "cross_entropy"] })).toEqual([
      expect.stringMatching(
        /^loss\.1  what auto is for moons, a classification, so it would be trained twice/,
      ),
    ]);
    const huber = { name: "huber", delta: 0 };
    expect(problemsWith({ datasets: "sine", loss: huber })).toEqual([
      expect.stringContaining("loss.delta  found 0"),
    ]);
  });

  it("takes a single value or a list for every factor", () => {
    const single = {
      network: { hidden: [4] },
      optimizer: "adam",
      initializer: "zeros",
      gain: "unit",
      regularization: { l2: 0.1 },
      learningRate: 0.5,
      training: { batchSize: 8 },
    };
    const listed = Object.fromEntries(Object.entries(single).map(([key, value]) => [key, [value]]));
    const one = load({ datasets: "moons", activations: "tanh", seeds: 2, ...single });
    const many = load({
      datasets: ["moons"],
      activations: ["tanh"],
      seeds: [1, 2],
      ...listed,
      training: { batchSize: [8] },
    });
    expect(many).toEqual(one);
  });

  it.each([
    ...activations.names.map((name) => ({ activations: [{ name }] })),
    ...datasets.names.map((name) => ({ datasets: [{ name }] })),
    ...optimizers.names.map((name) => ({ optimizer: [{ name }] })),
    ...initializers.names.map((name) => ({ initializer: [{ name }] })),
  ])("takes every member of the registries by its name, as text or in an object: %j", (change) => {
    const [[key, [{ name }]]] = Object.entries(change);
    const asObject = load({ datasets: "moons", activations: "relu", ...change });
    const asText = load({ datasets: "moons", activations: "relu", [key]: name });
    expect(asObject).toEqual(asText);
    expect(givenRateTrials(asObject.experiment)).toHaveLength(10);
  });

  it("calls things by what differs from their defaults, or as it is told", () => {
    const { experiment } = load({
      datasets: ["moons", { name: "moons", noise: 0.3 }, { name: "xor", label: "my xor" }],
      activations: [
        { name: "leaky_relu", slope: 0.2 },
        { name: "maxout", pieces: 3 },
        { name: "relu", label: "rectifier" },
        { layers: ["relu", "tanh"] },
        { name: "mine", formula: "x * k", parameters: { k: 2 }, learned: ["k"] },
      ],
      optimizer: { name: "momentum", momentum: 0.5 },
    });
    expect(Object.keys(experiment.targets)).toEqual(["moons", "moons(noise=0.3)", "my xor"]);
    expect(experiment.activations.map(({ label }) => label)).toEqual([
      "leaky_relu(slope=0.2)",
      "maxout(pieces=3)",
      "rectifier",
      "relu-tanh",
      "mine",
    ]);
    expect(experiment.optimizers[0].label).toBe("momentum(momentum=0.5)");
  });

  it("gives each data set its own target, the config's, or its task's", () => {
    const own = { metric: "test_loss", value: 0.5 };
    const config = { datasets: ["moons", "sine", { name: "plane", reach: own }], activations: "relu" };
    expect(load(config).experiment.targets).toEqual({
      moons: { metric: "train_accuracy", value: 0.95 },
      sine: { metric: "train_loss", value: 0.1 },
      plane: own,
    });
    const target = { metric: "train_loss", value: 0.2 };
    expect(load({ ...config, target }).experiment.targets).toEqual({
      moons: target,
      sine: target,
      plane: own,
    });
  });

  it("searches for learning rates where they are an object", () => {
    const { experiment } = load({
      datasets: "moons",
      activations: "relu",
      learningRate: { to: 1, regimes: "tuned" },
    });
    expect(experiment.learningRates).toEqual([]);
    expect(experiment.tuning).toEqual({
      from: 0.003,
      to: 1,
      perDecade: 2,
      extend: 3,
      seeds: 16,
      regimes: ["tuned"],
    });
  });

  it("searches between the rates of the grid, and for every seed anew, where that is asked for", () => {
    const tuningOf = (learningRate: object) =>
      load({ datasets: "moons", activations: "relu", learningRate }).experiment.tuning;
    expect(tuningOf({ refine: true, tuning: "per-replicate" })).toMatchObject({
      refine: { until: 0.05, rounds: 4 },
      tuning: "per-replicate",
    });
    expect(tuningOf({ refine: { rounds: 2 } })?.refine).toEqual({ until: 0.05, rounds: 2 });
    expect(tuningOf({ tuning: "once" })).toEqual(tuningOf({}));
  });

  it("reads a CSV file beside the config, with its hash, and hands its table along", () => {
    const config = { datasets: { name: "csv", path: "data/kinds.csv", target: "kind" }, activations: "relu" };
    const read: string[] = [];
    const readFile = (path: string) => (read.push(path), TABLE);
    const { experiment, tables } = loadConfig(JSON.stringify(config), { file: "configs/try.json", readFile });
    const [dataset] = experiment.datasets;
    expect(read).toEqual(["configs/data/kinds.csv"]);
    expect(dataset).toMatchObject({ label: "kinds", name: "csv", parameters: { path: "data/kinds.csv" } });
    expect(dataset.parameters.sha256).toMatch(/^[0-9a-f]{64}$/);
    const drawn = drawnSamples(dataset, 1, "evaluate", 1, tables);
    expect(drawn).toMatchObject({ task: "classification", outputs: 2 });
    expect(experiment.targets.kinds.metric).toBe("train_accuracy");
  });

  it.each([
    ["configs\\try.json", "kinds.csv", "configs\\kinds.csv"],
    ["try.json", "kinds.csv", "kinds.csv"],
    ["<stdin>", "kinds.csv", "kinds.csv"],
    ["configs/try.json", "/data/kinds.csv", "/data/kinds.csv"],
    ["configs/try.json", "C:\\kinds.csv", "C:\\kinds.csv"],
  ])("seen from %s, looks for %s at %s", (file, path, expected) => {
    const config = { datasets: { name: "csv", path, target: "kind" }, activations: "relu" };
    const read: string[] = [];
    loadConfig(JSON.stringify(config), { file, readFile: (found) => (read.push(found), TABLE) });
    expect(read).toEqual([expected]);
  });

  it("writes a resolved config that loads as the same trials", () => {
    const config = {
      name: "all of it",
      seed: 3,
      datasets: ["sine", { name: "moons", noise: 0.3 }, { name: "csv", path: "kinds.csv", target: "kind" }],
      activations: [
        "relu",
        { name: "maxout", pieces: 3 },
        { name: "mine", formula: "x * k", parameters: { k: 2 }, learned: ["k"] },
        { layers: ["relu", { name: "elu", alpha: 2 }] },
      ],
      optimizer: ["sgd", { name: "adam", beta1: 0.8 }],
      gain: ["own", "unit"],
      seeds: 2,
    };
    const first = load(config);
    const second = load(first.resolved);
    expect(second).toEqual(first);
    expect(givenRateTrials(second.experiment).map(trialId)).toEqual(
      givenRateTrials(first.experiment).map(trialId),
    );
  });

  it("does not let a trial's name depend on labels, comments or the order of keys", () => {
    expect(
      ids('{ "activations": [{ "label": "r", "name": "relu" }], /* hi */ "datasets": "moons", "name": "b" }'),
    ).toEqual(ids('{ "datasets": { "name": "moons", "label": "m" }, "activations": "relu" }'));
  });
});

describe("the errors of a config", () => {
  it("come all at once, from top to bottom, each with its place, path and remedy", () => {
    const text = `{
  "datasets": ["spirls", { "name": "moons", "nosie": 0.1, "samples": 3 }],
  "activations": ["rleu", { "name": "mine", "formula": "x * tahn(x)" }],
  "trainin": {},
  "learningRate": [0.1, "fast"]
}`;
    expect(problems(text)).toEqual([
      '2:16  datasets.0  found "spirls"; did you mean "spirals"?',
      '2:45  datasets.1.nosie  unknown key "nosie"; did you mean "noise"?',
      "2:59  datasets.1.samples  found 3, expected at least 20",
      '3:19  activations.0  found "rleu"; did you mean "relu"?',
      '3:45  activations.1.formula  formula, column 5: unknown function: "tahn"',
      "      x * tahn(x)",
      "          ^",
      '    Did you mean "tanh"?',
      '4:3  trainin  unknown key "trainin"; did you mean "training"?',
      '5:25  learningRate.1  found "fast", expected a number',
    ]);
  });

  it("name the file, and the override where that is to blame", () => {
    const config = { datasets: ["moons"], activations: "relu", seeds: 0 };
    expect(() => load(config)).toThrow("configs/try.json:1:44  seeds  found 0, expected at least 1");
    expect(problems(config, ["training.epoch=50", "datasets.0.samples=1"])).toEqual([
      "--set datasets.0.samples=1  datasets.0.samples  found 1, expected at least 20",
      '--set training.epoch=50  training.epoch  unknown key "epoch"; did you mean "epochs"?',
      "1:44  seeds  found 0, expected at least 1",
    ]);
    expect(load(config, ["seeds=2"]).experiment.seeds).toEqual([1, 2]);
  });

  it.each([
    [{ from: 30, to: 20, until: "decided" }, "seeds.to  found 20, expected more than from, which is 30"],
    [{ from: 3, until: "certain" }, 'seeds.until  found "certain", expected "decided"'],
    [{ from: 3 }, 'seeds.until  missing: expected "decided"'],
    [{ until: "decided", by: 5 }, 'seeds.by  unknown key "by"; expected one of from, to, until'],
  ])("says what seeds that go on until decided lack: %j", (seeds, message) => {
    expect(problemsWith({ seeds })[0]).toMatch(message);
  });

  it("takes 10 to 200 seeds where it is not said how many may decide, and writes them so", () => {
    const until = { datasets: "moons", activations: "relu", seeds: { until: "decided" } };
    const { experiment, resolved } = load(until);
    expect([experiment.from, experiment.seeds.length]).toEqual([10, 200]);
    expect(load(resolved).experiment).toEqual(experiment);
    expect(JSON.parse(resolved).seeds).toEqual({ from: 10, to: 200, until: "decided" });
  });

  it.each<[string, object, string]>([
    [
      "a key that is missing",
      { activations: undefined },
      "activations  missing: expected a name, or an object with a name",
    ],
    ["an empty list", { datasets: [] }, "datasets  found 0 values, expected at least 1"],
    ["a wrong type", { datasets: 3 }, "datasets  found 3, expected a name, or an object with a name"],
    ["a name that is no text", { datasets: { name: 3 } }, "datasets.name  found 3, expected one of"],
    [
      "a member without a name",
      { optimizer: { momentum: 1 } },
      'optimizer.name  missing: expected one of "sgd"',
    ],
    [
      "the first word of a name",
      { initializer: "xavier" },
      'initializer  found "xavier"; did you mean "xavier_normal"?',
    ],
    [
      "a parameter of another member",
      { optimizer: { name: "sgd", momentum: 1 } },
      "optimizer.momentum  unknown key",
    ],
    [
      "a custom formula's missing name",
      { activations: { formula: "x" } },
      "activations.name  missing: expected text",
    ],
    [
      "a custom name of the catalogue",
      { activations: { name: "relu", formula: "x" } },
      'activations.formula  an activation called "relu"',
    ],
    [
      "a wrong name in a layer",
      { activations: { layers: ["relu", "tnah"] } },
      'activations.layers.1  found "tnah"; did you mean "tanh"?',
    ],
    [
      "a column that is no name",
      { datasets: { name: "csv", path: "a", target: true } },
      "datasets.target  found true, expected text or a number",
    ],
    [
      "a share above 1",
      { datasets: { name: "hypercube", noise: 2 } },
      "datasets.noise  a share is at most 1",
    ],
    [
      "a fraction of a whole",
      { training: { epochs: 1.5 } },
      "training.epochs  found 1.5, expected a whole number",
    ],
    [
      "an open limit",
      { regularization: { dropout: 1 } },
      "regularization.dropout  found 1, expected less than 1",
    ],
    ["a rate of zero", { learningRate: 0 }, "learningRate  found 0, expected more than 0"],
    [
      "a grid upside down",
      { learningRate: { from: 1, to: 0.1 } },
      "learningRate.to  the highest rate must be above the lowest",
    ],
    ["a number beyond all numbers", { seed: 1e300 }, "seed  found 1e+300, expected at most"],
    [
      "an accuracy in per cent",
      { target: { metric: "train_accuracy", value: 95 } },
      "target.value  found 95, expected a share from 0 to 1",
    ],
    ["no object at all", [] as object, "config  found an empty list, expected an object"],
  ])("say what is wrong with %s", (_what, change, expected) => {
    const [first] = Array.isArray(change)
      ? problems("[]").map((line) => line.slice(5))
      : problemsWith(change);
    expect(first).toContain(expected);
  });

  it.each(["../up", "a/b", "a\\b", ".hidden", "..", "", "a\u0000", "a\n", "con:", "x".repeat(65), "dot."])(
    "refuse %j as a name, because it becomes a directory",
    (name) => {
      expect(problemsWith({ name })[0]).toMatch(/^name {2}found/);
    },
  );

  it("accept a name of letters of any script", () => {
    expect(load({ name: "활성화 함수 v1.2", datasets: "moons", activations: "relu" }).experiment.name).toBe(
      "활성화 함수 v1.2",
    );
  });

  it("point at both places where something stands twice", () => {
    expect(
      problems({
        datasets: ["moons", { name: "moons", noise: 0.1 }],
        activations: ["relu", "elu", { name: "elu", alpha: 1 }],
      }),
    ).toEqual([
      "1:22  datasets.1  the same as datasets.0, so it would be trained twice (1:14)",
      "1:80  activations.2  the same as activations.1, so it would be trained twice (1:74)",
    ]);
    expect(problemsWith({ seeds: [4, 5, 4] })).toEqual([
      "seeds.2  the same as seeds.0, so it would be trained twice (1:51)",
    ]);
  });

  it.each([
    [{ network: [{ hidden: [4] }, { hidden: [4] }] }, "network.1"],
    [{ optimizer: ["sgd", { name: "sgd" }] }, "optimizer.1"],
    [{ initializer: ["auto", "auto"] }, "initializer.1"],
    [{ gain: ["own", "own"] }, "gain.1"],
    [{ regularization: [{}, { l2: 0 }] }, "regularization.1"],
    [{ learningRate: [0.1, 1e-1] }, "learningRate.1"],
    [{ training: { batchSize: [8, 8] } }, "training.batchSize.1"],
    [{ activations: ["relu", { layers: ["relu", "relu"] }] }, "activations.1"],
  ])("find what stands twice in %j", (change, path) => {
    expect(problemsWith(change)[0]).toMatch(new RegExp(`^${path} +the same as`));
  });

  it("refuse a seed whose tuning seeds could not be named, and what is no refinement", () => {
    expect(problemsWith({ learningRate: { tuning: "per-replicate" }, seeds: [1, 2 ** 52] })[0]).toMatch(
      /^seeds\.1 +found 4503599627370496, expected at most 562949953421310, as each seed has 16 tuning seeds/,
    );
    expect(problemsWith({ learningRate: { refine: false } })[0]).toMatch(
      /^learningRate\.refine +found false, expected true, or an object with until and rounds/,
    );
  });

  it("ask for a label where two things have the same", () => {
    expect(problemsWith({ datasets: ["moons", { name: "xor", label: "moons" }] })).toEqual([
      'datasets.1  called "moons" as datasets.0 is; give it a "label" (1:14)',
    ]);
  });

  it("refuse a target that the data set's task does not have", () => {
    const [line, remedy] = problemsWith({
      datasets: ["sine"],
      target: { metric: "train_accuracy", value: 0.9 },
    });
    expect(line).toBe(
      "datasets.0  the target is train_accuracy, which a regression does not have; expected one of train_loss, test_loss, train_r2, test_r2",
    );
    expect(remedy).toContain('"reach"');
  });

  it("refuse a list of activations that is not one for each hidden layer", () => {
    expect(problemsWith({ activations: { layers: ["relu", "tanh", "relu"] } })[0]).toContain(
      "activations.layers  found 3, expected 2: one for each hidden layer of network.0 (1:1)",
    );
    expect(problemsWith({ activations: { layers: ["relu"] } })[0]).toContain("found 1, expected 2");
  });

  it("refuse several activations where no layer would use them", () => {
    const change = { network: [{ hidden: [] }, { hidden: [4] }], activations: ["relu", "tanh"] };
    expect(problemsWith(change)[0]).toContain(
      "network.0.hidden  without hidden layers no activation is used",
    );
    expect(
      load({ datasets: "moons", activations: "linear", network: { hidden: [] } }).experiment.networks,
    ).toEqual([{ hidden: [] }]);
  });

  it.each([
    [{ network: { hidden: [4096, 4096] } }, "network.hidden  found 16,777,216 weights"],
    [{ training: { epochs: 1_000_000 } }, "training.evaluateEvery  found 1,000,000 evaluations"],
    [
      { seeds: 10_000, learningRate: Array.from({ length: 200 }, (_, i) => i + 1) },
      "config  found 2,000,000 trials",
    ],
  ])("refuse what no machine could hold: %j", (change, expected) => {
    expect(problemsWith(change)[0]).toContain(expected);
  });

  it("refuse an activation for which a convention has no gain, where the initialiser asks for one", () => {
    const gelu = { gain: ["own", "pytorch"], activations: ["relu", "gelu"] };
    expect(problemsWith(gelu)[0]).toContain("activations.1  PyTorch's table of gains has no gelu; Use");
    expect(problemsWith({ ...gelu, initializer: "he_normal", seeds: 0 })).toHaveLength(1);
    const silent = { name: "silent", formula: "0 * x" };
    expect(problemsWith({ activations: silent })[0]).toContain(
      'activations  silent has no gain of its own: E[f(z)²] is 0 or infinite; Use "gain": "unit".',
    );
    expect(problemsWith({ activations: silent, gain: "unit", seeds: 0 })).toHaveLength(1);
  });

  it("pass on what is wrong with a CSV file", () => {
    const [line] = problemsWith({ datasets: { name: "csv", path: "t.csv", target: "knid" } });
    expect(line).toBe('datasets  configs/t.csv:1:1: no target column "knid". Did you mean "kind"?');
  });

  it("pass on that a CSV file cannot be read", () => {
    const config = { datasets: { name: "csv", path: "t.csv", target: "a" }, activations: "relu" };
    expect(() => loadConfig(JSON.stringify(config), { file: "c.json", readFile: unreadable })).toThrow(
      "c.json:1:2  datasets  cannot read t.csv",
    );
  });
});
