import { expect, it } from "vitest";
import { commandsOf } from "./shell.js";

it("commands are found in code blocks, and taken apart as a shell does", () => {
  const page = [
    "Prose may speak of actbench run without more.",
    "",
    "    npm ci && npx actbench run configs/quickstart.json",
    "    echo '[]' | actbench judge results/a --claims -",
    '    actbench explain --formula "x * tanh(exp(x))"   # draws it',
    "    actbench run c.json --set 'gain=[\"own\"]' > out.txt",
    "    parallel actbench run c.json --shard {}/16 ::: {1..16}",
    "",
    "```text",
    "$ actbench list | head -1",
    "actbench said this",
    "  $ actbench init      write a config",
    "```",
  ].join("\n");
  expect(commandsOf(page)).toEqual([
    ["run", "configs/quickstart.json"],
    ["judge", "results/a", "--claims", "-"],
    ["explain", "--formula", "x * tanh(exp(x))"],
    ["run", "c.json", "--set", 'gain=["own"]'],
    ["run", "c.json", "--shard", "3/16"],
    ["list"],
    ["init"],
  ]);
});
