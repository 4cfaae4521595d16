import { readFileSync, statSync } from "node:fs";
import AxeBuilder from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { hashOf } from "../../src/experiment/overrides.js";
import { run } from "../../src/library/run.js";
import { claimSections, MARKS } from "../../src/reports/content/verdicts.js";
import type { ConfigInput } from "../../src/experiment/schema/index.js";
import { describeInBrowser, launch, openOffline, type Look } from "../browser/browser.js";
import { built } from "../helpers/built.js";
import { byId, config, trainHere, type Trained } from "./trained.js";

it("is one file of less than 600 kB", () => {
  expect(statSync(built("race.html")).size).toBeLessThan(600_000);
});

async function raceToTheEnd(page: Page): Promise<void> {
  await page.click("#go");
  await page.waitForSelector("#save:not([disabled])");
}

async function save(page: Page): Promise<readonly Trained[]> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  return byId((JSON.parse(readFileSync(await download.path(), "utf8")) as { trials: Trained[] }).trials);
}

/* oxlint-disable unicorn/consistent-function-scoping -- they are sent to the page without what is around them */
/** Runs in the page: all that was asked for until now is drawn when it resolves. */
function nextFrames(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** Runs in the page: so many races, one after the other. */
async function raceAgain(races: number): Promise<void> {
  const [start, end] = ["go", "save"].map((id) => document.getElementById(id) as HTMLButtonElement);
  for (let i = 0; i < races; i++) {
    const over = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (end.disabled) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(end, { attributes: true });
    });
    start.click();
    await over;
  }
}

describeInBrowser("the race in Chromium, from disk and without a network", () => {
  const complaints: string[] = [];
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launch();
    context = await browser.newContext({ offline: true });
  });
  afterEach(async () => {
    await Promise.all(context.pages().map((page) => page.close()));
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(() => browser?.close());

  const open = (hash: string, look?: Look): Promise<Page> =>
    openOffline(context, `${built("race.html").href}${hash}`, complaints, /^(file|data|blob):/, look);

  it("gives the terminal's ids, curves and final weights to the bit, again after a step and a rewind", async () => {
    const page = await open(hashOf(config));
    await page.click("#step");
    await page.getByText("epoch 1 ").first().waitFor();
    await page.click("#rewind");
    await raceToTheEnd(page);
    const trials = await save(page);
    expect(trials.map(({ result, weights }) => ({ result, weights }))).toEqual(byId(trainHere()));
    expect(await page.locator("#standings tbody tr").count()).toBe(3);
    const computing = await page.locator("#standings tbody td:last-child").allTextContents();
    for (const time of computing) expect(time).toMatch(/^[\d.]+ (s|ms|µs)$/);
    expect(computing).toHaveLength(3);
    expect(await page.textContent("#status")).toContain("5 of 5 seeds");
  });

  it("judges the claims that the config declares as the terminal does, once all seeds have finished", async () => {
    const declared = { ...config, seeds: 8, claims: ["relu-6x-tanh", { faster: "mine", than: "tanh" }] };
    const page = await open(hashOf(declared));
    expect(await page.textContent("#standings")).toContain("Verdicts come when the last seed has finished.");
    await raceToTheEnd(page);
    const { verdicts } = await run(declared as ConfigInput);
    const expected = claimSections(verdicts).flatMap(({ statement, rows }) =>
      rows.map(({ verdict, finding }) => `${MARKS[verdict]} ${verdict} ${statement}: ${finding}`),
    );
    expect(expected).toHaveLength(2);
    expect(await page.locator(".verdict").allTextContents()).toEqual(expected);
  });

  it("rests where it is paused, and steps an epoch at a time to the end of a heat", async () => {
    const page = await open(hashOf({ ...config, training: { epochs: 2 }, seeds: 4 }));
    await page.click("#step");
    await page.getByText("epoch 1 ").nth(2).waitFor();
    expect(await page.textContent("#status")).toMatch(/^Paused: 0 of 4 seeds/);
    await page.click("#step");
    await page.waitForSelector("#save:not([disabled])");
    expect(await page.textContent("#status")).toMatch(/^The race is over: 4 of 4 seeds/);
  });

  it("holds the config in its address, and takes another one from there", async () => {
    const page = await open(hashOf(config));
    await page.fill("#field-learning-rate", "0.05");
    await page.locator("#field-learning-rate").blur();
    expect(await page.evaluate(() => location.hash)).toBe(hashOf({ ...config, learningRate: 0.05 }));
    await page.evaluate(() => location.assign('#datasets=xor&activations=["gelu"]'));
    await page.locator(".lane h2", { hasText: "gelu" }).waitFor();
    expect(await page.locator(".lane").count()).toBe(1);
    await page.evaluate(() => location.assign("#datasets"));
    await page.getByText('sets nothing in a config with "datasets"').waitFor();
  });

  it("shows a formula's derivative as it is typed, marks the place of an error, and lets it race", async () => {
    const page = await open(hashOf(config));
    await page.fill("#formula-text", "x * tahn(x)");
    expect(await page.textContent("#formula-note mark")).toBe("t");
    expect(await page.textContent("#formula-note .wrong")).toContain("tanh");
    await page.fill("#formula-text", "x ** 2");
    expect(await page.textContent("#formula-note")).toContain("2 * x");
    await page.click("text=Let it race");
    expect(await page.evaluate(() => decodeURIComponent(location.hash))).toContain('"formula":"x ** 2"');
  });

  it("reads a CSV file as the command line does, and races on it", async () => {
    const page = await open(hashOf(config));
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 7},${(i * i) % 11},${i % 2 ? "a" : "b"}`);
    await page.evaluate(
      (text) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], "mine.csv", { type: "text/csv" }));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      },
      `one,two,kind\n${rows.join("\n")}\n`,
    );
    await page.waitForFunction(() => location.hash.includes("mine.csv"));
    expect(await page.textContent("#data")).toContain(
      'mine: 60 rows, 2 features; classification of "kind" into 2 classes: a (30) and b (30)',
    );
    await raceToTheEnd(page);
    expect((await save(page))[0].result.state).toBe("completed");
    const latin1 = { name: "old.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,\xe4\n", "latin1") };
    await page.setInputFiles("#file", latin1);
    await page.getByText("old.csv:2: bytes that are not UTF-8; save it as UTF-8").waitFor();
  });

  it("says what is wrong with a config, and how it is narrowed", async () => {
    const page = await open(hashOf({ ...config, activations: ["rleu"] }));
    expect(await page.textContent("#problem")).toContain('did you mean "relu"?');
    const other = await open(
      hashOf({ ...config, learningRate: { from: 0.01, to: 1 }, datasets: ["xor", "moons"] }),
    );
    expect(await other.textContent("#note")).toContain("Of datasets the first is raced. Instead of a search");
  });

  it("trains on the reference kernel where the browser has no SIMD, and says so", async () => {
    const page = await context.newPage();
    await page.addInitScript(() => {
      WebAssembly.validate = () => false;
    });
    await page.goto(`${built("race.html").href}${hashOf({ ...config, seeds: 2, training: { epochs: 2 } })}`);
    expect(await page.textContent("#note")).toContain("no WebAssembly SIMD");
    await raceToTheEnd(page);
  });

  it("moves nothing that is seen while it races, and keeps the focus where a field changes", async () => {
    const page = await open(hashOf(config));
    await page.focus("#activation-elu");
    await page.keyboard.press("Space");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("activation-elu");
    // The new lane makes room for itself in the next frame: that is the user's doing, and none of the race's.
    await page.evaluate(nextFrames);
    await page.evaluate(() => {
      const shifts = Object.assign(globalThis, { shifted: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.shifted += (entry as unknown as { value: number }).value;
      }).observe({ type: "layout-shift", buffered: false });
    });
    await raceToTheEnd(page);
    expect(await page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted)).toBe(0);
  });

  it("keeps nothing of a race that is over: twenty more need no more memory", async () => {
    const page = await open(hashOf({ ...config, training: { epochs: 2 }, seeds: 4 }));
    const session = await page.context().newCDPSession(page);
    const heapAfter = async (races: number): Promise<number> => {
      await page.evaluate(raceAgain, races);
      await session.send("HeapProfiler.collectGarbage");
      return (await session.send("Runtime.getHeapUsage")).usedSize;
    };
    // What V8 compiles counts as well, so it has twenty-five races for that.
    const [before, after] = [await heapAfter(25), await heapAfter(20)];
    // Twenty races kept whole are 2 MB.
    expect(after - before).toBeLessThan(500_000);
  });

  it("is free of faults that axe knows, at 390 pixels too, light and dark", async () => {
    const page = await open(hashOf(config), {
      viewport: { width: 390, height: 844 },
      reducedMotion: "reduce",
    });
    await raceToTheEnd(page);
    await page.evaluate(AxeBuilder.source);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: typeof AxeBuilder };
        const found = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] });
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      });
      expect(violations, colorScheme).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
