/**
 * False words about seconds to the target, through the function that judges them: how often does a study of 20 pairs, timed
 * in 24 turns, say something false of any of its claims, each of which is about a truth on the edge of what it claims? Where
 * epochs do not vary, the clock alone may err. Run after `npm run build:js`:
 *
 *     node test/bench/coverage-seconds.mjs [--studies 1000] [--claims 60]
 */
import { normal } from "../../dist/modules/random/draws.js";
import { stream } from "../../dist/modules/random/stream.js";
import { judgedWords, studyOf } from "./judged-words.mjs";
import { asked, print, shareOf } from "./print.mjs";

const [PAIRS, TURNS, STEPS] = [20, 24, 16];
const { studies: most, claims: only } = asked({ studies: 1000, claims: 0 });

/** Claims about the ratio of b's seconds to a's; the truth is on the edge of a region. */
const KINDS = [
  { is: { equal: 0.1 }, lower: 1 / 1.1, upper: 1.1, truth: 1.1 },
  { is: { notWorse: 0.1 }, lower: 1 / 1.1, upper: Infinity, truth: 1 / 1.1 },
  { is: { sooner: 1.5 }, lower: 1.5, upper: Infinity, neutral: 1, truth: 1.5 },
  { is: { sooner: 1.5 }, lower: 1.5, upper: Infinity, neutral: 1, truth: 1 },
];

const isFalse = {
  supported: ({ lower, upper, truth }) => truth <= lower || truth >= upper,
  refuted: ({ lower, upper, truth }) => truth >= lower && truth <= upper,
  "direction only": ({ lower, neutral, truth }) => truth <= neutral || truth >= lower,
  inconclusive: () => false,
};

/** The spread of the logarithms of epochs, and of a turn of the clock. */
const SPREADS = [
  { epochs: 0.3, clock: 0.05 },
  { epochs: 0, clock: 0.05 },
  { epochs: 0.05, clock: 0.3 },
];

const vary = (value, by, random) => value * Math.exp(by * normal(random));

/** In how many of the studies of so many claims any word was false. */
function falseWords(claims, spread, studies) {
  const random = stream("false words of seconds", claims, spread.epochs, spread.clock);
  const claimed = Array.from({ length: claims }, (_, i) => KINDS[i % KINDS.length]);
  const planned = studyOf(
    claimed.map(({ is }, i) => ({
      compare: { activation: `a${i}` },
      with: { activation: `b${i}` },
      measure: "seconds_to_target",
      is,
    })),
  );
  const trial = (epochs) => ({
    state: "completed",
    layers: [],
    course: { stepsPerEpoch: STEPS },
    score: { reached: true, epochs },
  });
  let count = 0;
  for (let study = 0; study < studies; study++) {
    // b's epochs are twice a's; its steps take what is left of the truth.
    const pairs = claimed.map(() =>
      Array.from({ length: PAIRS }, () => {
        const a = vary(20, 0.4, random);
        return [a, vary(2 * a, spread.epochs, random)];
      }),
    );
    const turns = claimed.map(({ truth }) =>
      Array.from({ length: TURNS }, () => ({
        a: vary(1e-4, spread.clock, random),
        b: vary((1e-4 * truth) / 2, spread.clock, random),
      })),
    );
    const timing = ({ a }) => ({ key: "", turns: turns[Number(a.activation.label.slice(1))] });
    const words = judgedWords(planned, pairs, trial, "fixed", timing);
    if (words.some((word, i) => isFalse[word](claimed[i]))) count++;
  }
  return count;
}

print(`False words on seconds in any verdict of a study of ${PAIRS} pairs and ${TURNS} turns (5 % in all)`);
print("epochs", "clock", "claims", "studies", "any false word".padStart(20));
for (const spread of SPREADS) {
  for (const claims of only ? [only] : [4, 20, 60]) {
    const studies = Math.ceil(most / (claims / 4));
    print(
      String(spread.epochs).padStart(6),
      String(spread.clock).padStart(5),
      String(claims).padStart(6),
      String(studies).padStart(7),
      shareOf(falseWords(claims, spread, studies), studies),
    );
  }
}
