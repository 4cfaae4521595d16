import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { claimProblems } from "../../src/claims/problems.js";
import { createConsole } from "../../src/cli/console.js";
import { buildProgram } from "../../src/cli/main.js";
import { loadConfig } from "../../src/experiment/load-config.js";
import { curveMetrics } from "../../src/metrics/index.js";
import { catalogues } from "../../src/reports/catalogue.js";

const quiet = { write: () => {} };
const program = () =>
  buildProgram(createConsole({ stdout: quiet, stderr: quiet, env: {}, platform: "linux" }, []));

/** A name with two neighbouring letters swapped; undefined where that is the same name. */
function misspelt(name: string): string | undefined {
  const i = [...name].findIndex((letter, at) => at > 0 && at + 1 < name.length && letter !== name[at + 1]);
  return i < 1 ? undefined : name.slice(0, i) + name[i + 1] + name[i] + name.slice(i + 2);
}

const refusal = (...args: readonly string[]): Promise<string> =>
  program()
    .parseAsync([...args], { from: "user" })
    .then(
      () => "nothing was refused",
      (error: Error) => error.message,
    );

/** The options whose names are long enough for a slip to be told; without those that are needed, these are asked for. */
const longOptions = (command: Command): string[] =>
  command.options
    .filter(({ mandatory }) => !mandatory)
    .map(({ long }) => long ?? "")
    .filter((long) => long.length > 4);

const needed = (command: Command): string[] =>
  command.options.filter(({ mandatory }) => mandatory).flatMap(({ long }) => [long ?? "", "1"]);

describe("a slip of the pen", () => {
  // Nobody types the one that shells ask.
  const commands = program().commands.filter((command) => command.name() !== "complete");

  test.each(commands.map((command) => command.name()))(
    "in the command %s is told which is meant",
    async (name) => {
      expect(await refusal(misspelt(name)!)).toMatch(new RegExp(`\\(Did you mean (one of .*)?${name}[,?]`));
    },
  );

  test.each(commands.flatMap((command) => longOptions(command).map((long) => [command.name(), long])))(
    "of %s, in the option %s, is told which is meant",
    async (name, long) => {
      const rest = needed(commands.find((command) => command.name() === name)!);
      expect(await refusal(name, ...rest, `--${misspelt(long.slice(2))}`)).toMatch(
        new RegExp(`\\(Did you mean (one of .*)?${long}[,?]`),
      );
    },
  );

  test.each([
    ["simd", "run", "c.json", "--backend", "smid"],
    ["reference", "merge", "out", "a", "--backend", "refrence"],
    ["svg", "report", "out", "--figures", "svgg"],
    ["refuted", "run", "c.json", "--fail-on", "inconclusive,refutd"],
    ["direction-only", "report", "out", "--fail-on", "direction_only"],
    ["slower", "compare", "a", "b", "--fail-on", "slwer"],
    ["pytorch", "replay", "a", "--trial", "1", "--out", "b", "--to", "pytroch"],
  ])("in the value %s of an option is told which is meant", async (meant, ...args) => {
    expect(await refusal(...args)).toContain(`Did you mean "${meant}"?`);
  });

  test.each([
    ["activations", "list", "activaitons"],
    ["claims", "list", "cliams"],
    ["markdown", "report", "nowhere", "--format", "markdwn"],
    ["markdown", "compare", "a", "b", "--format", "markdwn"],
    ["relu", "gradcheck", "--activation", "rleu"],
    ["relu-6x-tanh", "explain", "relu-6x-tahn"],
  ])("of %s on a command line is told which is meant", async (meant, ...args) => {
    await expect(program().parseAsync([...args], { from: "user" })).rejects.toMatchObject({
      remedy: `Did you mean "${meant}"?`,
      exitCode: 2,
    });
  });
});

/** Where a config names the members of a catalogue. */
const places: Readonly<Record<string, (name: string) => object>> = {
  activations: (name) => ({ activations: ["tanh", name] }),
  datasets: (name) => ({ datasets: name }),
  losses: (name) => ({ loss: { name } }),
  optimizers: (name) => ({ optimizer: { name } }),
  initializers: (name) => ({ initializer: [name] }),
  metrics: (metric) => ({ target: { metric, value: 0.5 } }),
  claims: (name) => ({ claims: ["relu-6x-tanh", name] }),
};

test.each(catalogues.names)(
  "a slip in any of the %s of a config is told the place and which is meant",
  (kind) => {
    const names =
      kind === "metrics"
        ? curveMetrics.names
        : catalogues
            .get(kind)
            .entries()
            .map(({ name }) => name);
    for (const name of names) {
      const slip = misspelt(name);
      if (slip === undefined) continue;
      const config = { datasets: "moons", activations: "relu", ...places[kind](slip) };
      const text = JSON.stringify(config, undefined, 2);
      const line = text.split("\n").findIndex((each) => each.includes(`"${slip}"`)) + 1;
      const load = () => loadConfig(text, { file: "c.json", readFile: () => "", check: claimProblems });
      expect(load, slip).toThrow(new RegExp(`^c\\.json:${line}:\\d+ .*id you mean "${name}"\\?$`));
    }
  },
);
