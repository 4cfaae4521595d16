import { existsSync } from "node:fs";

/** A file under dist/, for what only runs when it is built: worker threads, and the command line as users start it. */
export function built(file: string): URL {
  const url = new URL(`../../dist/${file}`, import.meta.url);
  if (!existsSync(url)) throw new Error(`no ${url.pathname}: run "npm run build" first`);
  return url;
}
