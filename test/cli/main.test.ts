import { openSync } from "node:fs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { comparisonFormats } from "../../src/reports/comparison/formats.js";
import { reportFormats } from "../../src/reports/formats/index.js";
import { actbench } from "../helpers/actbench.js";

const program = fileURLToPath(new URL("../../bin/actbench.js", import.meta.url));
const commands = [
  "run",
  "report",
  "judge",
  "merge",
  "slurm",
  "verify",
  "compare",
  "replay",
  "init",
  "list",
  "explain",
  "gradcheck",
  "schema",
  "completion",
  "open",
  "race",
  "power",
  "register",
];

describe("help", () => {
  it("lists every command, with examples, and ends with 0", async () => {
    const { code, out, err } = await actbench(["--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const name of commands) expect(out).toMatch(new RegExp(`^ +${name} `, "m"));
    expect(out).toMatch(/\nExamples:\n {2}\$ actbench /);
    expect(out.match(/^ {2}[a-z]+/gm)).toHaveLength(commands.length + 1);
  });

  it.each(commands)("of %s has examples of it", async (name) => {
    const { code, out } = await actbench([name, "--help"]);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: actbench ${name}`);
    expect(out).toMatch(new RegExp(`\\nExamples:\\n(.*\\n)*.*\\$ .*actbench ${name}`));
    expect((await actbench(["help", name])).out).toBe(out);
  });
});

it.each([
  ["report", reportFormats],
  ["compare", comparisonFormats],
])("the help of %s names every format that there is, and no other", async (command, { names }) => {
  const { out } = await actbench([command, "--help"]);
  const [, listed] =
    /--format <name> +how to write (?:it|the report): ([^(]*)/.exec(out.replaceAll(/\s+/g, " ")) ?? [];
  expect(listed?.trim().split(/, | or /)).toEqual(names);
});

it("--version is the package's", async () => {
  const { default: manifest } = await import("../../package.json", { with: { type: "json" } });
  expect(await actbench(["--version"])).toEqual({ code: 0, out: `${manifest.version}\n`, err: "" });
  expect((await actbench(["-V"])).out).toBe(`${manifest.version}\n`);
});

describe("a command line that is wrong", () => {
  it.each([
    ["an unknown command", ["rnu"], "unknown command 'rnu'\n(Did you mean run?)"],
    [
      "an unknown option",
      ["run", "c.json", "--jbos", "3"],
      "unknown option '--jbos'\n(Did you mean --jobs?)",
    ],
    ["a missing argument", ["run"], "missing required argument 'config'"],
    ["an argument too many", ["run", "a.json", "b.json"], "too many arguments"],
    ["a number of jobs that is none", ["run", "c.json", "--jobs", "0"], "Expected a whole number from 1"],
    ["a backend that is none", ["run", "c.json", "--backend", "gpu"], "Known: simd, wide, reference."],
    [
      "a verdict that is none",
      ["run", "c.json", "--fail-on", "supported,reputed"],
      'Unknown: "reputed". Did you mean "refuted"?',
    ],
    ["a command that there is no help on", ["help", "rnu"], "unknown command 'rnu'\n(Did you mean run?)"],
    ["a result that is not there", ["report", "nowhere"], "there is no nowhere/journal.jsonl"],
    ["a result that is a file", ["report", "package.json"], "there is no package.json/journal.jsonl"],
  ])("with %s is told so, and ends with 2", async (_title, args, message) => {
    const { code, out, err } = await actbench(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(err).not.toMatch(/\n +at /);
  });

  it("without a command is shown what there is", async () => {
    const { code, out, err } = await actbench([]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("Usage: actbench");
  });
});

describe("an output", () => {
  it("that its reader closes is no error", async () => {
    const { code, err } = await actbench(["list", "--json"], {
      meanwhile: (child) => child.stdout?.destroy(),
    });
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it.skipIf(process.platform !== "linux")("that can't be written is an error, without a stack", async () => {
    const child = spawn(process.execPath, [program, "list"], {
      stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
    });
    let err = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => void (err += text));
    const [code] = await once(child, "close");
    expect({ code, err }).toEqual({
      code: 1,
      err: "error: cannot write the output: no space left on device\n",
    });
  });
});
