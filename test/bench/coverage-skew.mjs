/**
 * What a verdict gains and pays by needing signs as well as signed ranks: how often some word is false of differences that
 * are strongly skewed, and how often a difference is found where they are not. Run after `npm run build:js`:
 *
 *     node test/bench/coverage-skew.mjs [--studies 20000]
 */
import { normal } from "../../dist/modules/random/draws.js";
import { stream } from "../../dist/modules/random/stream.js";
import { exclusionP, signP } from "../../dist/modules/stats/index.js";
import { asked, percent, print } from "./print.mjs";

const { studies } = asked({ studies: 20_000 });
const TOGETHER = [1, 5, 20, 60];

// The pseudo-median of an exponential is half the median of a gamma with shape 2.
const PSEUDO_MEDIAN = 1.6783469900166612 / 2;
const exponential = (random) => -Math.log(1 - random.double());

/** Of samples: how often ranks alone, and both, leave 0 out on a side, at the level of each number of measurements together. */
function saidOn(alternative, n, draw, random, samples) {
  const said = TOGETHER.map(() => ({ ranks: 0, both: 0 }));
  for (let i = 0; i < samples; i++) {
    const sample = Array.from({ length: n }, () => draw(random)).map((x) => ({ lower: x, upper: x }));
    const ranks = exclusionP(sample, 0, { alternative });
    const both = Math.max(ranks, signP(sample, 0, { alternative }));
    for (const [k, many] of TOGETHER.entries()) {
      said[k].ranks += ranks <= 0.025 / many;
      said[k].both += both <= 0.025 / many;
    }
  }
  return said;
}

/** That some of so many independent measurements does what one does in a share of studies. */
const ofSome = (count, many) => percent(1 - (1 - count / studies) ** many);
const head = (title) => print(title.padEnd(44), ...TOGETHER.map((many) => `${many} together`.padStart(16)));
const row = (title, cells) => print(title.padEnd(44), ...cells.map((cell) => cell.padStart(16)));

head("Exponential: some false word, ranks / both");
for (const [truth, centre, alternative] of [
  ["median, “sooner”", Math.LN2, "greater"],
  ["pseudo-median, “later”", PSEUDO_MEDIAN, "less"],
]) {
  for (const n of [10, 20, 40]) {
    const random = stream("skewed words", truth, n);
    const said = saidOn(alternative, n, (source) => exponential(source) - centre, random, studies);
    const cells = said.map(
      ({ ranks, both }, k) => `${ofSome(ranks, TOGETHER[k])} / ${ofSome(both, TOGETHER[k])}`,
    );
    row(`true at the ${truth}, ${n} pairs`, cells);
  }
}

print();
head("Log-normal: “sooner” is found, ranks / both");
for (const effect of [1.3, 1.6, 2]) {
  for (const n of [10, 20, 30, 60]) {
    const random = stream("power", effect, n);
    const draw = (source) => Math.log(effect) + 0.4 * Math.SQRT2 * normal(source);
    const samples = Math.ceil(studies / 5);
    const said = saidOn("greater", n, draw, random, samples);
    row(
      `${effect} ×, ${n} pairs`,
      said.map(({ ranks, both }) => `${percent(ranks / samples)} / ${percent(both / samples)}`),
    );
  }
}
