/**
 * Two equal activations looked at over the ladder of targets: how often is some word false, at the declared target and at any? And
 * how often does the interval of "sooner with a fresh seed" contain the true chance? Run after `npm run build:js`:
 *
 *     node test/bench/coverage-targets.mjs [--studies 1000]
 */
import { ladderOf } from "../../dist/modules/analysis/course.js";
import { pairMeasures } from "../../dist/modules/analysis/pair-measures.js";
import { ALONE, verdictOf } from "../../dist/modules/claims/decide.js";
import { judgeTargets } from "../../dist/modules/claims/targets.js";
import { normal } from "../../dist/modules/random/draws.js";
import { stream } from "../../dist/modules/random/stream.js";
import { asked, percent, print } from "./print.mjs";

const { studies: repetitions } = asked({ studies: 1000 });
const target = { metric: "train_accuracy", value: 0.95 };
const rungs = ladderOf(target);

/** An activation's trials: the error falls as a seed's own power of the epoch, and each crossing has noise of its own. */
function arm(label, n, horizon, effect, luck, random) {
  const trials = Array.from({ length: n }, (_, seed) => {
    const pace = effect * luck[seed] * Math.exp(0.3 * normal(random));
    const power = Math.exp(0.2 * normal(random));
    const epochs = rungs.map((value) => {
      const time = Math.max(
        1,
        Math.round(pace * (0.05 / (1 - value)) ** power * Math.exp(0.1 * normal(random))),
      );
      return time <= horizon ? time : Infinity;
    });
    const time = epochs[rungs.indexOf(target.value)];
    const score = time < Infinity ? { reached: true, epochs: time } : { reached: false, horizon };
    const course = {
      epochs: { first: epochs, sustained: epochs },
      trainLoss: null,
      testLoss: null,
      testAccuracy: null,
      meanTrainLoss: null,
    };
    return { seed, state: "completed", score, course };
  });
  return {
    label,
    rate: 0.1,
    atEdge: false,
    sampling: "fixed",
    spec: { training: { epochs: horizon }, dataset: { label: "moons", name: "moons", parameters: {} } },
    trials,
  };
}

function study(n, horizon, effect, random) {
  const luck = Array.from({ length: n }, () => 40 * Math.exp(0.4 * normal(random)));
  return [arm("a", n, horizon, 1, luck, random), arm("b", n, horizon, effect, luck, random)];
}

print(`Two equal activations, ${repetitions} studies: some false word (faster or slower), at 95 %`);
print("pairs", "horizon", "at the declared target", "at some target of the ladder");
for (const [n, horizon] of [
  [20, 10_000],
  [50, 10_000],
  [20, 60],
]) {
  const random = stream("targets", n, horizon);
  let [declared, any] = [0, 0];
  for (let i = 0; i < repetitions; i++) {
    const ladder = judgeTargets(
      study(n, horizon, 1, random),
      target,
      ALONE,
      1,
      (comparison) => verdictOf(comparison, ALONE, 1),
      () => false,
    );
    const first = ladder.rungs.filter(({ crossing }) => crossing === "first");
    declared += first.some((rung) => rung.declared && rung.verdict !== "inconclusive");
    any += first.some(({ verdict }) => verdict !== "inconclusive");
  }
  print(n, horizon, percent(declared / repetitions), percent(any / repetitions));
}

print("\nHow often the 95 % interval contains the chance that a is the sooner with a fresh seed");
print("pairs", "effect", "chance", "covers");
for (const n of [10, 20, 50]) {
  for (const effect of [1, 1.3, 2, 4]) {
    const random = stream("chance", n, effect);
    // Whole epochs tie now and then: the chance is that of drawing it, not of a formula.
    let [sooner, drawn] = [0, 0];
    for (let i = 0; i < 400; i++) {
      const [found] = pairMeasures(...study(50, 10_000, effect, random));
      sooner += found.chance.lower * 50;
      drawn += 50;
    }
    const truth = sooner / drawn;
    let covered = 0;
    for (let i = 0; i < repetitions; i++) {
      const [{ chanceInterval }] = pairMeasures(...study(n, 10_000, effect, random));
      covered += chanceInterval.lower <= truth && truth <= chanceInterval.upper;
    }
    print(n, effect, percent(truth), percent(covered / repetitions));
  }
}
