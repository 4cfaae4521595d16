import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { activations } from "../../src/activations/index.js";
import { candidates } from "../../src/cli/complete-command.js";
import { sourceFor, sources } from "../../src/cli/completion-sources.js";
import { createConsole } from "../../src/cli/console.js";
import { buildProgram } from "../../src/cli/main.js";
import { datasets } from "../../src/datasets/index.js";
import { actbench } from "../helpers/actbench.js";
import { sharedDirectory } from "../helpers/temporary-directory.js";

const quiet = { write: () => {} };
const program = buildProgram(createConsole({ stdout: quiet, stderr: quiet, env: {}, platform: "linux" }, []));
const directory = sharedDirectory();

beforeAll(() => {
  mkdirSync(join(directory, "results/one"), { recursive: true });
  mkdirSync(join(directory, "results/unfinished"));
  mkdirSync(join(directory, "configs"));
  mkdirSync(join(directory, "bin"));
  writeFileSync(join(directory, "results/one/journal.jsonl"), "");
  writeFileSync(join(directory, "configs/first study.json"), "{}");
  writeFileSync(join(directory, "configs/notes.txt"), "");
  writeFileSync(join(directory, "runs.csv"), "");
  symlinkSync(
    fileURLToPath(new URL("../../bin/actbench.js", import.meta.url)),
    join(directory, "bin/actbench"),
  );
});

/** What `actbench complete` answers in the directory above. */
async function complete(...words: string[]): Promise<{ values: string[]; directive: string }> {
  const { code, out, err } = await actbench(["complete", "--", ...words], { cwd: directory });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const lines = out.trimEnd().split("\n");
  return { values: lines.slice(0, -1).map((line) => line.split("\t")[0]), directive: lines.at(-1) ?? "" };
}

const valuesOf = async (...words: string[]) => (await candidates(words, program)).map(({ value }) => value);

describe("completion knows", () => {
  it("commands, and what a command's options are", async () => {
    expect(await valuesOf("ver")).toEqual(["verify"]);
    expect(await valuesOf("report", "--f")).toEqual(["--format", "--figures", "--fail-on"]);
    expect(await valuesOf("--ascii", "list", "--js")).toEqual(["--json"]);
    expect(await valuesOf("help", "gr")).toEqual(["gradcheck"]);
  });

  it("the values of options, one or several", async () => {
    expect(await valuesOf("report", "r", "--format", "mark")).toEqual(["markdown"]);
    expect(await valuesOf("report", "r", "--format", "check")).toEqual(["checklist"]);
    expect(await valuesOf("compare", "a", "b", "--format", "check")).toEqual([]);
    expect(await valuesOf("run", "c.json", "--backend=")).toEqual(["simd", "wide", "reference"]);
    expect(await valuesOf("run", "c.json", "--fail-on", "refuted,inc")).toEqual(["refuted,inconclusive"]);
  });

  it("activations, data sets and claims", async () => {
    expect(await valuesOf("explain", "leaky")).toEqual(["leaky_relu", "leaky-fixes-dying"]);
    expect(await valuesOf("gradcheck", "--activation", "")).toEqual(activations.names);
    expect(await valuesOf("run", "c.json", "--set", "datasets=mo")).toEqual(["datasets=moons"]);
    expect(await valuesOf("run", "c.json", "-s", "data")).toEqual(["datasets="]);
    const all = await valuesOf("run", "c.json", "--set", "datasets=");
    expect(all).toEqual(expect.arrayContaining(datasets.names.map((name) => `datasets=${name}`)));
  });

  it("results, configs and tables that are there", async () => {
    expect(await complete("report", "")).toEqual({ values: ["results/one"], directive: ":4" });
    expect(await complete("compare", "results/one", "res")).toEqual({
      values: ["results/one"],
      directive: ":4",
    });
    expect(await complete("run", "con")).toEqual({ values: ["configs/"], directive: ":6" });
    expect(await complete("run", "configs/")).toEqual({
      values: ["configs/first study.json"],
      directive: ":4",
    });
    expect((await complete("judge", "")).values).toEqual(["results/one", "runs.csv"]);
  });

  it("what every option and argument takes", () => {
    for (const command of program.commands.filter((each) => each.name() !== "complete")) {
      const places = [
        ...command.registeredArguments.map((argument) => argument.name()),
        ...command.options
          .filter(({ required, optional }) => required || optional)
          .map(({ long }) => long ?? ""),
      ];
      const unknown = places.filter(
        (place) => sources[`${command.name()} ${place}`] === undefined && sources[place] === undefined,
      );
      expect([command.name(), unknown]).toEqual([command.name(), []]);
    }
    expect(sourceFor("run", "--jobs")("")).toEqual([]);
  });
});

const BASH_COMPLETION = "/usr/share/bash-completion/bash_completion";

/** Words and, after a mark, what bash would put in the place of the last. */
function inBash(...words: string[]): string[] {
  const script = `source ${BASH_COMPLETION}
source <(actbench completion bash)
source <(actbench completion bash)
line="$*"
COMP_LINE=\${line// = /=}
COMP_POINT=\${#COMP_LINE}
COMP_WORDS=("$@")
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
compopt() { :; }
__actbench_after_equals
printf '%s\\n' "\${COMPREPLY[@]}"`;
  return linesOf("bash", "--norc", "-c", script, "bash", "actbench", ...words);
}

/** What zsh would describe for the last of the words. */
function inZsh(...words: string[]): string[] {
  const script = `compdef() { :; }
_describe() { print -rl -- "\${completions[@]}"; }
source <(actbench completion zsh)
words=(actbench "$@")
CURRENT=\${#words}
_actbench`;
  return linesOf("zsh", "-f", "-c", script, "zsh", ...words);
}

/** What fish would offer for a line. */
const inFish = (line: string): string[] =>
  linesOf("fish", "--no-config", "-c", "actbench completion fish | source; complete -C $argv[1]", "--", line);

function linesOf(shell: string, ...args: string[]): string[] {
  const { stdout, stderr } = spawnSync(shell, args, {
    cwd: directory,
    encoding: "utf8",
    env: {
      PATH: `${join(directory, "bin")}:${process.env.PATH}`,
      HOME: directory,
      LANG: "C.UTF-8",
      TERM: "dumb",
    },
  });
  expect(stderr).toBe("");
  return stdout.trimEnd().split("\n");
}

const lacks = (shell: string): boolean =>
  process.platform === "win32" || spawnSync(shell, ["--version"]).status !== 0;

describe.skipIf(lacks("zsh"))("the script for zsh", () => {
  it("completes names, with what they are, and results", () => {
    expect(inZsh("explain", "leaky")).toEqual([
      expect.stringMatching(/^leaky_relu:x > 0/),
      expect.stringMatching(/^leaky-fixes-dying:./),
    ]);
    expect(inZsh("report", "res")).toEqual(["results/one:"]);
  });
});

describe.skipIf(lacks("fish"))("the script for fish", () => {
  it("completes names, with what they are, and results", () => {
    expect(inFish("actbench explain leaky").toSorted()).toEqual([
      expect.stringMatching(/^leaky-fixes-dying\t./),
      expect.stringMatching(/^leaky_relu\tx > 0/),
    ]);
    expect(inFish("actbench report res")).toEqual(["results/one"]);
  });
});

describe.skipIf(process.platform === "win32" || !existsSync(BASH_COMPLETION))("the script for bash", () => {
  it("completes commands, names and results, and can be read twice", () => {
    expect(inBash("ver")).toEqual(["verify"]);
    expect(inBash("explain", "leaky")).toEqual(["leaky_relu", "leaky-fixes-dying"]);
    expect(inBash("report", "")).toEqual(["results/one"]);
  });

  it("completes what follows an equals sign, which is a word of its own there", () => {
    expect(inBash("run", "c.json", "--set", "datasets", "=", "mo")).toEqual(["moons"]);
  });
});
