#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";

// V8 would let the heap grow to several times of what is alive before it looks for garbage: memory, which is to stay
// flat, would grow with the number of trials. Costs about 1 % of the time.
setFlagsFromString("--heap-growing-percent=30");

try {
  const { main } = await import("../dist/cli/main.js");
  process.exitCode = await main(process.argv);
} catch (error) {
  // main() answers for itself: what arrives here is that it could not be loaded.
  process.stderr.write(`error: actbench cannot be loaded: ${error.message}\n`);
  if (process.argv.includes("--debug")) process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
}
