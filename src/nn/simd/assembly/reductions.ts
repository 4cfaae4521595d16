import { ELEMENT, accumulate, at, count, splat, where } from "./lanes";

/** sums[c] += Σ_rows x[r, c] */
export function columnSum(
  x: usize, // (rows, columns)
  sums: usize, // (columns)
  rows: i32,
  columns: i32,
): void {
  const row = <usize>columns * ELEMENT;
  let column = 0;
  for (; column + 4 <= columns; column += 4) {
    let sum0 = v128.load(sums);
    let sum1 = v128.load(sums, ELEMENT);
    let sum2 = v128.load(sums, 2 * ELEMENT);
    let sum3 = v128.load(sums, 3 * ELEMENT);
    let from = x;
    const end = x + <usize>rows * row;
    do {
      sum0 = f32x4.add(sum0, v128.load(from));
      sum1 = f32x4.add(sum1, v128.load(from, ELEMENT));
      sum2 = f32x4.add(sum2, v128.load(from, 2 * ELEMENT));
      sum3 = f32x4.add(sum3, v128.load(from, 3 * ELEMENT));
      from += row;
    } while (from != end);
    v128.store(sums, sum0);
    v128.store(sums, sum1, ELEMENT);
    v128.store(sums, sum2, 2 * ELEMENT);
    v128.store(sums, sum3, 3 * ELEMENT);
    sums += 4 * ELEMENT;
    x += 4 * ELEMENT;
  }
  for (; column < columns; column++) {
    let sum = v128.load(sums);
    let from = x;
    const end = x + <usize>rows * row;
    do {
      sum = f32x4.add(sum, v128.load(from));
      from += row;
    } while (from != end);
    v128.store(sums, sum);
    sums += ELEMENT;
    x += ELEMENT;
  }
}

/** Σ_rows x[r, c], its mean over the rows, Σ_rows |x[r, c]| and Σ_rows |x[r, c] − mean| */
export function columnActivity(
  x: usize, // (rows, columns)
  totals: usize, // (columns)
  means: usize, // (columns)
  sizes: usize, // (columns)
  deviations: usize, // (columns)
  rows: i32,
  columns: i32,
): void {
  const length = <usize>columns * ELEMENT;
  memory.fill(totals, 0, length);
  memory.fill(sizes, 0, length);
  memory.fill(deviations, 0, length);
  let from = x;
  for (let row = 0; row < rows; row++) {
    let column: usize = 0;
    do {
      const value = v128.load(from);
      accumulate(totals + column, value);
      accumulate(sizes + column, f32x4.abs(value));
      from += ELEMENT;
      column += ELEMENT;
    } while (column < length);
  }
  const divisor = splat(rows);
  for (let column: usize = 0; column < length; column += ELEMENT) {
    v128.store(means + column, f32x4.div(v128.load(totals + column), divisor));
  }
  for (let row = 0; row < rows; row++) {
    let column: usize = 0;
    do {
      accumulate(deviations + column, f32x4.abs(f32x4.sub(v128.load(x), v128.load(means + column))));
      x += ELEMENT;
      column += ELEMENT;
    } while (column < length);
  }
}

/** max_rows |x[r, c]| and how many of the rows have |x[r, c]| < threshold; NaN is neither. */
export function columnSteepness(
  x: usize, // (rows, columns)
  threshold: f64,
  largest: usize, // (columns)
  below: usize, // (columns)
  rows: i32,
  columns: i32,
): void {
  const limit = splat(threshold);
  const length = <usize>columns * ELEMENT;
  memory.fill(largest, 0, length);
  memory.fill(below, 0, length);
  for (let row = 0; row < rows; row++) {
    let column: usize = 0;
    do {
      const size = f32x4.abs(v128.load(x));
      v128.store(largest + column, f32x4.pmax(v128.load(largest + column), size));
      accumulate(below + column, count(f32x4.lt(size, limit)));
      x += ELEMENT;
      column += ELEMENT;
    } while (column < length);
  }
}

/** Over rows with a non-zero: sums[0] += Σ max(n₊, n₋) / (n₊ + n₋), sums[1] += how many such rows. */
export function signAgreement(
  x: usize, // (rows, columns)
  sums: usize, // (2)
  rows: i32,
  columns: i32,
): void {
  const zero = f32x4.splat(0);
  for (let row = 0; row < rows; row++) {
    let positive = zero;
    let negative = zero;
    for (const end = at(x, columns); x < end; x += ELEMENT) {
      const value = v128.load(x);
      positive = f32x4.add(positive, count(f32x4.gt(value, zero)));
      negative = f32x4.add(negative, count(f32x4.lt(value, zero)));
    }
    const nonZero = f32x4.add(positive, negative);
    const some = f32x4.gt(nonZero, zero);
    const share = f32x4.div(f32x4.max(positive, negative), nonZero);
    accumulate(sums, where(some, share));
    accumulate(sums + ELEMENT, count(some));
  }
}

// Squares run out of f32's range long before the values do: these two sum in f64, two lanes a vector.

/** sums[0] += Σ x² */
export function sumSquares(
  x: usize, // (length)
  sums: usize, // (1)
  length: i32,
): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (const end = at(x, length); x < end; x += ELEMENT) {
    const value = v128.load(x);
    low = addProduct(low, lower(value), lower(value));
    high = addProduct(high, upper(value), upper(value));
  }
  accumulate(sums, join(low, high));
}

/** sums[0] = cosine of the angle between (p1 − p0) and (p2 − p1); NaN where either is zero. */
export function updateCosine(
  p0: usize, // (length)
  p1: usize, // (length)
  p2: usize, // (length)
  sums: usize, // (1)
  length: i32,
): void {
  let dotLow = f64x2.splat(0);
  let dotHigh = f64x2.splat(0);
  let firstLow = f64x2.splat(0);
  let firstHigh = f64x2.splat(0);
  let secondLow = f64x2.splat(0);
  let secondHigh = f64x2.splat(0);
  for (const end = at(p0, length); p0 < end; p0 += ELEMENT) {
    const first = f32x4.sub(v128.load(p1), v128.load(p0));
    const second = f32x4.sub(v128.load(p2), v128.load(p1));
    dotLow = addProduct(dotLow, lower(first), lower(second));
    dotHigh = addProduct(dotHigh, upper(first), upper(second));
    firstLow = addProduct(firstLow, lower(first), lower(first));
    firstHigh = addProduct(firstHigh, upper(first), upper(first));
    secondLow = addProduct(secondLow, lower(second), lower(second));
    secondHigh = addProduct(secondHigh, upper(second), upper(second));
    p1 += ELEMENT;
    p2 += ELEMENT;
  }
  v128.store(sums, join(cosine(dotLow, firstLow, secondLow), cosine(dotHigh, firstHigh, secondHigh)));
}

@inline
function cosine(dot: v128, first: v128, second: v128): v128 {
  return f64x2.div(dot, f64x2.mul(f64x2.sqrt(first), f64x2.sqrt(second)));
}

/** sum + a · b */
@inline
function addProduct(sum: v128, a: v128, b: v128): v128 {
  return f64x2.add(sum, f64x2.mul(a, b));
}

/** Lanes 0 and 1 as f64. */
@inline
function lower(value: v128): v128 {
  return f64x2.promote_low_f32x4(value);
}

/** Lanes 2 and 3 as f64. */
@inline
function upper(value: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i32>(value, value, 2, 3, 2, 3));
}

/** Lanes 0 and 1 from `low`, 2 and 3 from `high`, as f32. */
@inline
function join(low: v128, high: v128): v128 {
  const first = f32x4.demote_f64x2_zero(low);
  const second = f32x4.demote_f64x2_zero(high);
  return v128.shuffle<i32>(first, second, 0, 1, 4, 5);
}
