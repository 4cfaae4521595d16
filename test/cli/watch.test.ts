import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { built } from "../helpers/built.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const program = fileURLToPath(new URL("../../bin/actbench.js", import.meta.url));

const table = (shift: number): string =>
  ["x,y,z", ...Array.from({ length: 20 }, (_, i) => `${i + shift},${(i * 7) % 5},${i % 2 ? "a" : "b"}`)].join(
    "\n",
  );

const config = (activation: string): string =>
  JSON.stringify({
    datasets: { name: "csv", path: "table.csv", target: "z", label: "table" },
    network: { hidden: [3] },
    activations: ["tanh", activation],
    target: { metric: "train_loss", value: 0.6 },
    training: { epochs: 2 },
    seeds: 1,
  });

it.skipIf(process.platform === "win32")(
  "--watch runs again when the config or its table is saved, waits on errors, and ends with 130",
  async () => {
    built("cli.js");
    const cwd = temporaryDirectory();
    const save = (file: string, text: string) => writeFileSync(join(cwd, file), text);
    save("table.csv", table(0));
    save("c.json", config("relu"));
    const child = spawn(process.execPath, [program, "run", "c.json", "--watch", "--quiet"], { cwd });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (part: string) => void (text += part));
    }
    /** What has been written since the last time, once it ends in waiting. */
    const round = async (): Promise<string> => {
      await expect.poll(() => text, { timeout: 50_000 }).toContain("Ctrl-C ends\n");
      const written = text;
      text = "";
      return written;
    };
    try {
      expect(await round()).toMatch(
        /results: results.c\nwaiting for a change of c\.json, table\.csv; Ctrl-C ends\n$/,
      );

      save("c.json", config("rleu"));
      expect(await round()).toContain('did you mean "relu"?');

      save("c.json", config("gelu"));
      const extended = await round();
      expect(extended).toContain("gelu");
      expect(extended).toMatch(/going on: \d finished trials/);

      save("table.csv", table(1));
      expect(await round()).toContain("results: ");

      child.kill("SIGINT");
      const [code] = await once(child, "close");
      expect(code).toBe(130);
    } finally {
      child.kill("SIGKILL");
    }
  },
  240_000,
);
