import { describe, expect, it } from "vitest";
import { createRegistry, didYouMean, nearestName } from "../src/registry.js";

const names = ["relu", "elu", "leaky_relu", "xavier_normal", "xavier_uniform", "xor"];

describe("nearestName", () => {
  it.each([
    ["rleu", "relu", "two letters swapped"],
    ["ReLU", "relu", "another case"],
    ["leaky-relu", "leaky_relu", "a hyphen"],
    ["leakyrelu", "leaky_relu", "a sign left out"],
    ["xavier", "xavier_normal", "the first word alone"],
    ["xavir", "xavier_normal", "the first word alone, with a slip"],
    ["xavier_unifrom", "xavier_uniform", "a slip in a long name"],
  ])("takes %j for %j: %s", (name, meant) => {
    expect(nearestName(name, names)).toBe(meant);
  });

  it.each(["tanh", "zz", "x", ""])("does not guess what %j means", (name) => {
    expect(nearestName(name, names)).toBeUndefined();
  });

  it("knows nothing where there are no names", () => {
    expect(nearestName("relu", [])).toBeUndefined();
  });
});

describe("didYouMean", () => {
  it("names the nearest, and all where none is near", () => {
    expect(didYouMean("rleu", names)).toBe('Did you mean "relu"?');
    expect(didYouMean("tanh", ["relu", "elu"])).toBe("Known: relu, elu.");
  });
});

describe("createRegistry", () => {
  const registry = createRegistry("activation", [{ name: "relu" }, { name: "elu" }]);

  it("keeps the order of its members and finds them by name", () => {
    expect(registry.names).toEqual(["relu", "elu"]);
    expect(registry.get("elu")).toBe(registry.members[1]);
    expect([registry.has("elu"), registry.has("toString")]).toEqual([true, false]);
  });

  it("refuses an unknown name with the one that was meant", () => {
    expect(() => registry.get("rleu")).toThrow(
      expect.objectContaining({ message: 'unknown activation: "rleu"', remedy: 'Did you mean "relu"?' }),
    );
  });

  it("refuses two members of one name", () => {
    expect(() => createRegistry("activation", [{ name: "a" }, { name: "a" }])).toThrow("share a name");
  });
});
