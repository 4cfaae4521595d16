import { describe, expect, it } from "vitest";
import { createConsole } from "../../src/cli/console.js";
import { createProgress } from "../../src/cli/progress.js";
import type { Progress } from "../../src/results/run-study.js";
import { inventedStudy } from "../helpers/invented-study.js";

const study = inventedStudy({ seeds: [1] });
const [first] = study.trials();

const at = (done: number, total: number): Progress => ({
  done,
  total,
  kept: 0,
  latest: [first],
  datasets: new Map([[first.spec.dataset.label, { done, total, latest: first.spec }]]),
});

/** A progress display on a stderr of that kind, with a clock that is set by hand. */
function display({ isTTY = false, quiet = false } = {}) {
  const clock = { now: 0 };
  const seen = { text: "" };
  const stdout = { write: () => true, isTTY, columns: 60 };
  const stderr = { write: (text: string) => void (seen.text += text), isTTY };
  const console = createConsole({ stdout, stderr, env: {}, platform: "linux" }, []);
  return { clock, seen, progress: createProgress(console, quiet, () => clock.now, study.experiment) };
}

describe("progress", () => {
  it("where nobody watches is a plain line at every tenth of the way", () => {
    const { clock, seen, progress } = display();
    for (let done = 1; done <= 40; done++) {
      clock.now = done * 500;
      progress.update(at(done, 40));
    }
    progress.end();
    const lines = seen.text.trimEnd().split("\n");
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe("10 %  4 of 40 trials  2.0/s  0:18 left  spirals / linear");
    expect(lines[9]).toContain("100 %  40 of 40 trials  2.0/s  0:00 left");
    expect(seen.text).not.toContain("\r");
  });

  it("says who leads so far, once two activations can be compared", () => {
    const { clock, seen, progress } = display();
    const latest = [...study.trials()].slice(0, 8);
    clock.now = 1000;
    progress.update({ ...at(8, 16), latest });
    expect(seen.text).toBe(
      "50 %  8 of 16 trials  8.0/s  0:01 left  first so far on spirals: maxout, 14.6 epochs\n",
    );
  });

  it("counts hours where it takes hours", () => {
    const { clock, seen, progress } = display();
    clock.now = 1000;
    progress.update(at(1, 10));
    clock.now = 1_000_000;
    progress.update(at(2, 10));
    expect(seen.text).toContain("1:06:40 left");
  });

  it("on a terminal rewrites its lines ten times a second, and is gone at the end", () => {
    const { clock, seen, progress } = display({ isTTY: true });
    for (const now of [1000, 1050, 1099, 1100]) {
      clock.now = now;
      progress.update(at(1, 40));
    }
    expect(seen.text.split("\u001b[J")).toHaveLength(1 + 2);
    progress.end();
    // Up to the first of two lines, and nothing from there on.
    expect(seen.text.endsWith("\r\u001b[1A\u001b[J")).toBe(true);
  });

  it("on a terminal has a bar for each data set, with the order of its activations so far", () => {
    const { clock, seen, progress } = display({ isTTY: true });
    const latest = [...study.trials()].slice(0, 8);
    const [{ spec }] = latest.slice(-1);
    clock.now = 1000;
    const datasets = new Map([
      ["spirals", { done: 8, total: 16, latest: spec }],
      ["moons", { done: 0, total: 24, latest: undefined }],
    ]);
    progress.update({ done: 8, total: 40, kept: 0, latest, datasets });
    const lines = seen.text.slice("\r\u001b[J".length).split("\n");
    expect(lines[0]).toMatch(/^spirals {2}████████░░░░░░░░ {3}50 % {2}maxout 14\.6 · \S+ [\d.]+.*$/);
    expect(lines[1]).toBe("moons    ░░░░░░░░░░░░░░░░    0 %  ");
    expect(lines[2]).toBe("20 %  8 of 40 trials  8.0/s  0:04 left");
  });

  it("shows some bars of many data sets, and says how many more there are", () => {
    const { seen, progress } = display({ isTTY: true });
    const some = Array.from(
      { length: 11 },
      (_, i) => [`d${i}`, { done: 1, total: 2, latest: undefined }] as const,
    );
    progress.update({ ...at(1, 40), datasets: new Map(some) });
    const lines = seen.text.split("\n");
    expect(lines).toHaveLength(8 + 2);
    expect(lines[8]).toBe("and 3 more data sets");
  });

  it("shows the last trial however soon it comes", () => {
    const { clock, seen, progress } = display({ isTTY: true });
    clock.now = 1000;
    progress.update(at(39, 40));
    progress.update(at(40, 40));
    expect(seen.text).toContain("100 %");
  });

  it("never wraps a terminal's line", () => {
    const { clock, seen, progress } = display({ isTTY: true });
    clock.now = 1000;
    progress.update(at(123_456, 1_000_000));
    const [, lines] = seen.text.split("\u001b[J");
    for (const line of lines.split("\n")) expect(line.length).toBeLessThan(60);
  });

  it("counts on when tuning names new trials, and never backwards", () => {
    const { clock, seen, progress } = display();
    clock.now = 1000;
    progress.update(at(10, 10));
    progress.update(at(12, 40));
    progress.update(at(40, 40));
    const percents = [...seen.text.matchAll(/^(\d+) %/gm)].map(([, percent]) => Number(percent));
    expect(percents).toEqual([100, 30, 100]);
  });

  it("is silent when it is told to be", () => {
    const { seen, progress } = display({ isTTY: true, quiet: true });
    progress.update(at(1, 2));
    progress.end();
    expect(seen.text).toBe("");
  });
});
