/**
 * False words of whole studies, through the function that judges them: how often is any verdict of a study false, where each
 * truth lies on the edge of what a word claims? Of studies of 20 pairs, and of such as are judged at 10, 30 and 60
 * pairs, whose words count at every look (as their intervals only shrink, more looks add nothing). Run after `npm run
 * build:js`:
 *
 *     node test/bench/coverage-words.mjs [--studies 300] [--noise skewed] [--claims 5]
 */
import { judgedWords, studyOf } from "./judged-words.mjs";
import { normal } from "../../dist/modules/random/draws.js";
import { stream } from "../../dist/modules/random/stream.js";
import { asked, print, shareOf } from "./print.mjs";

const { studies, noise: onlyNoise, claims: onlyClaims } = asked({ studies: 300, noise: "", claims: 0 });

const exponential = (random) => -Math.log(1 - random.double());

/** ln(T_b / T_a) less its median, which is what is claimed. */
const noises = {
  "log-normal": (random) => 0.4 * Math.SQRT2 * normal(random),
  "heavy tails": (random) => (0.3 * normal(random)) / Math.sqrt(-Math.log(1 - random.double())),
  "whole epochs": (random) => 0.4 * Math.SQRT2 * normal(random),
  skewed: (random) => exponential(random) - Math.LN2,
  "skewed down": (random) => Math.LN2 - exponential(random),
};

/** What claims ask of T_b / T_a, and what is true. */
const kinds = [
  { times: 1, truth: 1 },
  { times: 1.5, truth: 1.5 },
  { times: 1.5, truth: 1 },
  { equal: 0.1, truth: 1.1 },
];

/** What a false verdict says, if it is one. */
function falsehood({ times, equal, truth }, verdict) {
  if (verdict === "inconclusive") return undefined;
  if (equal !== undefined) return verdict === "supported" ? "equal" : "refuted";
  if (verdict === "supported") return truth <= times ? "supported" : undefined;
  if (verdict === "direction only") return truth <= 1 || truth >= times ? "direction only" : undefined;
  if (truth < times) return undefined;
  return times === 1 ? "later" : "refuted";
}

const SAID = ["supported", "direction only", "equal", "refuted", "later"];
const LOOKS = { fixed: [20], sequential: [10, 30, 60] };

function falseWords(noise, claims, share, sampling, of) {
  const random = stream("false words", noise, claims, share, sampling);
  const claimed = Array.from({ length: claims }, (_, i) => kinds[i % kinds.length]);
  const study = studyOf(
    claimed.map(({ times, equal }, i) =>
      equal === undefined
        ? { faster: `a${i}`, than: `b${i}`, times }
        : { compare: { activation: `a${i}` }, with: { activation: `b${i}` }, is: { equal } },
    ),
  );
  const draw = ({ truth }) => {
    const a = 20 * Math.exp(0.4 * normal(random));
    const b = a * truth * Math.exp(noises[noise](random));
    return noise === "whole epochs" ? [Math.max(1, Math.round(a)), Math.max(1, Math.round(b))] : [a, b];
  };
  const last = Array.from({ length: 3000 }, (_, i) => Math.max(...draw(claimed[i % claims]))).toSorted(
    (x, y) => x - y,
  );
  const horizon = share === 0 ? Infinity : last[Math.floor((1 - share) * last.length)];
  const trial = (epochs) => ({
    state: "completed",
    score: epochs <= horizon ? { reached: true, epochs } : { reached: false, horizon },
  });
  const counts = Object.fromEntries(SAID.map((word) => [word, 0]));
  for (let i = 0; i < of; i++) {
    const pairs = claimed.map((kind) => Array.from({ length: LOOKS[sampling].at(-1) }, () => draw(kind)));
    const said = LOOKS[sampling].flatMap((n) => {
      const looked = pairs.map((each) => each.slice(0, n));
      return judgedWords(study, looked, trial, sampling).map((word, k) => falsehood(claimed[k], word));
    });
    for (const word of new Set(said)) if (word !== undefined) counts[word]++;
  }
  return counts;
}

const row = (noise, sampling, claims, censored, of, counts) =>
  print(
    noise.padEnd(15),
    (sampling === "fixed" ? "20" : "10 to 60").padEnd(8),
    claims.padStart(6),
    censored.padStart(8),
    String(of).padStart(7),
    ...SAID.map((word) => shareOf(counts[word], of)),
  );

print("Studies with a false word, in parentheses the 95 % Monte Carlo interval; 2.5 % a side is meant");
print(
  "noise".padEnd(15),
  "pairs   ",
  "claims",
  "censored",
  "studies",
  ...SAID.map((word) => word.padStart(20)),
);
for (const noise of onlyNoise ? [onlyNoise] : Object.keys(noises)) {
  for (const sampling of Object.keys(LOOKS)) {
    const all = { of: 0, counts: Object.fromEntries(SAID.map((word) => [word, 0])) };
    for (const claims of onlyClaims ? [onlyClaims] : [5, 10, 30, 60]) {
      // Studies of many claims take the longer.
      const of = Math.ceil(studies / Math.max(1, claims / 15));
      for (const share of [0, 0.2, 0.4]) {
        const counts = falseWords(noise, claims, share, sampling, of);
        row(noise, sampling, String(claims), `${100 * share} %`, of, counts);
        all.of += of;
        for (const word of SAID) all.counts[word] += counts[word];
      }
    }
    row(noise, sampling, "all", "all", all.of, all.counts);
  }
}
