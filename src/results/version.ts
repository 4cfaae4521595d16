import { readFileSync } from "node:fs";

const { version: written } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { version: string };

/** The version of actbench, from package.json, the one place where it is written. */
export const version: string = written;
