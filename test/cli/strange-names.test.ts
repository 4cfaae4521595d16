import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import stringWidth from "string-width";
import { expect, it } from "vitest";
import { actbench } from "../helpers/actbench.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const LONG = `long${"-name".repeat(60)}`;
const NAMES = [
  `<script>alert("x")</script>`,
  `"quotes", commas; and 'more'`,
  "👩‍👩‍👧‍👦 emoji",
  "활성화 함수",
  "=HYPERLINK(1)",
  "../../up",
  LONG,
];

it("names with markup, quotes, emoji, Hangul, formulas and 300 letters are right in terminal, tables and page", async () => {
  const cwd = temporaryDirectory();
  const config = {
    datasets: [
      { name: "moons", samples: 40, label: LONG },
      { name: "circles", samples: 40, label: NAMES[0] },
    ],
    network: { hidden: [4] },
    activations: NAMES.map((name, i) => ({ name, formula: `tanh(${i + 1} * x)` })),
    training: { epochs: 3 },
    seeds: 3,
    claims: [{ faster: LONG, than: NAMES[0] }],
  };
  writeFileSync(join(cwd, "config.json"), JSON.stringify(config));
  const { code, out, err } = await actbench(["run", "config.json", "--out", "r", "--quiet", "--jobs", "1"], {
    cwd,
  });
  expect({ code, err }).toEqual({ code: 0, err: "results: r\n" });
  for (const line of out.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(80);

  const rows = parse(readFileSync(join(cwd, "r/trials.csv")), { columns: true }) as Record<string, string>[];
  const inTable = NAMES.map((name) => (name.startsWith("=") ? `'${name}` : name));
  expect(new Set(rows.map(({ activation }) => activation))).toEqual(new Set(inTable));
  expect(new Set(rows.map(({ dataset }) => dataset))).toEqual(new Set([LONG, NAMES[0]]));

  const page = readFileSync(join(cwd, "r/report.html"), "utf8");
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).toContain(LONG);
  for (const format of ["markdown", "latex"]) {
    expect(await actbench(["report", "r", "--format", format], { cwd })).toMatchObject({ code: 0 });
  }
});
