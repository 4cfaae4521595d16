import { describe, expect, test } from "vitest";
import { loadConfig } from "../../src/experiment/load-config.js";

const load = (activations: unknown) =>
  loadConfig(JSON.stringify({ datasets: "moons", activations }), {
    file: "c.json",
    readFile: () => "",
  });
const labels = (activations: unknown) => load(activations).experiment.activations.map(({ label }) => label);

describe("a list for a parameter is an activation with each of its values", () => {
  test("of the catalogue, of one's own, with a label or without", () => {
    expect(labels(["relu", { name: "leaky_relu", slope: [0.01, 0.2] }])).toEqual([
      "relu",
      "leaky_relu",
      "leaky_relu(slope=0.2)",
    ]);
    expect(labels({ name: "elu", alpha: [1, 2], label: "E" })).toEqual(["E(alpha=1)", "E(alpha=2)"]);
    const own = { name: "mine", formula: "max(a * x, b * x)", parameters: { a: [0.5, 1], b: [0, 0.1] } };
    expect(labels(own)).toEqual([
      "mine(a=0.5, b=0)",
      "mine(a=0.5, b=0.1)",
      "mine(a=1, b=0)",
      "mine(a=1, b=0.1)",
    ]);
  });

  test("and the resolved config gives the same experiment", () => {
    const { experiment, resolved } = load([{ name: "leaky_relu", slope: [0.01, 0.2] }]);
    const again = loadConfig(resolved, { file: "c.json", readFile: () => "" });
    expect(again.experiment).toEqual(experiment);
  });

  test("a wrong value is placed at the list that it stands in", () => {
    expect(() => load(["relu", { name: "leaky_relu", slope: [0.01, "a"] }])).toThrow(
      /activations\.1\.slope {2}found "a", expected a number/,
    );
  });

  test("what is said of an activation behind a list is placed where the config has it", () => {
    expect(() =>
      load([
        { name: "leaky_relu", slope: [0.01, 0.2] },
        { layers: ["relu"], label: "one" },
      ]),
    ).toThrow(/c\.json:1:\d+ {2}activations\.1\.layers /);
  });
});

test("a list of what is no number is refused, whatever stands in it", () => {
  expect(() => load({ name: "leaky_relu", slope: [JSON.parse('{"toString": 1}')] })).toThrow(
    /activations\.slope {2}found an object, expected a number/,
  );
});

test.each([[7], [null], [[]], ["rleu"]])(
  "a field that is no list of activations is refused: %j",
  (activations) => {
    expect(() => load(activations)).toThrow(/c\.json:1:\d+ {2}activations {2}found /);
  },
);

test.each(["NA", "null", "nan", "None", "#N/A"])(
  "a label that pandas reads as missing is refused: %s",
  (label) => {
    expect(() => load([{ name: "relu", label }])).toThrow(/which pandas and R read as a missing value/);
  },
);
