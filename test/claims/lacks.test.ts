import { describe, expect, test } from "vitest";
import { claimProblems } from "../../src/claims/problems.js";
import { loadConfig } from "../../src/experiment/load-config.js";

const config = (change: object) =>
  JSON.stringify({
    datasets: ["moons", "sine"],
    activations: ["relu", "leaky_relu", "linear", "prelu"],
    target: { metric: "train_loss", value: 0.1 },
    network: { hidden: [8] },
    ...change,
  });
const load = (claim: object, change: object = {}) =>
  loadConfig(config({ claims: [{ is: "less", ...claim }], ...change }), {
    file: "c.json",
    readFile: () => "",
    check: claimProblems,
  });
const arms = (a: object, b: object) => ({ compare: a, with: b });
const activations = (a: string, b: string) => arms({ activation: a }, { activation: b });

describe("a measure that none of a claim's networks can have", () => {
  test("is refused with the reason and the measures that fit", () => {
    const ofSine = { ...activations("relu", "linear"), measure: "best_test_accuracy" };
    expect(() => load(ofSine)).toThrow(
      'claims.0.measure  found "best_test_accuracy", but sine is a regression, which has no accuracy; expected ' +
        "epochs_to_target, final_train_loss, final_test_loss, best_test_loss, mean_train_loss, dead_share, " +
        'seconds_per_epoch or seconds_to_target, or "onDatasets": ["moons"]',
    );
    expect(() => load({ ...ofSine, onDatasets: ["moons"] })).not.toThrow();

    const shallow = { ...activations("relu", "linear"), measure: "gradient_ratio" };
    expect(() => load(shallow)).toThrow(
      "a network needs two hidden layers for a ratio of the first to the last",
    );
    expect(() => load(shallow, { network: [{ hidden: [8] }, { hidden: [8, 8] }] })).not.toThrow();
    expect(() =>
      load(
        { ...arms({ hidden: [8, 8] }, { hidden: [8] }), measure: "gradient_ratio" },
        { network: [{ hidden: [8] }, { hidden: [8, 8] }] },
      ),
    ).toThrow("a network needs two hidden layers");

    const dead = { measure: "dead_share" };
    expect(() => load({ ...activations("leaky_relu", "linear"), ...dead })).toThrow(
      "no unit of leaky_relu or linear can die, as no derivative is 0 over any stretch",
    );
    expect(() => load({ ...activations("leaky_relu", "relu"), ...dead })).not.toThrow();
    expect(() => load({ ...activations("leaky_relu", "prelu"), ...dead })).not.toThrow();
    const flat = { network: { hidden: [] }, activations: "linear", optimizer: ["sgd", "adam"] };
    expect(() => load({ ...arms({ optimizer: "adam" }, { optimizer: "sgd" }), ...dead }, flat)).toThrow(
      "a network without hidden layers has no units",
    );
  });

  test("is found out of a CSV file as well, whatever its target", () => {
    const text = Array.from({ length: 40 }, (_, i) => `${i},${(i * 7) % 11}.5\n`).join("");
    const loadFile = () =>
      loadConfig(
        config({
          datasets: { name: "csv", path: "own.csv", target: 2, header: false },
          claims: [{ ...activations("relu", "linear"), measure: "final_test_accuracy", is: "more" }],
        }),
        { file: "c.json", readFile: () => text, check: claimProblems },
      );
    expect(loadFile).toThrow("own is a regression, which has no accuracy");
  });
});
