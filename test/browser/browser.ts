import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Why there is no browser to test with; undefined where there is one. */
export const noBrowser = existsSync(executablePath)
  ? undefined
  : `there is no ${executablePath} (Debian: chromium; or name one in $CHROMIUM)`;

/** Chromium without a window, and without any wish of its own to reach the network. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
