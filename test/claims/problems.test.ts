import { expect, it } from "vitest";
import { claimProblems, declarationProblems } from "../../src/claims/problems.js";
import { loadConfig, parseClaims } from "../../src/experiment/load-config.js";

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

const loadClaims = (claims: string) => () =>
  loadConfig(
    `{
  "datasets": "moons", "optimizer": ["sgd", { "name": "momentum", "label": "my sgd" }, { "name": "adam", "label": "my_sgd" }],
  "activations": ["relu", "tanh"],
  "claims": [
    ${claims}
  ]
}`,
    { file: "c.json", readFile: () => "", check: claimProblems },
  );
const against = (label: string, is = '"sooner"') =>
  `{ "compare": { "optimizer": "${label}" }, "with": { "optimizer": "sgd" }, "is": ${is} }`;

it("different claims of one name are refused, as tables could not tell them apart", () => {
  expect(loadClaims(`${against("my sgd")},\n    ${against("my_sgd")}`)).toThrow(
    "c.json:6:5  claims.1  found another claim that tables call epochs_to_target-my_sgd-sooner-sgd as well; " +
      "leave one of them out, or change a label by more than its punctuation (5:5)",
  );
  expect(loadClaims(`"relu-6x-tanh", { "faster": "relu", "than": "tanh", "times": 6 }`)).toThrow(
    "found another claim that tables call relu-6x-tanh as well",
  );
  expect(
    loadClaims(`${against("my sgd")}, ${against("my sgd", '{ "sooner": 1 }')}, "all", "relu-6x-tanh"`),
  ).not.toThrow();
});
