import type { Kernel } from "../nn/kernel.js";
import { referenceKernel } from "../nn/reference/index.js";
import { createSimdKernel } from "../nn/simd/kernel.js";
import { createDatasetCache, type DatasetSource } from "../trial/dataset-cache.js";
import type { Arrival, News, Order } from "./messages.js";
import { createRunner, type Picture, type Runner } from "./runner.js";

/** Milliseconds of training before the page is told, and listened to. */
const SLICE = 16;

/** What a worker is to its own script. */
export interface WorkerScope {
  addEventListener(type: "message", listener: (event: MessageEvent<Order>) => void): void;
  postMessage(news: News): void;
}

/** Answers the page's orders: the groups of a heat take turns, an evaluation each, until all are at the limit. */
export function startWorker(scope: WorkerScope): void {
  let kernel: Kernel<unknown> | undefined;
  let datasets: DatasetSource = createDatasetCache({});
  let runners: Runner[] = [];
  let pictureOf = picturesInTurn(runners);
  let [round, limit] = [0, 0];
  const goOn = breathing(() => {
    const news = trainFor(SLICE);
    if (news !== undefined) scope.postMessage({ round, ...news });
    return runners.some((runner) => runner.mayMove(limit));
  });

  const trainFor = (milliseconds: number): Omit<News, "round"> | undefined => {
    const until = performance.now() + milliseconds;
    const moved = new Set<Runner>();
    const arrivals: Arrival[] = [];
    for (;;) {
      const open = runners.filter((runner) => runner.mayMove(limit));
      if (open.length === 0 || performance.now() >= until) break;
      for (const runner of open) {
        moved.add(runner);
        arrivals.push(...(runner.advance() ?? []));
      }
    }
    if (moved.size === 0) return undefined;
    const groups = [...moved].flatMap((runner) => {
      const news = runner.news();
      return news === undefined ? [] : [{ ...news, ...pictureOf(runner) }];
    });
    return { groups, arrivals };
  };

  scope.addEventListener("message", ({ data: order }) => {
    if (order.kind === "equip") {
      kernel ??= kernelOf(order.kernel);
      datasets = createDatasetCache(order.tables);
      runners = [];
      return;
    }
    limit = order.epochs;
    if (order.kind === "start" && kernel !== undefined) {
      const trained = kernel;
      trained.reset();
      round = order.round;
      runners = order.groups.map((specs) => createRunner(trained, specs, datasets));
      pictureOf = picturesInTurn(runners);
    }
    goOn();
  });
}

const kernelOf = (module: Uint8Array | undefined): Kernel<unknown> =>
  (module === undefined ? referenceKernel() : createSimdKernel(module as BufferSource)) as Kernel<unknown>;

/** Calls `work` as long as it asks to be, and hears messages in between. */
function breathing(work: () => boolean): () => void {
  const turn = new MessageChannel();
  let waiting = false;
  const goOn = (): void => {
    if (waiting) return;
    waiting = true;
    turn.port2.postMessage(0);
  };
  turn.port1.addEventListener("message", () => {
    waiting = false;
    if (work()) goOn();
  });
  turn.port1.start();
  return goOn;
}

/** Milliseconds between pictures of one group: as often as an eye follows. */
const INTERVAL = 150;
/** A picture is followed by so many times as long without any: training is what the time is for. */
const REST = 25;

/** Gives a group's picture if it is its turn: groups take turns, and each has one at its end. */
function picturesInTurn(runners: readonly Runner[]): (runner: Runner) => Picture {
  const madeAt = new Map(runners.map((runner) => [runner, -Infinity] as const));
  let rested = -Infinity;
  const isNext = (runner: Runner, now: number): boolean => {
    const before = madeAt.get(runner) ?? now;
    if (now < rested || now - before < INTERVAL) return false;
    return runners.every((other) => other.isOver() || (madeAt.get(other) ?? now) >= before);
  };
  return (runner) => {
    const now = performance.now();
    if (!runner.isOver() && !isNext(runner, now)) return {};
    const picture = runner.picture();
    madeAt.set(runner, now);
    rested = now + REST * (performance.now() - now);
    return picture;
  };
}
