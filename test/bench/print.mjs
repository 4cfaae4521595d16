/** What the simulations of coverage print: one line, its cells apart. */
export const print = (...cells) => process.stdout.write(`${cells.join("  ")}\n`);

export const percent = (share) => `${(100 * share).toFixed(1)} %`;
