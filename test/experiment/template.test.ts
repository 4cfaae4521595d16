import { expect, it } from "vitest";
import { loadConfig } from "../../src/experiment/load-config.js";
import { givenRateTrials } from "../../src/experiment/plan.js";
import { configTemplate } from "../../src/experiment/template.js";

const template = configTemplate("./actbench.schema.json");
const load = (text: string) => loadConfig(text, { file: "config.json", readFile: () => "" });

it("writes a starting config that loads and plans", () => {
  const { experiment } = load(template);
  expect(givenRateTrials(experiment)).toHaveLength(2 * 5 * 10);
});

it("gives examples in its comments that load as well", () => {
  const network = /(?<=each hidden layer\. )\[.*?\](?= compares)/.exec(template)?.[0];
  const search = /(?<=or a search: )\{.*?\}/.exec(template)?.[0];
  const overrides = [`network=${network}`, `learningRate=${search}`];
  const { experiment } = loadConfig(template, { file: "config.json", overrides, readFile: () => "" });
  expect(experiment.networks).toEqual([{ hidden: [16] }, { hidden: [16, 16, 16] }]);
  expect(experiment.tuning).toMatchObject({ refine: { until: 0.05, rounds: 4 } });
  const anew = /(?<=\/\/ )\{ "refine".*?\}(?= anew)/.exec(template)?.[0];
  const repeated = loadConfig(template, {
    file: "config.json",
    overrides: [`learningRate=${anew}`],
    readFile: () => "",
  });
  expect(repeated.experiment.tuning).toMatchObject({ refine: { until: 0.05 }, tuning: "per-replicate" });
});

it("names the schema where it is told that it lies", () => {
  expect(configTemplate('C:\\a "b"\\s.json')).toContain('"$schema": "C:\\\\a \\"b\\"\\\\s.json"');
});
