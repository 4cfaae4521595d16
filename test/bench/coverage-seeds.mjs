/**
 * Of studies that have not decided: what is their own advice on more seeds worth, and the two ends of its range? Run after
 * `npm run build:js`:
 *
 *     node test/bench/coverage-seeds.mjs [--studies 200]
 */
import { normal } from "../../dist/modules/random/draws.js";
import { stream } from "../../dist/modules/random/stream.js";
import {
  quantile,
  seedsNeeded,
  seedsNeededRange,
  signInterval,
  signedRankInterval,
} from "../../dist/modules/stats/index.js";
import { asked, percent, print } from "./print.mjs";

const { studies: repetitions } = asked({ studies: 200 });

/** The user pays for no more pairs than these. */
const AFFORDABLE = 1000;

function draw(size, effect, random) {
  return Array.from({ length: size }, () => {
    const difference = Math.log(effect) + 0.4 * Math.SQRT2 * normal(random);
    return { lower: difference, upper: difference };
  });
}

function decides(differences, confidence) {
  const both = [signedRankInterval(differences, confidence), signInterval(differences, confidence)];
  return both.every(({ lower }) => lower > 0) || both.every(({ upper }) => upper < 0);
}

/** How often so many pairs decide, at sizes a tenth apart. */
function chances(effect, confidence, random) {
  const known = [];
  for (let size = 6; size < 1.1 * AFFORDABLE; size = Math.ceil(1.1 * size)) {
    const samples = Array.from({ length: known.at(-1)?.share > 0.995 ? 0 : 400 }, () =>
      draw(size, effect, random),
    );
    const decided = samples.filter((sample) => decides(sample, confidence)).length;
    known.push({ size, share: samples.length === 0 ? 1 : decided / samples.length });
  }
  return known;
}

function advice(n, effect, confidence) {
  const random = stream("own advice", n, effect, confidence);
  const known = chances(effect, confidence, random);
  const chanceOf = (size) => known.findLast((each) => each.size <= Math.max(6, size)).share;
  const needed = known.find(({ share }) => share >= 0.8)?.size ?? Infinity;
  const studies = [];
  while (studies.length < repetitions) {
    const differences = draw(n, effect, random);
    if (decides(differences, confidence)) continue;
    const plan = { confidence, shape: "any" };
    const seeds = seedsNeeded(differences, 0, plan) ?? AFFORDABLE;
    studies.push({ seeds, ...seedsNeededRange(differences, 0, random, plan) });
  }
  const held = studies.filter(({ lower, upper }) => lower <= needed && needed <= upper).length;
  const worth = (sizeOf) => {
    const each = studies.map((study) => chanceOf(Math.min(AFFORDABLE, sizeOf(study))));
    return `${percent(quantile(each, 0.5))} (${percent(quantile(each, 0.1))})`;
  };
  return { needed, held: held / repetitions, worth };
}

print(
  `The chance that an undecided study's advice decides, in the median of ${repetitions} studies (in nine of ten of them)`,
);
print(
  "pilot",
  "effect",
  "confidence",
  "needed",
  "its range holds that",
  "its lower end",
  "its advice",
  "its upper end",
);
for (const [n, effect, confidence] of [
  [10, 1.3, 0.95],
  [20, 1.3, 0.95],
  [20, 1.15, 0.95],
  [20, 1.3, 0.9975],
]) {
  const { needed, held, worth } = advice(n, effect, confidence);
  const ends = [({ lower }) => lower, ({ seeds }) => seeds, ({ upper }) => upper].map(worth);
  print(`${n} pairs`, `${effect} ×`, confidence, needed, percent(held), ...ends);
}
