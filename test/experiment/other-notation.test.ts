import { describe, expect, test } from "vitest";
import { ActbenchError } from "../../src/errors.js";
import { loadConfig } from "../../src/experiment/load-config.js";

const good = '{ "datasets": "moons", "activations": ["relu"] }';

function errorOf(text: string, overrides: readonly string[] = []): ActbenchError {
  try {
    loadConfig(text, { file: "c.json", overrides, readFile: () => "" });
  } catch (error) {
    if (error instanceof ActbenchError) return error;
    throw error;
  }
  throw new Error("no error");
}

describe("a config that is no JSON is told for what it is:", () => {
  test.each([
    ["YAML", "datasets: moons\nactivations: [relu]\n"],
    ["YAML", "---\n# mine\ndatasets:\n  - moons\n"],
    ["TOML", 'datasets = "moons"\n'],
    ["TOML", "[network]\nhidden = [8]\n"],
    ["a Python dict", "{'datasets': 'moons', 'activations': ['relu']}"],
    ["a Python dict", '{"datasets": "moons", "claims": None}'],
    ["a backslash is written twice", String.raw`{ "datasets": { "path": "C:\Users\beans.csv" } }`],
    ["a page or XML", "<!DOCTYPE html><html></html>"],
  ])("%s", (what, text) => {
    const { message, remedy } = errorOf(text);
    expect(message).toMatch(/^c\.json:\d+:\d+ {2}not valid JSON/);
    expect(remedy).toContain(what);
  });

  test("and one that is merely wrong is not", () => {
    expect(errorOf('{ "datasets": "moons", }, }').remedy).toBeUndefined();
  });
});

describe("--set with a value that is no JSON shows the one that was probably meant:", () => {
  test.each([
    ["activations=relu,tanh", 'activations=["relu","tanh"]'],
    ["activations=[relu]", 'activations=["relu"]'],
    ["activations=['relu', 'tanh']", 'activations=["relu","tanh"]'],
    ["seeds=1,2,3", "seeds=[1,2,3]"],
    ["learningRate=.1", "learningRate=0.1"],
    ["learningRate=.1,.3", "learningRate=[0.1,0.3]"],
    ["network.hidden=8,8", "network.hidden=[8,8]"],
  ])("%s", (given, meant) => {
    expect(errorOf(good, [given]).remedy).toBe(`Did you mean --set '${meant}'?`);
  });

  test("a text that is one is not questioned", () => {
    expect(errorOf(good, ["optimizer=sdg"]).remedy).toBeUndefined();
  });
});
