import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { reportFormats } from "../../src/reports/formats/index.js";
import { actbench } from "../helpers/actbench.js";
import { sharedDirectory, temporaryDirectory } from "../helpers/temporary-directory.js";

const whole = join(sharedDirectory(), "whole");
const config = {
  datasets: { name: "moons", samples: 40 },
  network: { hidden: [4] },
  activations: ["tanh", "relu"],
  training: { epochs: 3 },
  seeds: 3,
};

beforeAll(async () => {
  mkdirSync(whole);
  writeFileSync(join(whole, "config.json"), JSON.stringify(config));
  const args = ["run", "config.json", "--out", "r", "--quiet", "--jobs", "1"];
  const { code } = await actbench(args, { cwd: whole });
  expect(code).toBe(0);
});

/** The result, without the last two trials of its journal. */
function cut(): string {
  const cwd = temporaryDirectory();
  cpSync(whole, cwd, { recursive: true });
  const journal = join(cwd, "r/journal.jsonl");
  const lines = readFileSync(journal, "utf8").split("\n");
  writeFileSync(journal, `${lines.slice(0, -3).join("\n")}\n`);
  return cwd;
}

const filesOf = (cwd: string) =>
  readdirSync(join(cwd, "r")).map((file) => [file, readFileSync(join(cwd, "r", file), "utf8")]);

describe("a study whose trials are not all there", () => {
  it.each([
    ["report", ["report", "r"]],
    ["judge", ["judge", "r", "--claims", "-"]],
    ["compare", ["compare", "r", "r"]],
    ["verify", ["verify", "r"]],
  ])("is not taken for the whole by %s, and stays as it is", async (_name, args) => {
    const cwd = cut();
    const before = filesOf(cwd);
    const { code, out, err } = await actbench(args, { cwd, stdin: '["relu-6x-tanh"]' });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^error: r is incomplete: 2 of its 6 trials are missing\n/);
    expect(filesOf(cwd)).toEqual(before);
  });

  it.each(reportFormats.names)(
    "is reported as %s with --partial, says so, and is not written over",
    async (name) => {
      const cwd = cut();
      const before = filesOf(cwd);
      const { code, out } = await actbench(["report", "r", "--partial", "--format", name], { cwd });
      expect(code).toBe(0);
      expect(out).toMatch(name === "json" ? /"missing_trials": 2/ : /2 of 6 trials\s+are missing/);
      expect(filesOf(cwd)).toEqual(before);
    },
  );

  it("is judged and compared with --partial, which says so", async () => {
    const cwd = cut();
    const judged = await actbench(["judge", "r", "--claims", "-", "--partial"], {
      cwd,
      stdin: '["relu-6x-tanh"]',
    });
    expect(judged.out.replaceAll(/\s+/g, " ")).toContain("2 of 6 trials are missing");
    for (const format of ["terminal", "markdown"]) {
      const { out } = await actbench(["compare", "r", "r", "--partial", "--format", format], { cwd });
      expect(out.replaceAll(/\s+/g, " ")).toContain("2 of its 6 trials are missing");
    }
  });
});

describe("a journal that something was done to", () => {
  it.each(["run", "report", "verify"])(
    "is refused by %s where another was joined to it, with the line",
    async (name) => {
      const cwd = temporaryDirectory();
      cpSync(whole, cwd, { recursive: true });
      const journal = join(cwd, "r/journal.jsonl");
      appendFileSync(journal, readFileSync(journal));
      const args = name === "run" ? ["run", "config.json", "--out", "r"] : [name, "r"];
      const { code, err } = await actbench(args, { cwd });
      expect(code).toBe(2);
      expect(err).toContain("r/journal.jsonl:8 is a second heading: another journal was joined to this one");
    },
  );

  it("is read where git or an editor ended its lines as Windows does", async () => {
    const cwd = temporaryDirectory();
    cpSync(whole, cwd, { recursive: true });
    const journal = join(cwd, "r/journal.jsonl");
    writeFileSync(journal, readFileSync(journal, "utf8").replaceAll("\n", "\r\n"));
    expect(await actbench(["verify", "r"], { cwd })).toMatchObject({ code: 0 });
  });

  it("names git's marks of a conflict", async () => {
    const cwd = temporaryDirectory();
    cpSync(whole, cwd, { recursive: true });
    const journal = join(cwd, "r/journal.jsonl");
    const [heading, ...trials] = readFileSync(journal, "utf8").split("\n");
    writeFileSync(journal, [heading, "<<<<<<< HEAD", ...trials].join("\n"));
    const { err } = await actbench(["report", "r"], { cwd });
    expect(err).toContain("r/journal.jsonl:2 is damaged: git left its mark of a conflict here");
  });
});

it("figures that an earlier run wrote are drawn anew when the study is extended without asking for them", async () => {
  const cwd = temporaryDirectory();
  cpSync(whole, cwd, { recursive: true });
  const run = (...more: string[]) =>
    actbench(["run", "config.json", "--out", "r", "--quiet", "--jobs", "1", ...more], { cwd });
  await run("--figures", "svg");
  const names = readdirSync(join(cwd, "r/figures"));
  const drawn = () => names.map((file) => readFileSync(join(cwd, "r/figures", file), "utf8")).join("");
  const before = drawn();
  expect((await run("--set", "seeds=5", "--extend")).code).toBe(0);
  expect(readdirSync(join(cwd, "r/figures"))).toEqual(names);
  expect(drawn()).not.toBe(before);
});
