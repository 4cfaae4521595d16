#!/usr/bin/env node
try {
  const { main } = await import("../dist/cli/main.js");
  process.exitCode = await main(process.argv);
} catch (error) {
  // main() answers for itself: what arrives here is that it could not be loaded.
  process.stderr.write(`error: actbench cannot be loaded: ${error.message}\n`);
  if (process.argv.includes("--debug")) process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
}
