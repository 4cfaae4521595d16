import { readFileSync, readdirSync } from "node:fs";
import * as fc from "fast-check";
import { parse } from "jsonc-parser";
import { afterEach, describe, expect, it } from "vitest";
import { ActbenchError } from "../../src/errors.js";
import { loadConfig, type LoadedConfig } from "../../src/experiment/load-config.js";
import { outlookOf } from "../../src/experiment/outlook.js";

const TABLE = "a,b,kind\n1,2,x\n2,3,y\n4,1,x\n5,6,y\n";
const configs = new URL("../../configs/", import.meta.url);
const shipped = readdirSync(configs)
  .filter((file) => file.endsWith(".json"))
  .map((file) => parse(readFileSync(new URL(file, configs), "utf8")) as object);

/** Either a study that can be counted, or one error in lines that name the file. */
function tryConfig(text: string): LoadedConfig | undefined {
  try {
    const loaded = loadConfig(text, { file: "any.json", readFile: () => TABLE });
    outlookOf([loaded.experiment], 4);
    return loaded;
  } catch (error) {
    if (!(error instanceof ActbenchError)) throw error;
    expect(error.message).toMatch(/^any\.json|any\.json:\d+:\d+|trials/);
    return undefined;
  }
}

type Json = fc.JsonValue;
const isObject = (value: unknown): value is Record<string, Json> =>
  typeof value === "object" && value !== null;

/** The same value with what stands at one of its places replaced; `at` chooses the place. */
function replaceOne(value: Json, at: number, by: Json): Json {
  const copy = structuredClone(value);
  const places: [Record<string, Json>, string][] = [];
  const collect = (part: Json): void => {
    if (!isObject(part)) return;
    for (const key of Object.keys(part)) {
      places.push([part, key]);
      collect(part[key]);
    }
  };
  collect(copy);
  const [parent, key] = places[at % places.length];
  parent[key] = by;
  return copy;
}

afterEach(() => expect(({} as { polluted?: unknown }).polluted).toBeUndefined());

describe("any config is a study or one clear error:", () => {
  it("any text", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), fc.string({ unit: "binary" })),
        (text) => void tryConfig(text),
      ),
    );
  });

  it("a shipped config with any value in any place", () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.double(), fc.integer(), fc.string());
    const mutated = fc
      .tuple(fc.constantFrom(...shipped), fc.nat(), value)
      .map(([config, at, by]) => replaceOne(config as Json, at, (by as Json) ?? null));
    fc.assert(
      fc.property(mutated, (config) => void tryConfig(JSON.stringify(config))),
      { numRuns: 300 },
    );
  });

  it("a shipped config with any part of its text taken out or put twice", () => {
    const cut = fc.tuple(fc.constantFrom(...shipped), fc.nat(), fc.nat({ max: 30 }), fc.boolean());
    fc.assert(
      fc.property(cut, ([config, place, length, twice]) => {
        const text = JSON.stringify(config);
        const at = place % text.length;
        const end = at + length;
        tryConfig(text.slice(0, twice ? end : at) + text.slice(twice ? at : end));
      }),
      { numRuns: 300 },
    );
  });

  it("with keys that objects have by nature", () => {
    const own = `{ "datasets": "moons", "activations": "relu", "__proto__": { "polluted": 1 }, "constructor": 2 }`;
    expect(() => loadConfig(own, { file: "any.json", readFile: () => TABLE })).toThrow(
      /__proto__|constructor/,
    );
  });
});
