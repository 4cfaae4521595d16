// Races the page at an address in Debian's Firefox, driven by WebDriver BiDi, and prints what "Save results" would save.
//     node --experimental-websocket test/race/firefox.mjs <firefox> <address>
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [executable, address] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "actbench-firefox-"));
const firefox = spawn(executable, ["--headless", "--remote-debugging-port=0", "--profile", profile], {
  stdio: ["ignore", "ignore", "pipe"],
});

/** Where Firefox listens: it says so itself. */
const listening = new Promise((resolve, reject) => {
  let said = "";
  firefox.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
    const place = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
    if (place !== undefined) resolve(place);
  });
  firefox.on("error", reject).on("exit", () => reject(new Error(`Firefox ended: ${said}`)));
});

/** Sends commands one after the other, and gives what each results in. */
async function connect(place) {
  const socket = new WebSocket(`${place}/session`);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error(`no connection to ${place}`)));
  });
  const waiting = new Map();
  socket.addEventListener("message", ({ data }) => {
    const { id, type, result, error, message } = JSON.parse(data);
    const { resolve, reject } = waiting.get(id) ?? {};
    if (type === "success") resolve?.(result);
    else reject?.(new Error(`${error}: ${message}`));
  });
  let last = 0;
  return (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set((last += 1), { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
}

/** Runs in the page. */
async function race() {
  const [go, save] = ["go", "save"].map((id) => document.getElementById(id));
  let saved;
  URL.createObjectURL = (blob) => {
    saved = blob;
    return "";
  };
  HTMLAnchorElement.prototype.click = () => {};
  go.click();
  while (save.disabled) await new Promise((resolve) => setTimeout(resolve, 20));
  save.click();
  return saved.text();
}

try {
  const send = await connect(await listening);
  await send("session.new", { capabilities: {} });
  const { context } = await send("browsingContext.create", { type: "tab" });
  await send("browsingContext.navigate", { context, url: address, wait: "complete" });
  const { type, result, exceptionDetails } = await send("script.evaluate", {
    expression: `(${race})()`,
    target: { context },
    awaitPromise: true,
  });
  if (type !== "success") throw new Error(exceptionDetails.text);
  process.stdout.write(result.value);
  await send("browser.close", {});
} finally {
  firefox.kill();
  await new Promise((resolve) => (firefox.exitCode === null ? firefox.once("exit", resolve) : resolve()));
  rmSync(profile, { recursive: true, force: true });
}
