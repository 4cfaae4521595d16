import { expect, it } from "vitest";
import { claimProblems } from "../../src/claims/problems.js";
import { loadConfig } from "../../src/experiment/load-config.js";

it("claims of unknown names are told all at once, with line, column and the nearest name", () => {
  const text = `{
  "datasets": "moons", "activations": ["relu", "tanh"],
  "claims": [
    "relu-6x-tahn",
    { "faster": "rleu", "than": "tanh" },
    { "faster": "relu", "than": "tanh", "onDatasets": ["mons"] },
    { "faster": "relu", "than": "relu" },
    "relu-units-die"
  ]
}`;
  const load = () => loadConfig(text, { file: "c.json", readFile: () => "", check: claimProblems });
  expect(load).toThrow(
    `c.json:4:5  claims.0  unknown claim: "relu-6x-tahn". Did you mean "relu-6x-tanh"?
c.json:5:5  claims.1  a claim names an unknown activation: "rleu". Did you mean "relu"?
c.json:6:5  claims.2  a claim names an unknown data set: "mons". Did you mean "moons"?
c.json:7:5  claims.3  a claim that relu is faster than itself. Name two different activations.`,
  );
});
