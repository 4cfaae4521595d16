// Hostile variations of configs, formulas and tables. Everything is drawn from one small generator, so that a case can
// be made again from its number.

/** Numbers from 0 to 1, the same for the same seed and case. */
export function generator(seed, number) {
  let state = (seed * 2654435761 + number * 40503 + 1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const below = (random, n) => Math.floor(random() * n);
export const pick = (random, list) => list[below(random, list.length)];

const NASTY_TEXTS = [
  "",
  " ",
  "__proto__",
  "constructor",
  "../../stray",
  "/tmp/actbench-stray",
  "a/b\\c",
  "<script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  "\u0000",
  "\u001b[2J\u001b]0;title\u0007",
  "\u202Etxt.exe",
  "한글 이름",
  "👩‍👩‍👧‍👦",
  "\ud800",
  "x".repeat(5000),
  "relu",
  "rleu",
  "NaN",
  "null",
];
const NASTY_NUMBERS = [
  0,
  -0,
  -1,
  1,
  0.5,
  1e-320,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  1e21,
  100000000,
  3.0000000001,
];

/** What is right in some place. */
const PLAIN = [
  1,
  2,
  3,
  0.1,
  0.3,
  [1, 2],
  true,
  "tanh",
  "relu",
  "moons",
  "adam",
  "he_normal",
  "csv",
  "x * sigmoid(x)",
  { hidden: [4] },
];

function nastyValue(random) {
  const kind = below(random, 12);
  if (kind < 2) return pick(random, NASTY_NUMBERS);
  if (kind < 4) return pick(random, NASTY_TEXTS);
  if (kind === 4) return pick(random, [null, true, false]);
  if (kind === 5) return Array.from({ length: below(random, 4) }, () => nastyValue(random));
  if (kind === 6) return JSON.parse(`{"__proto__": {"polluted": 1}, "name": "csv"}`);
  if (kind === 7) return nested(below(random, 300));
  return structuredClone(pick(random, PLAIN));
}

function nested(depth) {
  let value = 1;
  for (let i = 0; i < depth; i++) value = i % 2 ? { activations: value } : [value];
  return value;
}

/** Every place of a JSON value that can be changed. */
function places(value, found = []) {
  if (typeof value !== "object" || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    places(value[key], found);
  }
  return found;
}

/** A config with some of its values replaced, removed, renamed, repeated or added. */
export function mutateConfig(random, text, others) {
  if (random() < 0.3) return mutateText(random, text, others);
  const config = JSON.parse(text);
  for (let change = 0; change <= pick(random, [0, 0, 0, 1, 2]); change++) {
    const all = places(config);
    if (all.length === 0) break;
    const [parent, key] = pick(random, all);
    const way = below(random, 7);
    if (way < 3) parent[key] = nastyValue(random);
    else if (way === 3) parent[pick(random, NASTY_TEXTS)] = parent[key];
    else if (way === 4) parent[key] = structuredClone(pick(random, all)[0]);
    else if (way === 5 && Array.isArray(parent)) parent.push(...structuredClone(parent).slice(0, 50));
    else if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  }
  return JSON.stringify(config);
}

/** Text with bytes changed, removed, repeated or taken from another text; it may be no UTF-8 any more. */
export function mutateText(random, text, others) {
  let bytes = Buffer.from(text);
  for (let change = 0; change <= pick(random, [0, 0, 1, 3]); change++) {
    const at = below(random, bytes.length + 1);
    const end = Math.min(bytes.length, at + below(random, pick(random, [2, 16, 400])));
    const [head, body, tail] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
    const way = below(random, 7);
    if (way === 0) bytes = Buffer.concat([head, tail]);
    else if (way === 1) bytes = Buffer.concat([head, body, body, body, tail]);
    else if (way === 2) bytes = Buffer.concat([head, Buffer.from([below(random, 256)]), tail]);
    else if (way === 3) bytes = Buffer.concat([head, Buffer.from(pick(random, NASTY_TEXTS)), tail]);
    else if (way === 4) bytes = Buffer.concat([head, Buffer.from(String(pick(random, NASTY_NUMBERS))), tail]);
    else if (way === 5) bytes = Buffer.concat([head, Buffer.from(pick(random, others)).subarray(at)]);
    else bytes = head;
  }
  return bytes;
}

const SYMBOLS = ["x", "x", "x", "x", "k", "beta", "0.5", "1", "2", "3"];
const ODD_SYMBOLS = [
  "x",
  "x1",
  "x2",
  "k",
  "beta",
  "pi",
  "e",
  "y",
  "constructor",
  "__proto__",
  "x17",
  "é",
  "0",
  "1",
  "1e308",
  "1e-320",
  ".5",
  "2",
];
const FUNCTIONS = ["exp", "log", "tanh", "sigmoid", "softplus", "erf", "sin", "cos", "sqrt", "abs"];
const ODD_FUNCTIONS = ["tnah", "eval", "pow", "constructor"];
const OPERATORS = ["+", "-", "*", "/", "**"];
const ODD_OPERATORS = ["^", "%", "<", "==", "?", ",", "&&"];

/** A formula, most often one that parses; sometimes deep, long or broken. */
export function makeFormula(random) {
  const depth = random() < 0.02 ? 400 : 5;
  const formula = expression(random, depth);
  if (random() < 0.05) return formula.repeat(below(random, 300) + 1);
  return random() < 0.3 ? mutateText(random, formula, [expression(random, 4)]).toString("latin1") : formula;
}

function expression(random, depth) {
  const way = below(random, depth > 5 ? 3 : 7);
  if (depth === 0 || (depth <= 5 && way > 4)) return pick(random, random() < 0.03 ? ODD_SYMBOLS : SYMBOLS);
  if (way === 0) return `(${expression(random, depth - 1)})`;
  if (way === 1) return `-${expression(random, depth - 1)}`;
  if (way === 2)
    return `${pick(random, random() < 0.03 ? ODD_FUNCTIONS : FUNCTIONS)}(${expression(random, depth - 1)})`;
  const [a, b] = [expression(random, depth - 1), expression(random, depth - 1)];
  if (way === 3) return `${pick(random, ["max", "min", "pow"])}(${a}, ${b})`;
  return `${a} ${pick(random, random() < 0.03 ? ODD_OPERATORS : OPERATORS)} ${b}`;
}
