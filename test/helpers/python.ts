import { spawnSync } from "node:child_process";

/** Debian's Python, whose packages the documentation's lines are run with. */
export const python = "/usr/bin/python3";

/** Looks for modules without loading them, which takes a second. */
const LOOK = `
import importlib.util, sys
sys.exit(any(importlib.util.find_spec(name) is None for name in sys.argv[1:]))
`;

export const hasModules = (...names: readonly string[]): boolean =>
  spawnSync(python, ["-c", LOOK, ...names]).status === 0;
