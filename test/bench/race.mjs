/**
 * The race in Chromium: how often its intervals are wrong however often one looks; samples a second beside Node's, which
 * has to give the same curves; frames a second. Run after `npm run build`, for all of it or a part:
 *
 *     node test/bench/race.mjs [coverage] [speed] [frames]
 */
import { readdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { checkConfig } from "../../dist/modules/experiment/load-config.js";
import { hashOf } from "../../dist/modules/experiment/overrides.js";
import { givenRateTrials } from "../../dist/modules/experiment/plan.js";
import { createSimdKernel } from "../../dist/modules/nn/simd/kernel.js";
import { normal } from "../../dist/modules/random/draws.js";
import { stream } from "../../dist/modules/random/stream.js";
import { heatsOf } from "../../dist/modules/race/race.js";
import { standings } from "../../dist/modules/race/standing.js";
import { createMemoryJournal } from "../../dist/modules/results/memory-journal.js";
import { createDatasetCache } from "../../dist/modules/trial/dataset-cache.js";
import { trialId } from "../../dist/modules/trial/id.js";
import { trainGroup } from "../../dist/modules/trial/train-group.js";

const url = new URL("../../dist/race.html", import.meta.url);
const experimentOf = (config) => checkConfig(config, () => "").experiment;
const small = { datasets: "moons", network: { hidden: [32, 32] }, learningRate: 0.1 };

/** Races of invented times, whose true ratios are known: how many have an interval that was ever wrong. */
function coverage(races = 1000) {
  const middle = { sigmoid: 60, tanh: 30, relu: 30, gelu: 25 };
  const names = Object.keys(middle);
  const experiment = experimentOf({ ...small, activations: names, training: { epochs: 400 }, seeds: 20 });
  const trials = givenRateTrials(experiment);
  const finished = (spec, race) => {
    const { label } = spec.activation;
    const time = middle[label] * Math.exp(0.5 * normal(stream("race", race, label, spec.seed)));
    const curve = {
      epochs: [0, time, 400],
      metrics: { train_accuracy: [0.5, 0.95, 1], train_loss: [1, 0.2, 0.1] },
      layers: [],
    };
    const result = { state: "completed", id: trialId(spec), curve, stepsPerEpoch: 16, parameterCount: 1 };
    return { spec, result: { ...result, learned: [] }, seconds: 0 };
  };
  const isWrong = ({ activation, versus }, reference) => {
    const truth = middle[reference] / middle[activation];
    return versus !== undefined && (versus.interval.lower > truth || versus.interval.upper < truth);
  };
  let wrong = 0;
  for (let race = 0; race < races; race++) {
    const journal = createMemoryJournal([experiment]);
    let isRaceWrong = false;
    for (let heat = 0; heat < 5 && !isRaceWrong; heat++) {
      const isIn = ({ seed }) => Math.floor((seed - 1) / 4) === heat;
      journal.append(trials.filter(isIn).map((spec) => finished(spec, race)));
      const study = journal.study();
      isRaceWrong = names.some((name) => standings(study, name).some((each) => isWrong(each, name)));
    }
    wrong += Number(isRaceWrong);
  }
  console.log(
    `of ${races} races of 4 activations, looked at after 4, 8, 12, 16 and 20 seeds with every reference, ` +
      `${wrong} ever showed an interval without the true ratio (${((100 * wrong) / races).toFixed(1)} %; at most 5 % may)`,
  );
}

const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  });

async function open(browser, config) {
  const page = await (await browser.newContext({ offline: true, acceptDownloads: true })).newPage();
  await page.goto(`${url.href}${hashOf(config)}`);
  return page;
}

const raceToTheEnd = (page) =>
  page.evaluate(async () => {
    const [go, save] = ["go", "save"].map((id) => document.getElementById(id));
    const begun = performance.now();
    go.click();
    const over = new Promise((resolve) => {
      const observer = new MutationObserver(() => !save.disabled && resolve(observer.disconnect()));
      observer.observe(save, { attributes: true });
    });
    await over;
    return (performance.now() - begun) / 1000;
  });

const sorted = (results) => JSON.stringify(results.toSorted((a, b) => (a.id < b.id ? -1 : 1)));

/** What Linux says of a process or thread; undefined where it has gone. */
const statOf = (path) => {
  try {
    const [, id, name, rest] = /^(\d+) \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${path}/stat`, "utf8"));
    const fields = rest.split(" ");
    return {
      id: Number(id),
      name,
      parent: Number(fields[1]),
      seconds: (Number(fields[11]) + Number(fields[12])) / 100,
    };
  } catch {
    return undefined;
  }
};

/** Processor seconds that the workers of this process's browser have used; Linux alone tells. */
function workerSeconds() {
  const processes = readdirSync("/proc").flatMap((id) => (/^\d+$/.test(id) ? (statOf(id) ?? []) : []));
  const parents = new Map(processes.map(({ id, parent }) => [id, parent]));
  const isOurs = (id) => id === process.pid || (parents.has(id) && isOurs(parents.get(id)));
  return processes
    .filter(({ id }) => isOurs(id))
    .flatMap(({ id }) =>
      readdirSync(`/proc/${id}/task`).flatMap((thread) => statOf(`${id}/task/${thread}`) ?? []),
    )
    .filter(({ name }) => name.startsWith("DedicatedWorker"))
    .reduce((sum, { seconds }) => sum + seconds, 0);
}

const nodeSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** What `work` took: by the clock, and of a processor. */
async function timed(usedSoFar, work) {
  const [begun, before] = [performance.now(), usedSoFar()];
  await work();
  return { clock: (performance.now() - begun) / 1000, processor: usedSoFar() - before };
}

/** One worker of the page against one thread of Node, whole races in turns, the least of each. */
async function speed(turns = 8) {
  const config = { ...small, activations: ["relu", "tanh"], training: { epochs: 300 }, seeds: 8 };
  const experiment = experimentOf(config);
  const kernel = createSimdKernel(readFileSync(new URL("../../dist/kernel.wasm", import.meta.url)));
  const datasets = createDatasetCache({});
  let results;
  const inNode = () => {
    results = heatsOf(experiment, 4)
      .flat()
      .flatMap((group) => trainGroup(kernel, group, datasets, () => performance.now()).results);
  };
  const browser = await launch();
  const context = await browser.newContext({ offline: true, acceptDownloads: true });
  // A page leaves one core to itself: two are one worker.
  await context.addInitScript(() =>
    Object.defineProperty(navigator, "hardwareConcurrency", { get: () => 2 }),
  );
  const page = await context.newPage();
  await page.goto(`${url.href}${hashOf(config)}`);
  const measured = { node: [], page: [] };
  for (let turn = 0; turn < turns; turn++) {
    measured.node.push(await timed(nodeSeconds, inNode));
    measured.page.push(await timed(workerSeconds, () => raceToTheEnd(page)));
  }
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  const { trials } = JSON.parse(readFileSync(await download.path(), "utf8"));
  if (sorted(trials.map(({ result }) => result)) !== sorted(results)) throw new Error("results differ");
  console.log(`all results match (Chromium ${browser.version()}, one worker; Node ${process.version})`);
  const samples = 512 * 300 * 16;
  for (const kind of ["clock", "processor"]) {
    const [ofNode, ofPage] = [measured.node, measured.page].map((all) =>
      Math.min(...all.map((each) => each[kind])),
    );
    const rate = (seconds) => (samples / seconds / 1e6).toFixed(2);
    console.log(
      `million samples a second of the ${kind}: page ${rate(ofPage)}, Node ${rate(ofNode)}: ` +
        `${((100 * ofNode) / ofPage).toFixed(0)} %`,
    );
  }
  await browser.close();
}

/** Intervals between the frames of a race, and how long the page's own thread was busy for each. */
async function frames() {
  for (const [activations, seeds, slowdown] of [
    [8, 20, 1],
    [4, 4, 4],
  ]) {
    const browser = await launch();
    const names = ["relu", "tanh", "gelu", "sigmoid", "elu", "silu", "leaky_relu", "mish"].slice(
      0,
      activations,
    );
    const page = await open(browser, { ...small, activations: names, training: { epochs: 100 }, seeds });
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const busy = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "TaskDuration").value;
    };
    await page.evaluate(() => {
      globalThis.times = [];
      globalThis.frame = (now) => {
        globalThis.times.push(now);
        requestAnimationFrame(globalThis.frame);
      };
      requestAnimationFrame(globalThis.frame);
    });
    const before = await busy();
    const seconds = await raceToTheEnd(page);
    const used = (await busy()) - before;
    const gaps = (
      await page.evaluate(() => globalThis.times.map((time, i, all) => time - (all[i - 1] ?? time)))
    )
      .slice(1)
      .toSorted((a, b) => a - b);
    const at = (share) => gaps[Math.floor(share * (gaps.length - 1))].toFixed(1);
    console.log(
      `${activations} activations × ${seeds} seeds, CPU ÷ ${slowdown}: ${seconds.toFixed(1)} s, ${gaps.length} frames, ` +
        `${(1000 * (gaps.length / gaps.reduce((sum, gap) => sum + gap, 0))).toFixed(0)} a second; between frames ` +
        `${at(0.5)} ms (median), ${at(0.95)} ms (95 %), ${at(0.99)} ms (99 %); ` +
        `${((1000 * used) / gaps.length).toFixed(1)} ms of computing a frame`,
    );
    await browser.close();
  }
}

const parts = { coverage, speed, frames };
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(parts)) await parts[name]();
