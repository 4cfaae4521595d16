import { describe, expect, test } from "vitest";
import { activations } from "../../src/activations/index.js";
import { claims } from "../../src/claims/index.js";
import { registerExplain } from "../../src/cli/explain.js";
import { expectGolden } from "../helpers/golden.js";
import { runCommand } from "../helpers/run-command.js";

const explain = (...argv: readonly string[]) => runCommand(registerExplain, "explain", ...argv);

test.each(["elu", "maxout"])("the page of %s looks as it should", async (name) => {
  expectGolden(`explain-${name}.txt`, (await explain(name)).out);
});

test.each(activations.names)("%s has a page within 80 columns, without a stray NaN", async (name) => {
  const { out } = await explain(name);
  expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(out).not.toMatch(/NaN|undefined|Infinity/);
});

test.each(claims.names)(
  "the claim %s says where it comes from, what was measured then and how it is tested",
  async (name) => {
    const { out } = await explain(name);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
    for (const title of ["source", "measured then", "tested here", "may fail", "to test it"]) {
      expect(out).toMatch(new RegExp(`^ {2}${title} {2,}\\S.{5}`, "m"));
    }
    expect(JSON.parse((await explain(name, "--json")).out)).toMatchObject({
      name,
      test: claims.get(name).test,
    });
  },
);

test("a name that is neither is told the nearest of both", async () => {
  await expect(explain("relu-6x-tahn")).rejects.toMatchObject({ remedy: 'Did you mean "relu-6x-tanh"?' });
  await expect(explain("rleu")).rejects.toMatchObject({ remedy: 'Did you mean "relu"?' });
});

describe("the facts", () => {
  test("of the sigmoid are the textbook's", async () => {
    const { out } = await explain("sigmoid");
    expect(out).toContain("sigmoid(x) * (1 - sigmoid(x))");
    expect(out).toMatch(/range +0 to 1\n/);
    expect(out).toMatch(/largest slope +\|f′\| ≤ 0\.25 /);
    expect(out).toMatch(/saturates +below −5 and above 5,/);
    expect(out).toMatch(/zero-centred +no: f\(0\) = 0\.5, mean 0\.5 /);
  });

  test("of tanh say that it is flat from 2.5 on and zero-centred", async () => {
    const { out } = await explain("tanh");
    expect(out).toMatch(/saturates +below −2\.5 and above 2\.5,/);
    expect(out).toMatch(/zero-centred +yes/);
  });

  test("of a learned parameter include the derivative by it", async () => {
    const { out } = await explain("prelu");
    expect(out).toContain("∂f/∂slope");
    expect(out).toContain("slope = 0.25 (learned");
  });
});

test("a parameter can be given", async () => {
  expect((await explain("leaky_relu", "-p", "slope=0.2")).out).toContain("x > 0 ? x : 0.2 * x");
  expect((await explain("maxout", "--parameter", "pieces=3")).out).toContain("max(x1, x2, x3)");
});

test("a formula of one's own is explained as a member of the catalogue is", async () => {
  const { out } = await explain("--formula", "x > 0 ? x : a * x", "-p", "a=0.5");
  expect(out).toMatch(/f′\(x\) +x > 0 \? 1 : 0\.5\n/);
});

test("a formula that is infinite far out is drawn as far as it is finite", async () => {
  const { out } = await explain("--formula", "exp(exp(x * 1.2))");
  expect(out).toContain("f′(x)");
});

test("--json gives the same facts", async () => {
  expect(JSON.parse((await explain("elu", "--json")).out)).toMatchObject({
    label: "elu",
    title: "ELU",
    inputs: ["x"],
    derivatives: [{ by: "x" }],
    properties: { range: [expect.closeTo(-1, 6), null] },
    gains: { own: expect.closeTo(1.246, 2), pytorch: null },
  });
});

test.each([
  [["ellu"], 'no activation and no claim is called "ellu"', 'Did you mean "elu"?'],
  [["elu", "-p", "alhpa=1"], 'unknown parameter of elu: "alhpa"', 'Did you mean "alpha"?'],
  [["--formula", "x * tnh(x)"], /^formula, column 5: unknown function/, 'Did you mean "tanh"?'],
  [[], "nothing to explain", /Name an activation/],
])("%j is refused with a remedy", async (argv, message, remedy) => {
  await expect(explain(...argv)).rejects.toMatchObject({
    message: typeof message === "string" ? message : expect.stringMatching(message),
    remedy: typeof remedy === "string" ? remedy : expect.stringMatching(remedy),
    exitCode: 2,
  });
});

test("a parameter without a number is refused", async () => {
  await expect(explain("elu", "-p", "alpha=much")).rejects.toThrow("Expected name=number");
});
