// Loaded into actbench by crash-points.mjs: counts its changes to the file system, and kills it at one of them.
//   CRASH_AT     which change, from 1; 0 for none
//   CRASH_WHEN   before it, half-way through it (where it writes), or after it
//   CRASH_THREAD main, or worker: whose changes are counted
//   CRASH_COUNT  the file into which their number is written
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");
const { isMainThread } = require("node:worker_threads");

const { CRASH_AT = "0", CRASH_WHEN = "before", CRASH_THREAD = "main", CRASH_COUNT } = process.env;
const changing = [
  "writeFileSync",
  "writeSync",
  "appendFileSync",
  "renameSync",
  "linkSync",
  "copyFileSync",
  "rmSync",
  "rmdirSync",
  "unlinkSync",
  "mkdirSync",
  "truncateSync",
  "ftruncateSync",
];
const own = isMainThread === (CRASH_THREAD === "main");
const { writeFileSync } = fs;
const die = () => {
  process.kill(process.pid, "SIGKILL");
  // A worker thread goes on until the signal arrives.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
};
let changes = 0;

function wrapped(name, change) {
  return (...args) => {
    if (name === "writeFileSync" && (args[0] === 1 || args[0] === 2)) return change(...args);
    const here = ++changes === Number(CRASH_AT);
    if (CRASH_COUNT) writeFileSync(CRASH_COUNT, String(changes));
    if (here && CRASH_WHEN === "before") die();
    if (here && CRASH_WHEN === "half") {
      if (name === "writeFileSync") {
        const bytes = Buffer.from(args[1]);
        change(args[0], bytes.subarray(0, bytes.length >> 1), args[2]);
      }
      die();
    }
    const result = change(...args);
    if (here) die();
    return result;
  };
}

if (own) {
  for (const name of changing) fs[name] = wrapped(name, fs[name]);
  const { openSync } = fs;
  const opened = wrapped("openSync", openSync);
  // A file that is opened to be written is made or emptied by that.
  fs.openSync = (path, flags, ...rest) =>
    (typeof flags === "string" && /[wa+]/.test(flags) ? opened : openSync)(path, flags, ...rest);
  syncBuiltinESMExports();
}
