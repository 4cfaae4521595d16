/**
 * A process that runs one command after another as each would run in a process of its own: with its own folder,
 * environment, input, output and exit code. What takes longest, to load and to warm up, is done once.
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { main } from "../../dist/cli.js";

const home = process.cwd();
const scratch = mkdtempSync(join(tmpdir(), "actbench-input-"));

process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
process.on("disconnect", () => process.exit());
process.on("message", async ({ args, cwd, env, stdin }) => {
  giveInput(stdin);
  const written = { out: "", err: "" };
  replace("stdout", outputTo(written, "out"));
  replace("stderr", outputTo(written, "err"));
  replace("env", env);
  process.chdir(cwd ?? home);
  const atExit = new Set(process.listeners("exit"));
  const code = await main([process.execPath, "actbench", ...args]);
  for (const listener of process.listeners("exit")) if (!atExit.has(listener)) process.off("exit", listener);
  process.chdir(home);
  process.send({ code, ...written });
});
process.send("ready");

/** What is opened takes the lowest number that is free. */
function giveInput(text) {
  const file = join(scratch, "stdin");
  writeFileSync(file, text);
  closeSync(0);
  if (openSync(file) !== 0) throw new Error("the input was not opened as number 0");
}

function replace(name, value) {
  Object.defineProperty(process, name, { value, configurable: true, writable: true });
}

function outputTo(written, name) {
  return new Writable({
    decodeStrings: false,
    write(text, _, done) {
      written[name] += text;
      done();
    },
  });
}
