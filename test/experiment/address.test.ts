import {
  assert,
  constantFrom,
  dictionary,
  jsonValue,
  oneof,
  property,
  string,
  stringMatching,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { configIn, hashOf } from "../../src/experiment/overrides.js";

describe("a config in an address", () => {
  it("can be read, and written by hand", () => {
    const config = {
      datasets: "moons",
      network: { hidden: [8, 8] },
      activations: ["tanh", "relu"],
      seeds: 7,
    };
    const hash = "#datasets=moons&network.hidden=[8,8]&activations=[%22tanh%22,%22relu%22]&seeds=7";
    expect(hashOf(config)).toBe(hash);
    expect(configIn(hash)).toEqual(config);
  });

  it("comes back as it went in, whatever it holds", () => {
    const text = string();
    const name = oneof(text, constantFrom("1", "true", "a=b&c", "100 %", "x.y", "é 🎉", '"')).filter(
      (key) => key !== "__proto__",
    );
    const value = jsonValue({ depthSize: "small", noUnicodeString: false }).filter(
      (json) => !JSON.stringify(json).includes("__proto__"),
    );
    const key = stringMatching(/^[a-z]\w*$/).filter((plain) => plain !== "__proto__");
    const config = dictionary(key, oneof(value, name, dictionary(name, value, { maxKeys: 4 })), {
      minKeys: 1,
      maxKeys: 5,
    });
    assert(
      property(config, (given) => {
        const plain = JSON.parse(JSON.stringify(given)) as Record<string, unknown>;
        expect(configIn(hashOf(plain))).toEqual(plain);
      }),
      { numRuns: 40 },
    );
  });

  it("is asked for where there is none, and where it has been cut", () => {
    expect(configIn("")).toBeUndefined();
    expect(configIn("#")).toBeUndefined();
    expect(() => configIn("#datasets=moons&activ")).toThrow('sets nothing in a config with "activ"');
    expect(() => configIn("#datasets=%E0%A4%A")).toThrow("sets nothing in a config");
  });
});
