// Loaded before actbench: ends the first worker thread from outside as soon as the journal has a trial, and says so.
import { existsSync, readFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import threads, { isMainThread } from "node:worker_threads";

if (isMainThread) {
  const workers = [];
  threads.Worker = class extends threads.Worker {
    constructor(...args) {
      super(...args);
      workers.push(this);
    }
  };
  syncBuiltinESMExports();
  const journal = process.env.JOURNAL;
  const watch = setInterval(() => {
    if (!existsSync(journal) || readFileSync(journal, "utf8").split("\n").length < 4) return;
    clearInterval(watch);
    void workers[0].terminate();
    process.stderr.write("terminated a worker\n");
  }, 1);
  watch.unref();
}
