import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { createConsole } from "../../src/cli/console.js";
import { actbench } from "../helpers/actbench.js";
import { sharedDirectory } from "../helpers/temporary-directory.js";

const cwd = sharedDirectory();
const page = join("results", "one", "report.html");

beforeAll(() => {
  mkdirSync(join(cwd, "results/one"), { recursive: true });
  mkdirSync(join(cwd, "results/unfinished"));
  writeFileSync(join(cwd, page), "<p>a page</p>");
});

describe.skipIf(process.platform !== "linux")("open", () => {
  it("gives the page to what opens files here", async () => {
    const opener = join(cwd, "xdg-open");
    writeFileSync(opener, `#!/bin/sh\nprintf %s "$1" > "${cwd}/opened"\n`);
    chmodSync(opener, 0o755);
    const env = { PATH: `${cwd}:${process.env.PATH}`, DISPLAY: ":0" };
    expect(await actbench(["open", "results/one"], { cwd, env })).toEqual({
      code: 0,
      out: `${page}\n`,
      err: "",
    });
    await expect.poll(() => existsSync(join(cwd, "opened"))).toBe(true);
    await expect.poll(() => readFileSync(join(cwd, "opened"), "utf8")).toBe(join(cwd, page));
  });

  it("says where the page is where nothing can show it", async () => {
    const nowhere = await actbench(["open", "results/one"], { cwd });
    expect(nowhere).toEqual({
      code: 0,
      out: `${page}\n`,
      err: "there is no display here: open the page by hand\n",
    });
  });
});

describe("a result that is not there", () => {
  it.each([
    ["open", ["open", "results/oen"], 'Did you mean "results/one"?'],
    ["report", ["report", "results/oen"], 'Did you mean "results/one"?'],
    ["compare", ["compare", "results/oen", "results/one"], 'Did you mean "results/one"?'],
    ["run, a config", ["run", "rseults"], 'Did you mean "results"?'],
  ])("is told by %s with the nearest one", async (_, args, remedy) => {
    const { code, err } = await actbench(args, { cwd });
    expect(code).toBe(2);
    expect(err.replaceAll("\\\\", "/")).toContain(remedy);
  });

  it("is told how to be written where its directory is there", async () => {
    const { code, err } = await actbench(["open", "results/unfinished"], { cwd });
    expect({ code, err }).toEqual({
      code: 2,
      err: `error: there is no ${join("results", "unfinished", "report.html")}\nactbench report results/unfinished writes it, if that is a result.\n`,
    });
  });
});

describe("a directory where a file should be", () => {
  it("is not told its own name", async () => {
    const { code, err } = await actbench(["run", "results"], { cwd });
    expect({ code, err }).toEqual({ code: 2, err: "error: cannot read results: it is a directory\n" });
  });
});

describe("a link", () => {
  it("stands where the terminal shows links, and in no pipe", async () => {
    const piped = await actbench(["open", "results/one"], { cwd });
    expect(piped.out).not.toContain("\u001b");
    const forced = await actbench(["open", "results/one"], {
      cwd,
      env: { FORCE_HYPERLINK: "1", NO_COLOR: "1" },
    });
    const [, begin, text] = forced.out.split("\u001b]8;;");
    const [url, name] = begin.split("\u0007");
    expect([fileURLToPath(url), name, text]).toEqual([join(cwd, page), page, "\u0007\n"]);
  });

  it("that a name smuggles in is shown, not sent", () => {
    let written = "";
    const stdout = { write: (text: string) => void (written += text) };
    const console = createConsole({ stdout, stderr: stdout, env: {}, platform: "linux" }, []);
    console.err("\u001b]8;;https://elsewhere.example\u0007here\u001b]8;;\u0007\n");
    expect(written).not.toContain("\u001b");
  });
});
