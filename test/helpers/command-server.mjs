/**
 * A process that runs one command after another as each would run in a process of its own: with its own folder,
 * environment, output and exit code. What takes longest, to load and to warm up, is done once.
 */
import { Writable } from "node:stream";
import { main } from "../../dist/cli.js";

const home = process.cwd();

process.on("disconnect", () => process.exit());
process.on("message", async ({ args, cwd, env }) => {
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
