import { Ajv } from "ajv";
import { getNodeValue, parseTree, type Node } from "jsonc-parser";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { activations } from "../../src/activations/index.js";
import { datasets } from "../../src/datasets/index.js";
import { configJsonSchema } from "../../src/experiment/json-schema.js";
import { loadConfig } from "../../src/experiment/load-config.js";
import { configTemplate } from "../../src/experiment/template.js";
import { initializers } from "../../src/nn/initializers/index.js";
import { optimizers } from "../../src/nn/optimizers/index.js";

const schema = configJsonSchema();
// Editors know two keywords that draft 7 does not.
const validate = new Ajv({ keywords: ["allowComments", "allowTrailingCommas"] }).compile(schema);

const configs = new URL("../../configs/", import.meta.url);
const parse = (text: string): unknown =>
  getNodeValue(parseTree(text, [], { allowTrailingComma: true }) as Node);
const config = (change: object) => ({ datasets: "moons", activations: "relu", ...change });

describe("actbench.schema.json", () => {
  it("is what the config schema gives now; npm run schema writes it", async () => {
    await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(
      "../../actbench.schema.json",
    );
  });

  it("is draft 7, with the object at its root", () => {
    expect(schema).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#", type: "object" });
    expect(schema).not.toHaveProperty("$ref");
  });

  it.each(readdirSync(configs).filter((file) => file.endsWith(".json")))("accepts configs/%s", (file) => {
    validate(parse(readFileSync(new URL(file, configs), "utf8")));
    expect(validate.errors).toBeNull();
  });

  it("accepts what actbench init writes, and what a resolved config says", () => {
    const text = configTemplate("./actbench.schema.json");
    const { resolved } = loadConfig(text, { file: "config.json", readFile: () => "" });
    expect([validate(parse(text)), validate(JSON.parse(resolved))]).toEqual([true, true]);
  });

  it.each([
    ...activations.names.map((name) => ({ activations: name })),
    ...activations.names.map((name) => ({ activations: [{ name, label: "mine" }] })),
    ...datasets.names.map((name) => ({ datasets: [name, { name, testShare: 0.5 }] })),
    ...optimizers.names.map((name) => ({ optimizer: [name, { name }] })),
    ...initializers.names.map((name) => ({ initializer: [name, { name }] })),
  ])("knows every member of the registries: %j", (change) => {
    expect(validate(config(change))).toBe(true);
  });

  it.each([
    { datasets: "spirls" },
    { datasets: [] },
    { datasets: "csv" },
    { datasets: { name: "moons", nosie: 0.1 } },
    { datasets: { name: "moons", samples: 1.5 } },
    { activations: "rleu" },
    { activations: { name: "elu", slope: 1 } },
    { activations: { name: "maxout", pieces: 9 } },
    { activations: { name: "mine", formula: 3 } },
    { activations: { layers: "relu" } },
    { optimizer: { name: "adam", beta: 0.9 } },
    { initializer: 3 },
    { gain: "mine" },
    { network: { hidden: 32 } },
    { regularization: { dropout: 1 } },
    { learningRate: 0 },
    { learningRate: { from: "low" } },
    { training: { epoch: 5 } },
    { target: { metric: "speed", value: 1 } },
    { seeds: 0 },
    { name: "../elsewhere" },
    { epochs: 5 },
  ])("refuses %j", (change) => {
    expect(validate(config(change))).toBe(false);
  });

  it("describes every key and every member, for editors to show", () => {
    const properties = schema.properties as Record<string, { description?: string }>;
    for (const [key, { description }] of Object.entries(properties)) expect(description, key).toMatch(/\.$/);
    for (const { title } of [...activations.members, ...datasets.members, ...optimizers.members]) {
      expect(JSON.stringify(schema)).toContain(JSON.stringify(title));
    }
  });
});
