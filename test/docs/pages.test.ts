import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { version } from "../../src/results/version.js";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const lines = read("CHANGELOG.md").split("\n");
const headings = (level: string): string[] =>
  lines.filter((line) => line.startsWith(`${level} `)).map((line) => line.slice(level.length + 1));

it("the documentation's first page names every other", () => {
  const page = read("docs/README.md");
  const files = readdirSync(new URL("../../docs/", import.meta.url)).filter((name) =>
    /\.(md|ipynb|html)$/.test(name),
  );
  for (const file of files) if (file !== "README.md") expect(page).toContain(`](${file})`);
});

it("the man page is where npm looks for it, which reads a list only", () => {
  const { man, files } = JSON.parse(read("package.json")) as Record<"man" | "files", readonly string[]>;
  expect(man).toEqual(["docs/actbench.1"]);
  expect(files).toContain(man[0]);
  expect(read(man[0])).toContain(`"actbench ${version}"`);
});

it("every script of npm that a page, a test or a workflow names is there", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Readonly<Record<string, string>> };
  const folders = ["docs", "test", ".github", ".ci"].flatMap((folder) =>
    readdirSync(new URL(`../../${folder}/`, import.meta.url), { recursive: true, encoding: "utf8" }).map(
      (name) => `${folder}/${name}`,
    ),
  );
  const texts = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", ...folders].filter(
    (name) => /\.(md|ts|mjs|sh|yml)$|\.ci\/run$/.test(name),
  );
  const named = texts.flatMap((name) =>
    [...read(name).matchAll(/npm run (\w+(?::\w+)*)/g)].map(([, script]) => `${name}: ${script}`),
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((each) => scripts[each.split(": ")[1]] === undefined)).toEqual([]);
});

describe("the changelog", () => {
  it("opens with the package's version, which is what is cited", () => {
    expect(headings("##")[0].split(" - ")[0]).toBe(version);
    expect(read("CITATION.cff")).toContain(`\nversion: ${version}\n`);
  });

  it("gives each version once, with its day where it was released", () => {
    const [next, ...released] = headings("##").map((heading) => heading.split(" - "));
    expect(next[1]).toMatch(/^(unreleased|\d{4}-\d{2}-\d{2})$/);
    for (const [, day] of released) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const names = headings("##").map((heading) => heading.split(" - ")[0]);
    expect(new Set(names).size).toBe(names.length);
  });

  it("cuts every version into what was added, changed and fixed", () => {
    const kinds = new Set(headings("###"));
    expect(kinds).toEqual(new Set(["Added", "Changed", "Fixed"]));
  });
});
