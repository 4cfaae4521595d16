import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryDirectory } from "./temporary-directory.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The compiler, as a program of this package's development. */
export const tsc = join(root, "node_modules/typescript/bin/tsc");

/** An ES-module project of its own that depends on the built actbench and holds these files. */
export function consumer(files: Readonly<Record<string, string>>): string {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "node_modules"));
  symlinkSync(root, join(directory, "node_modules", "actbench"), "dir");
  const compilerOptions = {
    target: "ES2023",
    lib: ["ES2023", "DOM"],
    module: "NodeNext",
    strict: true,
    skipLibCheck: false,
    types: [],
  };
  const own = {
    "package.json": JSON.stringify({ type: "module" }),
    "tsconfig.json": JSON.stringify({ compilerOptions }),
  };
  for (const [name, text] of Object.entries({ ...own, ...files })) writeFileSync(join(directory, name), text);
  return directory;
}
