import { startPage } from "./page.js";
import { startWorker } from "./worker.js";

/** The page and its workers run the same script: what it is in says which it is. */
if (typeof document === "undefined") startWorker(globalThis as unknown as Parameters<typeof startWorker>[0]);
else startPage();
