// Writes beans.csv, an invented table (no bean was measured): four varieties, 75 beans each, five features that overlap.
// The same bytes every time: the randomness is a 32-bit generator with a fixed seed, and nothing but + - * / is used.
//   node configs/data/make-beans.mjs
import { writeFileSync } from "node:fs";

const varieties = {
  //            length width  height weight gloss
  amber: { mean: [14.2, 8.9, 7.0, 0.48, 29], spread: [0.8, 0.4, 0.4, 0.05, 4] },
  borlotta: { mean: [15.9, 9.4, 6.8, 0.56, 23], spread: [0.9, 0.5, 0.4, 0.06, 4] },
  cannella: { mean: [12.8, 8.2, 7.4, 0.43, 37], spread: [0.7, 0.4, 0.4, 0.05, 5] },
  domino: { mean: [14.6, 9.7, 7.9, 0.56, 40], spread: [0.8, 0.5, 0.4, 0.06, 5] },
};

let state = 20261122;

/** Marsaglia's xorshift, as a number from 0 to 1. */
function uniform() {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 2 ** 32;
}

/** Twelve uniform numbers add up to variance 1. */
function normal() {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += uniform();
  return sum;
}

function bean({ mean, spread }) {
  const size = normal(); // A big bean is big in every direction.
  const [length, width, height, weight] = mean
    .slice(0, 4)
    .map((centre, i) => centre + spread[i] * (0.7 * size + 0.7 * normal()));
  const gloss = mean[4] + spread[4] * normal();
  return [length.toFixed(2), width.toFixed(2), height.toFixed(2), weight.toFixed(3), Math.round(gloss)];
}

const rows = Array.from({ length: 75 }, () =>
  Object.entries(varieties).map(([variety, shape]) => [...bean(shape), variety].join()),
).flat();

const file = new URL("beans.csv", import.meta.url);
writeFileSync(file, `length_mm,width_mm,height_mm,weight_g,gloss_percent,variety\n${rows.join("\n")}\n`);
