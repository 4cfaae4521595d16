// npm run images: the README's pictures, from a run of configs/quickstart.json: the terminal, and a figure of its page.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { terminalSvg } from "./terminal-svg.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const images = join(root, "docs/images");
const directory = mkdtempSync(join(tmpdir(), "actbench-images-"));
/** The first screen: the answer, the table and the curves of the first data set. */
const LAST_LINE = /^ +0 +25 +50 epochs$/m;

try {
  const { status, stdout, stderr } = spawnSync(
    "node",
    ["bin/actbench.js", "run", "configs/quickstart.json", "--out", directory, "--figures", "svg", "--quiet"],
    { cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "", FORCE_COLOR: "1", LANG: "C.UTF-8" } },
  );
  if (status !== 0) throw new Error(stderr);
  const end = LAST_LINE.exec(stdout);
  const screen = stdout.slice(0, end.index + end[0].length);
  writeFileSync(
    join(images, "terminal.svg"),
    terminalSvg(screen, 80, "$ npx actbench run configs/quickstart.json"),
  );
  copyFileSync(join(directory, "figures/decision-regions.svg"), join(images, "decision-regions.svg"));
  console.log(`wrote ${images}`);
} finally {
  rmSync(directory, { recursive: true });
}
