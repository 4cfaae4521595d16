import { describe, expect, it } from "vitest";
import {
  activationLabel,
  customActivation,
  programOf,
  resolveActivation,
} from "../../src/activations/resolve.js";
import { ActbenchError } from "../../src/errors.js";

/** What the error says: its message and its remedy. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ActbenchError) return `${error.message} ${error.remedy}`;
    throw error;
  }
  throw new Error("accepted");
}

describe("an activation of the catalogue", () => {
  it("has its defaults, and what it is given instead", () => {
    expect(resolveActivation("selu", { alpha: 2 })).toEqual({
      name: "selu",
      formula: "scale * (x > 0 ? x : alpha * (exp(x) - 1))",
      parameters: { scale: 1.0507009873554805, alpha: 2 },
      learned: [],
      initializer: "lecun_normal",
    });
    expect(resolveActivation("maxout").formula).toBe("max(x1, x2)");
    expect(resolveActivation("maxout", { pieces: 4 }).formula).toBe("max(x1, x2, x3, x4)");
    expect(programOf(resolveActivation("maxout", { pieces: 4 })).inputs).toBe(4);
  });

  it("is compiled once, however often it is asked for", () => {
    expect(programOf(resolveActivation("elu"))).toBe(programOf(resolveActivation("elu")));
  });

  it.each([
    ["rellu", {}, 'unknown activation: "rellu" Did you mean "relu"?'],
    ["elu", { alhpa: 1 }, 'unknown parameter of elu: "alhpa" Did you mean "alpha"?'],
    ["relu", { slope: 1 }, 'unknown parameter of relu: "slope" relu has no parameters.'],
    ["maxout", { pieces: 1 }, "pieces of maxout is 1 It is a whole number from 2 to 5."],
    ["maxout", { pieces: 2.5 }, "pieces of maxout is 2.5"],
    ["elu", { alpha: NaN }, "not a finite number"],
    ["celu", { alpha: 0 }, "celu(alpha=0) is not a number at x = 0"],
    ["elu", { constructor: 1 }, 'unknown parameter of elu: "constructor"'],
  ])("%s with %j is refused: %s", (name, given, words) => {
    expect(refusal(() => resolveActivation(name, given as Record<string, number>))).toContain(words);
  });

  it.each([
    ["relu", {}, "relu"],
    ["leaky_relu", { slope: 0.01 }, "leaky_relu"],
    ["leaky_relu", { slope: 0.2 }, "leaky_relu(slope=0.2)"],
    ["selu", { scale: 1, alpha: 1 }, "selu(scale=1, alpha=1)"],
    ["maxout", {}, "maxout"],
    ["maxout", { pieces: 3 }, "maxout(pieces=3)"],
  ])("%s with %j is called %s", (name, given, label) => {
    expect(activationLabel(resolveActivation(name, given as Record<string, number>))).toBe(label);
  });
});

describe("a user's own activation", () => {
  it("takes the same path as the catalogue's", () => {
    const spec = customActivation({ name: "my_act", formula: "x > 0 ? x : a * x", parameters: { a: 0.01 } });
    const { formula: _, ...leaky } = resolveActivation("leaky_relu");
    expect(programOf(spec).nodes).toEqual(programOf(resolveActivation("leaky_relu")).nodes);
    expect(spec.learned).toEqual(leaky.learned);
    expect(activationLabel(spec)).toBe("my_act");
  });

  it.each([
    [{ name: "relu", formula: "x" }, "in the catalogue already"],
    [{ name: "a", formula: "x + y" }, "column 5"],
    [{ name: "a", formula: "log(x)" }, "the value of a is not a number at x = -10"],
    [{ name: "a", formula: "sqrt(abs(x))" }, "the derivative of a is not a number at x = 0"],
    [{ name: "a", formula: "b * x", parameters: { b: 1 }, learned: ["c"] }, "unknown learned parameter"],
  ])("%j is refused: %s", (custom, words) => {
    expect(refusal(() => customActivation(custom as Parameters<typeof customActivation>[0]))).toContain(
      words,
    );
  });
});
