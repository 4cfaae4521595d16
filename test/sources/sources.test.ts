import { describe, expect, it, test, vi } from "vitest";
import { registerExplain } from "../../src/cli/explain.js";
import { registerList } from "../../src/cli/list.js";
import { catalogues } from "../../src/reports/catalogue.js";
import { linkedLines } from "../../src/reports/terminal/linked.js";
import { linked } from "../../src/reports/html/markup.js";
import { small } from "../../src/reports/formats/markdown.js";
import { cite, linkedPieces, type Work } from "../../src/sources/cite.js";
import { works } from "../../src/sources/works.js";
import { runCommand } from "../helpers/run-command.js";

const all: readonly (readonly [string, Work])[] = Object.entries(works);

test.each(all)("%s is named, and has a full address over https if any", (_, { text, url }) => {
  expect(text.trim()).toBe(text);
  expect(text).toMatch(/\S{2}/);
  if (url === undefined) return;
  // Neither a space nor what would end a Markdown link or a terminal's.
  expect(url).toMatch(/^https:\/\/[a-z0-9.-]+\.[a-z]+\/[!-~]*$/);
  expect(url).not.toMatch(/[()<>"]/);
  if (url.includes("arxiv.org")) expect(url).toMatch(/\/abs\/\d{4}\.\d{4,5}$/);
  if (url.includes("doi.org")) expect(url).toMatch(/doi\.org\/10\.\d{4,5}\/\S+$/);
});

test("no two works have the same address or the same words", () => {
  const urls = all.flatMap(([, { url }]) => url ?? []);
  const texts = all.map(([, { text }]) => text);
  expect(new Set(urls).size).toBe(urls.length);
  expect(new Set(texts).size).toBe(texts.length);
});

describe.each(catalogues.members)("the sources of $name", ({ entries }) => {
  test.each(entries())(
    "$name: every link is found in the words, in their order",
    ({ source = "", links = [] }) => {
      const found = linkedPieces(source, links);
      expect(found.filter(({ url }) => url !== undefined)).toEqual(links);
      expect(found.map(({ text }) => text).join("")).toBe(source);
      for (const { url } of links) expect(new URL(url).protocol).toBe("https:");
    },
  );
});

describe("a cited source", () => {
  const { source, links } = cite`After ${works.lecun1998}, §4.4; ${works.minsky1969}; ${works.hendrycks2016}`;

  it("links what has an address, and names the rest", () => {
    expect(source).toContain("Efficient BackProp, §4.4; Minsky & Papert 1969; Hendrycks & Gimpel 2016,");
    expect(links.map(({ url }) => url)).toEqual([
      "https://doi.org/10.1007/3-540-49430-8_2",
      "https://arxiv.org/abs/1606.08415",
    ]);
  });

  it("is the same text with links as without, line by line", () => {
    const display = { columns: 80, colour: false, unicode: false };
    const plain = linkedLines(source, links, 30, display);
    const marked = linkedLines(source, links, 30, { ...display, link: (words, url) => `[${words}|${url}]` });
    expect(plain.every((line) => line.length <= 30)).toBe(true);
    expect(plain.join(" ")).toContain("Orr & Muller 1998");
    expect(marked.map((line) => line.replaceAll(/\[([^|]*)\|[^\]]*\]/g, "$1"))).toEqual(plain);
    expect(marked.slice(0, 2)).toEqual([
      "After [LeCun, Bottou, Orr &|https://doi.org/10.1007/3-540-49430-8_2]",
      "[Muller 1998, Efficient|https://doi.org/10.1007/3-540-49430-8_2]",
    ]);
  });

  it("is an anchor in a page and a link in Markdown", () => {
    const [, anchor] = linked(source, links);
    expect(anchor).toMatchObject({
      text: '<a href="https://doi.org/10.1007/3-540-49430-8_2">LeCun, Bottou, Orr &amp; Müller 1998, Efficient BackProp</a>',
    });
    expect(small(source, links)).toContain(
      "[Hendrycks &amp; Gimpel 2016, Gaussian error linear units](https://arxiv.org/abs/1606.08415)</sub>",
    );
  });
});

/** What begins and ends a link of a terminal, with its address. */
const CODES = new RegExp(String.raw`\u001b\]8;;([^\u0007]*)\u0007`, "g");

async function forced(register: typeof registerList, ...argv: string[]) {
  vi.stubEnv("FORCE_HYPERLINK", "1");
  try {
    return (await runCommand(register, ...argv)).out;
  } finally {
    vi.unstubAllEnvs();
  }
}

describe("in a terminal that shows links", () => {
  it.each([
    ["an activation", registerExplain, ["explain", "gelu"], "https://arxiv.org/abs/1606.08415"],
    ["a claim", registerExplain, ["explain", "relu-units-die"], "https://arxiv.org/abs/1903.06733"],
    ["a list", registerList, ["list", "optimizers"], "https://arxiv.org/abs/1412.6980"],
    ["a licence", registerList, ["list", "datasets"], "https://doi.org/10.1371/journal.pone.0090081"],
  ])("%s leads to its sources, and reads as before", async (_, register, argv, url) => {
    const out = await forced(register, ...argv);
    expect([...out.matchAll(CODES)].map(([, target]) => target)).toContain(url);
    expect(out.replaceAll(CODES, "")).toBe((await runCommand(register, ...argv)).out);
  });
});
