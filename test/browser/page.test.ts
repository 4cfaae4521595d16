import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { actbench } from "../helpers/actbench.js";
import { describeInBrowser, launch, openOffline, type Look } from "./browser.js";

const config = {
  datasets: [
    { name: "moons", samples: 80 },
    { name: "circles", samples: 80 },
  ],
  network: { hidden: [8, 8] },
  activations: ["sigmoid", "tanh", "relu", { name: '<b>"mine"</b> 한글 🎉', formula: "x * tanh(exp(x))" }],
  learningRate: { from: 0.03, to: 1, perDecade: 2, extend: 3, seeds: 2, regimes: ["shared", "tuned"] },
  regularization: [{}, { l2: 0.01 }],
  training: { epochs: 20 },
  seeds: 6,
  claims: ["tanh-faster-than-sigmoid", "relu-units-die", { faster: "relu", than: "tanh", times: 1.5 }],
};

const directory = mkdtempSync(join(tmpdir(), "actbench-page-"));
const report = join(directory, "result/report.html");
let browser: Browser;
let context: BrowserContext;
/** The page as it opens, for tests that change nothing but how they look at it. */
let untouched: Page;

describeInBrowser("report.html in a browser, from disk and without a network", () => {
  const complaints: string[] = [];
  const open = (from: BrowserContext = context, look?: Look): Promise<Page> =>
    openOffline(from, pathToFileURL(report).href, complaints, /^(file|data):/, look);

  beforeAll(async () => {
    writeFileSync(join(directory, "config.json"), JSON.stringify(config));
    const args = ["run", "config.json", "--out", "result", "--quiet", "--jobs", "1"];
    expect(await actbench(args, { cwd: directory })).toMatchObject({ code: 0 });
    browser = await launch();
    context = await browser.newContext({ offline: true });
    untouched = await open();
  }, 60_000);
  afterEach(async () => {
    const opened = browser.contexts().flatMap((each) => each.pages());
    await Promise.all(opened.filter((page) => page !== untouched).map((page) => page.close()));
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Every figure, in the order of the registry: one that has nothing to show is not on the page. */
  const EXPECTED = [
    "loss-curves",
    "time-to-target",
    "share-reached",
    "learning-rates",
    "unit-health",
    "unit-health-by-layer",
    "gradient-flow",
    "activation-inputs",
    "decision-regions",
    "overfitting",
  ];

  it("shows every figure at a size, and complains of nothing", async () => {
    const names = await untouched.$$eval("figure[id]", (figures) => figures.map(({ id }) => id));
    for (const name of EXPECTED) expect(names.join(" ")).toContain(name);
    const drawings = await untouched.$$eval("figure svg.drawing", (all) =>
      all
        .filter((svg) => getComputedStyle(svg).display !== "none")
        .map((svg) => svg.getBoundingClientRect())
        .map(({ width, height }) => Math.min(width, height)),
    );
    expect(drawings.length).toBeGreaterThan(names.length);
    expect(Math.min(...drawings)).toBeGreaterThan(40);
  });

  it.each([320, 390, 768, 1280])("needs no sideways scrolling at a width of %i", async (width) => {
    const page = await open(context, { viewport: { width, height: 800 } });
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBe(0);
    await page.$$eval("details", (all) => {
      for (const details of all) details.open = true;
    });
    expect(await overflow()).toBe(0);
  });

  it("hides an activation everywhere when it is switched off in the legend, and shows it again", async () => {
    const visible = () =>
      untouched.$$eval(
        "figure g.a1, figure .panel.a1",
        (marks) => marks.filter((mark) => mark.getClientRects().length > 0).length,
      );
    const before = await visible();
    expect(before).toBeGreaterThan(5);
    await untouched.locator(".legend label[data-look=a1]").click();
    expect(await visible()).toBe(0);
    await untouched.locator(".legend label[data-look=a1]").click();
    expect(await visible()).toBe(before);
  });

  it("switches a figure between a logarithmic and a linear scale", async () => {
    const page = await open();
    const figure = page.locator("figure:has(.pick-linear)").first();
    const shown = async () => [
      await figure.locator("svg.log").first().isVisible(),
      await figure.locator("svg.linear").first().isVisible(),
    ];
    expect(await shown()).toEqual([true, false]);
    await figure.locator(".pick-linear").check();
    expect(await shown()).toEqual([false, true]);
  });

  it("tells the values under the pointer", async () => {
    const drawing = untouched.locator("figure svg.drawing[data-scales]").first();
    await drawing.scrollIntoViewIfNeeded();
    await drawing.hover();
    const tip = untouched.locator(".tip");
    await expect.poll(() => tip.isVisible()).toBe(true);
    expect(await tip.innerText()).toMatch(/\n(sigmoid|tanh|relu|<b>"mine") ?.* [\d.e-]+/);
    await untouched.mouse.move(2, 2);
    await expect.poll(() => tip.isVisible()).toBe(false);
  });

  it("has everything without its script: figures, switches and the numbers below", async () => {
    const page = await open(await browser.newContext({ offline: true, javaScriptEnabled: false }));
    expect(await page.locator("figure").count()).toBeGreaterThanOrEqual(EXPECTED.length);
    await page.locator("figure details summary").first().click();
    expect(await page.locator("figure details table").first().isVisible()).toBe(true);
    await page.locator(".pick-linear").first().check();
    expect(await page.locator("figure svg.linear").first().isVisible()).toBe(true);
  });

  it("shows names as they are, and runs nothing that stands in them", async () => {
    const label = untouched.locator(".legend label").last();
    expect(await label.getAttribute("title")).toBe('<b>"mine"</b> 한글 🎉');
    expect(await untouched.locator(".legend b").count()).toBe(0);
  });

  it.each(["light", "dark"] as const)(
    "can be read in %s: text stands out from what is behind it",
    async (colorScheme) => {
      await untouched.emulateMedia({ colorScheme });
      expect(await untouched.evaluate(worstContrast)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it("prints, with its figures, on pages", async () => {
    const pdf = (await untouched.pdf({ format: "A4" })).toString("latin1");
    expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(3);
  });

  it("is reached by its headings: one h1, and no level left out", async () => {
    const levels = await untouched.$$eval("h1, h2, h3, h4", (all) =>
      all.map(({ tagName }) => Number(tagName[1])),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(readFileSync(report, "utf8")).toMatch(/<html lang="en">/);
  });
});

/* oxlint-disable unicorn/consistent-function-scoping -- it is sent to the page without what is around it */
/** Runs in the page: the smallest contrast, by WCAG 2, of any visible text outside of drawings with its background. */
function worstContrast(): number {
  const parse = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]: number[]): number => {
    const [R, G, B] = [r, g, b].map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const behind = (element: Element | null): number[] => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const hasText = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== "");
  const contrasts = [...document.body.querySelectorAll("*")]
    .filter((element) => !element.closest("svg") && hasText(element) && element.getClientRects().length > 0)
    .map((element) => {
      const [a, b] = [parse(getComputedStyle(element).color), behind(element)].map(luminance);
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    });
  return Math.min(...contrasts);
}
