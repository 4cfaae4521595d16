import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { describe } from "vitest";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Why there is no browser to test with; undefined where there is one. */
const noBrowser = existsSync(executablePath)
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

/** Tests that need the browser; where there is none, they are skipped and say why. */
export function describeInBrowser(title: string, tests: () => void): void {
  describe.skipIf(noBrowser !== undefined)(noBrowser ? `${title} (skipped: ${noBrowser})` : title, tests);
}

/**
 * Opens a page that needs no network, in a context of its own.
 *
 * @param complaints is given what the page complains of, and what it asks for beyond itself
 * @param own what it may ask for
 */
export async function openOffline(
  browser: Browser,
  url: string,
  complaints: string[],
  own: RegExp,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!own.test(request.url())) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(url);
  return page;
}
