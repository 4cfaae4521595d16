// How often Friedman's test over data sets says p ≤ 5 % of equal activations: by the p that reports show, and by
// Iman and Davenport's F alone. All orders of the ranks where they are few, else that many studies.
//
//     node test/bench/coverage-ranks.mjs [--studies 40000]
import { friedmanTest } from "../../dist/modules/stats/index.js";
import { integerBelow } from "../../dist/modules/random/draws.js";
import { stream } from "../../dist/modules/random/stream.js";
import { asked } from "./print.mjs";

const { studies } = asked({ studies: 40_000 });
const ALPHA = 0.05;
const MOST_ORDERS = 20_000;

function permutations(items) {
  if (items.length < 2) return [items];
  return items.flatMap((item, i) =>
    permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]),
  );
}

function shuffled(items, random) {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = integerBelow(i + 1, random);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** Every study of so many data sets, the order on the first being the same by symmetry. */
function* allStudies(orders, datasets) {
  const last = orders.length ** (datasets - 1);
  for (let code = 0; code < last; code++) {
    const rest = Array.from(
      { length: datasets - 1 },
      (_, i) => Math.floor(code / orders.length ** i) % orders.length,
    );
    yield [orders[0], ...rest.map((each) => orders[each])];
  }
}

function* someStudies(activations, datasets) {
  const random = stream("ranks", activations, datasets);
  for (let i = 0; i < studies; i++)
    yield Array.from({ length: datasets }, () => shuffled(activations, random));
}

/** Without ties a test depends on the sums of the ranks alone. */
function testOf(study, known) {
  const sums = study[0].map((_, i) => study.reduce((sum, ranks) => sum + ranks[i], 0));
  const key = sums.toSorted((a, b) => a - b).join();
  if (!known.has(key)) known.set(key, friedmanTest(study));
  return known.get(key);
}

const table = [];
for (const count of [2, 3, 4, 5, 8]) {
  const activations = Array.from({ length: count }, (_, i) => i);
  const orders = count < 6 ? permutations(activations) : [];
  for (const datasets of [2, 3, 4, 5, 6, 8, 10, 12, 20]) {
    const isExact = orders.length > 0 && orders.length ** (datasets - 1) <= MOST_ORDERS;
    const tests = new Map();
    let [all, said, saidByF] = [0, 0, 0];
    for (const study of isExact ? allStudies(orders, datasets) : someStudies(activations, datasets)) {
      const test = testOf(study, tests);
      all += 1;
      said += Number(test.p <= ALPHA);
      saidByF += Number(test.fP <= ALPHA);
    }
    const percent = (share) => `${((100 * share) / all).toFixed(1)} %`;
    table.push({
      activations: count,
      "data sets": datasets,
      studies: isExact ? "all" : all,
      "p ≤ 5 %": percent(said),
      "by F": percent(saidByF),
    });
  }
}
console.table(table);
