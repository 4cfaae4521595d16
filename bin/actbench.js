#!/usr/bin/env node
import module from "node:module";
import { setFlagsFromString } from "node:v8";

// V8 would let the heap grow to several times of what is alive before it looks for garbage: memory, which is to stay
// flat, would grow with the number of trials. Costs about 1 % of the time.
setFlagsFromString("--heap-growing-percent=30");

// Code that was compiled at the last start is not compiled again (Node 22 and later).
module.enableCompileCache?.();

try {
  const { main } = await import("../dist/cli.js");
  process.exitCode = await main(process.argv);
} catch (error) {
  // main() answers for itself: what arrives here is that it could not be loaded.
  process.stderr.write(`error: actbench cannot be loaded: ${error.message}\n`);
  if (process.argv.includes("--debug")) process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
}
