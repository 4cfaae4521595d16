import { parseArgs } from "node:util";
import { exactShareInterval } from "../../dist/modules/stats/index.js";

/** What the simulations of coverage print: one line, its cells apart. */
export const print = (...cells) => process.stdout.write(`${cells.join("  ")}\n`);

export const percent = (share) => `${(100 * share).toFixed(1)} %`;

/** A share of so many studies, with the 95 % interval (Clopper–Pearson) of the share that endlessly many would have. */
export function shareOf(count, studies) {
  const { lower, upper } = exactShareInterval(count, studies);
  return `${percent(count / studies)} (${(100 * lower).toFixed(1)} to ${(100 * upper).toFixed(1)})`.padStart(
    20,
  );
}

/**
 * What the command line asks of a simulation: `--name value` for each of the defaults. `studies` is how many are drawn for a row;
 * as many as by default take some minutes on one core, which is said at the end.
 */
export function asked(defaults) {
  const options = Object.fromEntries(Object.keys(defaults).map((name) => [name, { type: "string" }]));
  const { values } = parseArgs({ options });
  process.on("exit", () => print(`(${Math.round(process.cpuUsage().user / 1e6)} s of computing)`));
  return Object.fromEntries(
    Object.entries(defaults).map(([name, usual]) => {
      const value = values[name] ?? usual;
      return [name, typeof usual === "number" ? Number(value) : value];
    }),
  );
}
