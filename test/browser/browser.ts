import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type Page, type ViewportSize } from "playwright-core";
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
 * Opens a page that needs no network. A context is half a second's work for Chromium: pages share one where each can
 * be looked at in its own way.
 *
 * @param complaints is given what the page complains of, and what it asks for beyond itself
 * @param own what it may ask for
 * @param look how the page is looked at, set before it loads
 */
export async function openOffline(
  context: BrowserContext,
  url: string,
  complaints: string[],
  own: RegExp,
  { viewport = { width: 1280, height: 720 }, ...media }: Look = {},
): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  await page.emulateMedia(media);
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!own.test(request.url())) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(url);
  return page;
}

export interface Look {
  readonly viewport?: ViewportSize;
  readonly colorScheme?: "light" | "dark";
  readonly reducedMotion?: "reduce";
}
