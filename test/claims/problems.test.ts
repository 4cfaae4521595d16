import { expect, it } from "vitest";
import { claimProblems, declarationProblems } from "../../src/claims/problems.js";
import { loadConfig } from "../../src/experiment/load-config.js";
import { parseClaims } from "../../src/experiment/parse-claims.js";

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

it("so are those of a list that is judged later, and of a claim that stands alone", () => {
  const { experiment } = loadConfig('{ "datasets": "moons", "activations": "relu" }', {
    file: "c.json",
    readFile: () => "",
  });
  const read = (text: string) => () =>
    parseClaims(text, "claims.json", (each) => declarationProblems(each, experiment));
  expect(read('[\n  "relu-units-die",\n  "relu-6x-tahn"\n]')).toThrow(
    'claims.json:3:3  1  unknown claim: "relu-6x-tahn". Did you mean "relu-6x-tanh"?',
  );
  expect(read(' { "faster": "rleu", "than": "tanh" }')).toThrow(
    'claims.json:1:2  config  a claim names an unknown activation: "rleu". Did you mean "relu"?',
  );
  expect(read('["relu-units-die"]')()).toEqual(["relu-units-die"]);
});
