import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { configIn } from "../../../src/experiment/overrides.js";
import { standaloneSvg } from "../../../src/reports/html/draw/svg.js";
import { drawPage } from "../../../src/reports/html/page.js";
import { figures } from "../../../src/reports/html/figures/index.js";
import { expectGolden } from "../../helpers/golden.js";
import { inventedExperiment, usualInvention } from "../../helpers/invented-study.js";
import { findingsOf, pageOf, provenance } from "./a-page.js";
import { scriptedExperiment, scriptedStudy } from "../../helpers/scripted-study.js";
import { analyse, type Findings } from "../../../src/analysis/findings.js";

const drawFigures = (findings: Findings) => drawPage(findings).figures;

const declared = {
  claims: [
    { faster: "relu", than: "sigmoid", times: 1.2 },
    { faster: "relu", than: "tanh", times: 6 },
  ],
};

/** Two depths, two penalties, two rates: every kind of figure has something to show. */
const varied = {
  datasets: inventedExperiment.datasets.slice(0, 1),
  activations: inventedExperiment.activations.slice(1, 5),
  networks: [{ hidden: [8] }, { hidden: [8, 8, 8] }],
  regularizations: [
    { l1: 0, l2: 0, dropout: 0 },
    { l1: 0, l2: 0.01, dropout: 0.5 },
  ],
  learningRates: [0.1, 1],
};

/** Pages that several tests look at, each made once. */
const pages = {
  declared: pageOf(findingsOf(declared)),
  exploratory: pageOf(findingsOf()),
  varied: pageOf(findingsOf(varied)),
};

const documents = new Map<string, Document>();

/** Each page is parsed once: tests only read it. */
function documentOf(page: string): Document {
  const document = documents.get(page) ?? (parseHTML(page).document as unknown as Document);
  documents.set(page, document);
  return document;
}

const texts = (root: ParentNode, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map(({ textContent }) =>
    (textContent ?? "").trim().replaceAll(/\s+/g, " "),
  );

/** Headings, figures and tables in reading order: what changes when the page does, and not when a number does. */
function structureOf(page: string): string {
  const document = documentOf(page);
  const lines = [
    ...document.querySelectorAll("h1,h2,h3,h4,p.group,figure,figcaption>p,table,p.panel-title"),
  ].map((element) => {
    const words = (element.textContent ?? "").trim().replaceAll(/\s+/g, " ");
    switch (element.localName) {
      case "figure":
        return `figure #${element.id}: ${element.querySelectorAll("svg.drawing").length} drawings, ${element.querySelectorAll(".line").length} lines`;
      case "table":
        return `table: ${texts(element, "thead th").join(" | ")} (${element.querySelectorAll("tbody tr").length} rows)`;
      case "p":
        return `  ${element.className}: ${words}`;
      default:
        return `${element.localName} ${words}`;
    }
  });
  return `${lines.join("\n")}\n`;
}

describe("the page", () => {
  it.each(["exploratory", "declared", "varied"] as const)("is built as it should be: %s", (name) => {
    expectGolden(`page-${name}.txt`, structureOf(pages[name]));
  });

  it("has a column of its own for each data set at a glance, though one's name begins with the other's", () => {
    const [spirals] = inventedExperiment.datasets;
    const label = `${spirals.label} small`;
    const findings = findingsOf({
      ...declared,
      datasets: [spirals, { ...spirals, label }],
      targets: { ...inventedExperiment.targets, [label]: inventedExperiment.targets[spirals.label] },
    });
    expect(texts(documentOf(pageOf(findings)), "table.glance thead th")).toEqual([
      "claim",
      spirals.label,
      label,
    ]);
  });

  it("tells a data set that is called formula from what the formula itself decides", () => {
    const [spirals] = inventedExperiment.datasets;
    const findings = findingsOf({
      ...declared,
      claims: ["tanh-faster-than-sigmoid"],
      datasets: [{ ...spirals, label: "formula" }],
      targets: { formula: inventedExperiment.targets[spirals.label] },
    });
    const heads = texts(documentOf(pageOf(findings)), "table.glance thead th");
    expect(heads).toEqual(["claim", "formula", "formula"]);
  });

  it("leaves an optimiser its name where learning rates are compared, though it is called given rate", () => {
    const optimizers = ["given rate", "other"].map((label) => ({
      ...scriptedExperiment.optimizers[0],
      label,
    }));
    const tuning = { from: 0.1, to: 1, perDecade: 1, extend: 0, seeds: 3, regimes: ["tuned" as const] };
    const study = scriptedStudy({ optimizers, tuning, learningRates: [] }, () => ({ time: 10 }));
    const page = pageOf(analyse(study));
    expect(texts(documentOf(page), "#tuning td").some((text) => text.includes("given rate"))).toBe(true);
  });

  it("is the same, byte for byte, whenever it is written", () => {
    expect(pageOf(findingsOf(declared))).toBe(pages.declared);
  });

  it("names no element twice, and every link in it leads somewhere", () => {
    const document = documentOf(pages.declared);
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...document.querySelectorAll('a[href^="#"]')].map(
      (link) => link.getAttribute("href") ?? "",
    );
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
  });

  it("opens in the race: one link holds the study's config", () => {
    const [link, ...others] = documentOf(pages.declared).querySelectorAll('a[href]:not([href^="#"])');
    const { hash, pathname } = new URL(link.getAttribute("href") ?? "");
    expect(pathname).toMatch(/\/race\.html$/);
    expect(configIn(hash)).toEqual(JSON.parse(provenance.config ?? ""));
    expect(others).toEqual([]);
  });

  it("needs nothing from outside", () => {
    const document = documentOf(pages.declared);
    const outside = [...document.querySelectorAll("[src],[href]:not(a)")]
      .map((element) => element.getAttribute("src") ?? element.getAttribute("href") ?? "")
      .filter((address) => !/^(#|data:)/.test(address));
    expect(outside).toEqual([]);
    expect(document.querySelectorAll("link,iframe,object")).toHaveLength(0);
  });

  it("says in words what every drawing shows, and has a table below every figure", () => {
    const document = documentOf(pages.varied);
    const drawings = [...document.querySelectorAll("svg.drawing")];
    expect(drawings.length).toBeGreaterThan(20);
    for (const drawing of drawings) {
      expect(drawing.getAttribute("role")).toBe("img");
      expect(drawing.getAttribute("aria-label")?.length).toBeGreaterThan(20);
    }
    for (const figure of document.querySelectorAll("figure")) {
      expect(figure.querySelectorAll("details table tbody tr").length).toBeGreaterThan(0);
      expect(figure.querySelector("figcaption .finding")?.textContent?.trim()).not.toBe("");
    }
  });

  it("gives an activation the same colour in every figure, and its own class", () => {
    const document = documentOf(pages.exploratory);
    const lines = [...document.querySelectorAll(".line")];
    const looks = new Set(
      lines.map(
        (line) =>
          `${line.getAttribute("class")} ${line.getAttribute("stroke") ?? line.querySelector("path")?.getAttribute("stroke")}`,
      ),
    );
    expect(lines.length).toBeGreaterThan(30);
    expect(looks.size).toBe(inventedExperiment.activations.length);
  });

  it("holds no NaN, no undefined and nothing infinite, whatever becomes of the trials", () => {
    const inventions = [
      () => ({ time: null, divergesAt: 0 }),
      () => ({ time: null, failure: "out of memory" }),
      () => ({ time: 0 }),
      () => ({ time: null }),
      (spec: Parameters<typeof usualInvention>[0]) => ({ ...usualInvention(spec), divergesAt: 3 }),
    ];
    const few = { activations: inventedExperiment.activations.slice(1, 4), seeds: [0, 1, 2, 3] };
    for (const invent of inventions) {
      for (const overrides of [varied, declared, { networks: [{ hidden: [] }] }, { seeds: [1] }]) {
        const page = pageOf(findingsOf({ ...few, ...overrides }, invent)).replace(
          /<script>.*<\/script>/s,
          "",
        );
        expect(page.match(/.{20}(NaN|undefined|Infinity).{20}/)).toBeNull();
      }
    }
  });

  it("says so where no trial has finished", () => {
    expect(pageOf(findingsOf({ seeds: [] }))).toContain("No trial of this study has finished");
  });

  it("keeps what the clock decides out of its bytes", () => {
    const findings = findingsOf();
    const rows = findings.rows.map((row) => ({ ...row, seconds: row.seconds * 1000 }));
    expect(pageOf({ ...findings, rows })).toBe(pages.exploratory);
  });
});

const HOSTILE = [
  `<script>alert("x")</script>`,
  `"quotes" & 'more' <b>`,
  "🎛️👩‍👩‍👧‍👦 emoji",
  "활성화 함수",
  "פונקציית הפעלה",
  "</title></style></script><!--",
  `long${"-name".repeat(60)}`,
];

describe("names that are not as tame as relu", () => {
  const [template] = inventedExperiment.activations;
  const overrides = {
    name: HOSTILE[0],
    activations: HOSTILE.map((label) => ({ ...template, label })),
    datasets: [HOSTILE[0], HOSTILE[6]].map((label) => ({ label, name: "spirals", parameters: {} })),
    targets: Object.fromEntries(
      [HOSTILE[0], HOSTILE[6]].map((label) => [label, { metric: "train_accuracy", value: 0.95 }]),
    ),
    claims: [{ faster: HOSTILE[0], than: HOSTILE[1], times: 2 }],
  };
  const findings = findingsOf(overrides, ({ seed }) => ({ time: 20 + seed }));
  const page = pageOf(findings);

  it("stand on the page as they are, and do nothing", () => {
    const document = documentOf(page);
    expect(document.querySelectorAll("script")).toHaveLength(1);
    expect(document.querySelectorAll("b > b, main script, title *")).toHaveLength(0);
    expect(document.querySelector("title")?.textContent).toBe(`${HOSTILE[0]} · actbench`);
    const labels = [...document.querySelectorAll(".legend label")].map((label) =>
      label.getAttribute("title"),
    );
    expect(labels).toEqual(HOSTILE);
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  it("are cut where they are too long, between characters as readers see them, and shown whole when pointed at", () => {
    const document = documentOf(page);
    const cut = [...document.querySelectorAll("bdi[title]")];
    expect(cut.length).toBeGreaterThan(0);
    for (const name of cut) expect((name.textContent ?? "").length).toBeLessThan(130);
    expect(cut.map((name) => name.getAttribute("title"))).toContain(HOSTILE[6]);
    expect(page).not.toContain("\ufffd");
  });

  it("make figures that are well-formed XML", () => {
    for (const figure of drawFigures(findings)) {
      const svg = standaloneSvg(figure);
      expect(figure.name).toMatch(/^[a-z0-9-]{1,80}$/);
      expect(svg.replaceAll(/<[^<>]*>/g, "").match(/[<>]/), figure.name).toBeNull();
      expect(
        svg.replaceAll(/&(?:amp|lt|gt|quot|#39|#\d+|#x[0-9a-f]+);/gi, "").match(/&/),
        figure.name,
      ).toBeNull();
    }
  });
});

describe("figures as files", () => {
  const findings = findingsOf({ ...varied, ...declared });
  const drawn = drawFigures(findings);

  it("are as many as the page has, each under a name of its own, in the light colours", () => {
    const names = drawn.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const page = documentOf(pageOf(findings));
    expect([...page.querySelectorAll("figure")].map(({ id }) => id).toSorted()).toEqual(names.toSorted());
    for (const figure of drawn) expect(standaloneSvg(figure)).not.toContain("var(");
  });

  it("are of every kind that there is", () => {
    const kinds = figures.names.filter((kind) => kind !== "claims");
    const tuning = { from: 0.1, to: 1, perDecade: 1, extend: 0, seeds: 2, regimes: ["tuned" as const] };
    const tuned = drawFigures(analyse(scriptedStudy({ learningRates: [], tuning }, () => ({ time: 10 }))));
    const severalSets = drawFigures(findingsOf({}));
    expect([...drawn, ...tuned, ...severalSets].map(({ name }) => name)).toEqual(
      expect.arrayContaining(kinds),
    );
    expect(drawn.some(({ name }) => name.startsWith("claim-1-"))).toBe(true);
  });
});
