import { setMaxListeners } from "node:events";
import { Piscina } from "piscina";
import { packageFile } from "../../package-file.js";
import { failGroup } from "../../trial/run-group.js";
import type { FinishedTrial } from "../../trial/result.js";
import type { TrialSpec } from "../../trial/spec.js";
import type { Executor } from "./executor.js";
import { trainingCost } from "./cost.js";
import type { WorkerSetup } from "./worker.js";

/**
 * Trains in `jobs` worker threads, the largest groups first. A worker that dies loses only its group, which is
 * trained once more; a group that kills two workers counts as failed. Where no worker can start, all groups do.
 * Threads are kept from one `run` to the next, since their code is compiled by then.
 *
 * @param worker the module that each thread runs
 */
export function workersExecutor(
  jobs: number,
  setup: WorkerSetup,
  worker = packageFile("dist/worker.js"),
): Executor {
  const pool = createPool(jobs, setup, worker);
  return {
    run(groups, signal) {
      const largestFirst = groups.toSorted((a, b) => trainingCost(b) - trainingCost(a));
      return trainIn(pool, jobs, largestFirst, signal);
    },
    close: () => pool.destroy(),
  };
}

type Pool = Piscina<readonly TrialSpec[], FinishedTrial[]>;

/**
 * The pool would load the worker by require(), and a thread that is ended while require() loads an ES module takes
 * Node's process with it ("Assertion failed … CreateRequiredModuleFacade"). Ending an import() does not.
 */
const byImport: string[] = process.allowedNodeEnvironmentFlags.has("--experimental-require-module")
  ? ["--no-experimental-require-module"]
  : [];

/** Threads start when there is work for them, and end with the pool. */
function createPool(jobs: number, setup: WorkerSetup, worker: URL): Pool {
  const pool: Pool = new Piscina({
    filename: worker.href,
    minThreads: 0,
    maxThreads: jobs,
    idleTimeout: Infinity,
    workerData: setup,
    execArgv: byImport,
    // V8 would let each grow to 48 MB of garbage before it looks.
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  });
  // An answer that comes too late to an aborted group is called an error, and would end the process.
  return pool.on("error", () => {});
}

async function* trainIn(
  pool: Pool,
  jobs: number,
  groups: readonly (readonly TrialSpec[])[],
  signal: AbortSignal | undefined,
): AsyncGenerator<FinishedTrial[]> {
  const over = new AbortController();
  // A worker that can't even start has no task to fail. Once none is left, nobody would ever take the next one.
  const strand = (error: Error) => {
    if (pool.threads.length === 0) over.abort(error);
  };
  const ended = AbortSignal.any([over.signal, ...(signal ? [signal] : [])]);
  // Every task under way listens to it.
  setMaxListeners(2 * jobs, ended);
  const attempt = (group: readonly TrialSpec[]) => pool.run(group, { signal: ended });
  const train = (group: readonly TrialSpec[]) =>
    attempt(group)
      .catch(() => attempt(group))
      .catch((error) => failGroup(group, over.signal.aborted ? over.signal.reason : error));
  pool.on("error", strand);
  try {
    // Twice as many as can be trained: a worker finds its next group waiting while the last is journalled.
    yield* asTheyFinish(groups, 2 * jobs, train, signal);
  } finally {
    pool.off("error", strand);
    // Whoever leaves the loop early leaves groups behind that nobody waits for.
    over.abort();
  }
}

/** Keeps `limit` of the items' promises under way and yields each as it settles, until `signal` is aborted. */
async function* asTheyFinish<T, R>(
  items: readonly T[],
  limit: number,
  start: (item: T) => Promise<R>,
  signal?: AbortSignal,
): AsyncGenerator<R> {
  const underWay = new Map<number, Promise<readonly [number, R]>>();
  let next = 0;
  while (next < items.length || underWay.size > 0) {
    for (; next < items.length && underWay.size < limit; next++) {
      const index = next;
      underWay.set(
        index,
        start(items[index]).then((value) => [index, value]),
      );
    }
    const [index, value] = await Promise.race(underWay.values());
    if (signal?.aborted) return;
    underWay.delete(index);
    yield value;
  }
}
