import { readFileSync } from "node:fs";
import { packageFile } from "../package-file.js";

const { version: written } = JSON.parse(readFileSync(packageFile("package.json"), "utf8")) as {
  version: string;
};

/** The version of actbench, from package.json, the one place where it is written. */
export const version: string = written;
