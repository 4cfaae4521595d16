import { execFile, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { median } from "../../src/stats/index.js";
import { group as groupBy } from "d3-array";
import { actbench } from "../helpers/actbench.js";
import { hasModules, python } from "../helpers/python.js";
import { sharedDirectory } from "../helpers/temporary-directory.js";

/** Tuned, and of two networks: what a snippet mixes up shows. */
const config = {
  datasets: "moons",
  network: [{ hidden: [8] }, { hidden: [16, 16] }],
  activations: ["relu", "tanh"],
  learningRate: { from: 0.01, to: 0.05, perDecade: 2 },
  training: { epochs: 20 },
  seeds: 6,
  claims: [{ faster: "tanh", than: "relu" }],
};

const directory = sharedDirectory();
const notebooks = sharedDirectory();
const root = new URL("../../", import.meta.url);

beforeAll(async () => {
  const args = ["run", "-", "--out", directory, "--force", "--jobs", "1"];
  const { code, err } = await actbench(args, { stdin: JSON.stringify(config) });
  expect(code, err).toBe(0);
});

/** The snippets of a page in a language, as they are run in the directory of a result. */
function snippets(page: string, language: string): string[] {
  const text = readFileSync(new URL(page, root), "utf8");
  const found = [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))];
  return found.map(([, code]) => code.replaceAll(/results\/\w+\//g, ""));
}

const hasR = spawnSync("Rscript", ["--version"]).status === 0;
const interpreters = {
  python: {
    command: python,
    canRead: hasModules("pandas"),
    canDraw: hasModules("pandas", "scipy", "matplotlib"),
  },
  r: { command: "Rscript", canRead: hasR, canDraw: hasR },
} as const;

/** What the guide's last line draws or prints, at the last epoch: factors, then the median. */
const READ_BACK = {
  python: `
last = curves[curves.epoch == curves.epoch.max()].groupby(factors).train_loss.median()
for key, value in last.items(): print(*key, value, sep="\t")
`,
  r: `
last <- aggregate(curves["train_loss"], curves[c(factors, "epoch")], median)
last <- subset(last, epoch == max(epoch), c(factors, "train_loss"))
write.table(last, sep = "\t", quote = FALSE, row.names = FALSE, col.names = FALSE)
`,
};

const run = (language: keyof typeof interpreters, input: string) => {
  const env = { ...process.env, MPLBACKEND: "Agg" };
  return spawnSync(interpreters[language].command, ["-"], { cwd: directory, input, encoding: "utf8", env });
};

describe.each(["python", "r"] as const)(
  "in a tuned study of two networks, the snippets in %s",
  (language) => {
    const { canRead, canDraw } = interpreters[language];

    test.skipIf(!canDraw).each(["docs/guide.md", "docs/read-results.md"])("of %s run", (page) => {
      const found = snippets(page, language);
      expect(found.length).toBeGreaterThan(0);
      for (const code of found) {
        const { status, stderr } = run(language, code);
        expect(status, stderr).toBe(0);
      }
    });

    test.skipIf(!canRead)(
      "of docs/guide.md give each network's and activation's loss at its rate alone",
      () => {
        const { stdout, stderr } = run(
          language,
          snippets("docs/guide.md", language).join("\n").replace(".plot(logy=True)", "") +
            READ_BACK[language],
        );
        expect(stderr).toBe("");
        const found = new Map(
          stdout
            .trim()
            .split("\n")
            .filter((line) => line.includes("\t"))
            .map((line) => [
              line.split("\t").slice(0, -1).map(plain).join(),
              Number(line.split("\t").at(-1)),
            ]),
        );
        const expected = finalLosses();
        expect([...found.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
        for (const [key, value] of expected) expect(found.get(key), key).toBeCloseTo(value, 6);
      },
    );
  },
);

/** Each is run where it lies, in the kernel that it names; both at once, as their kernels take their time to start. */
test.concurrent.for([
  ["notebook.ipynb", () => hasModules("pandas", "matplotlib", "nbconvert", "ipykernel")],
  ["notebook-r.ipynb", () => hasModules("nbconvert") && hasKernel("ir")],
] as const)(
  "docs/%s runs in Jupyter from top to bottom, and leaves the figure",
  { timeout: 120_000 },
  async ([notebook, canRun], { skip }) => {
    if (!canRun()) skip();
    const cwd = join(notebooks, notebook.replace(".ipynb", ""));
    mkdirSync(cwd);
    copyFileSync(new URL(`docs/${notebook}`, root), join(cwd, notebook));
    await promisify(execFile)(
      python,
      ["-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", notebook],
      { cwd, env: { ...process.env, ACTBENCH_RESULT: directory } },
    );
    expect(readFileSync(join(cwd, notebook), "utf8")).toContain('"image/png"');
    expect(readFileSync(join(cwd, "figure.pdf"), "latin1")).toMatch(/^%PDF/);
  },
);

function hasKernel(name: string): boolean {
  const look =
    "import sys; from jupyter_client.kernelspec import get_kernel_spec; get_kernel_spec(sys.argv[1])";
  return spawnSync(python, ["-c", look, name]).status === 0;
}

/** pandas writes a rate of 1 as 1.0. */
const plain = (text: string): string => (/^\d+\.0$/.test(text) ? text.slice(0, -2) : text);

/** From trials.csv, which has each trial's end: by data set, network, activation and rate. */
function finalLosses(): Map<string, number> {
  const rows = parse(readFileSync(join(directory, "trials.csv"), "utf8"), { columns: true }) as Record<
    string,
    string
  >[];
  const byCell = groupBy(
    rows.filter(({ phase }) => phase === "evaluate"),
    (row) => [row.dataset, row.hidden, row.activation, row.learning_rate].join(),
  );
  return new Map(
    [...byCell].map(([key, trials]) => [key, median(trials.map((row) => Number(row.final_train_loss)))]),
  );
}
