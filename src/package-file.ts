import { existsSync } from "node:fs";

/**
 * A file of the package by its path from package.json: the same wherever the built code that asks stands.
 *
 * @example packageFile("dist/kernel.wasm")
 */
export const packageFile = (path: string): URL => new URL(path, root);

const root = rootAbove(new URL(".", import.meta.url));

function rootAbove(directory: URL): URL {
  return existsSync(new URL("package.json", directory)) ? directory : rootAbove(new URL("..", directory));
}
