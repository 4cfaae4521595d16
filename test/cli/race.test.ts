import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { actbench } from "../helpers/actbench.js";

const directory = mkdtempSync(join(tmpdir(), "actbench-race-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** What stands in a page for its script to read. */
const givenIn = (page: string): unknown =>
  JSON.parse(/<script type="application\/json" id="given">(.*?)<\/script>/s.exec(page)?.[1] ?? "");

describe("actbench race", () => {
  it("writes the page with a config as it is written and the file that it names, whatever is in them", async () => {
    const table = `a,b,kind\n${Array.from({ length: 20 }, (_, i) => `${i},${i % 3},</script>${i % 2}`).join("\n")}\n`;
    writeFileSync(join(directory, "table.csv"), table);
    const config = {
      datasets: { name: "csv", path: "table.csv", target: "kind" },
      activations: ["relu"],
    };
    writeFileSync(join(directory, "config.json"), `// for a lecture\n${JSON.stringify(config)}`);
    const { code, out } = await actbench(["race", "config.json", "--out", "page.html"], {
      cwd: directory,
    });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("wrote page.html") });
    const page = readFileSync(join(directory, "page.html"), "utf8");
    expect(givenIn(page)).toEqual({ config, files: { "table.csv": table } });
  });

  it("writes the page alone where no config is given", async () => {
    expect(await actbench(["race"], { cwd: directory })).toMatchObject({ code: 0 });
    expect(givenIn(readFileSync(join(directory, "race.html"), "utf8"))).toBeNull();
  });

  it("says what is wrong with a config, and writes nothing", async () => {
    writeFileSync(join(directory, "wrong.json"), '{ "datasets": "moons", "activations": ["rleu"] }');
    const { code, err } = await actbench(["race", "wrong.json", "--out", "no.html"], { cwd: directory });
    expect(code).toBe(2);
    expect(err).toContain('did you mean "relu"?');
    expect(existsSync(join(directory, "no.html"))).toBe(false);
  });
});
