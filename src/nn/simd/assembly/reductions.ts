import { ELEMENT, accumulate, at, count, magnitudeBits, splat, where } from "./lanes";

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

// What the next three add up stays in registers. Two columns at a time wait less for each other: of an odd number the first
// two functions do the last but one twice, where a single one is its own neighbour, and the third does the first alone.
// To count, a mask is subtracted: it is −1 where it is set.

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
  const row = <usize>columns * ELEMENT;
  const next = neighbour(columns);
  const divisor = splat(rows);
  const magnitude = magnitudeBits();
  for (let pair: usize = 0; pair < row; pair += 2 * ELEMENT) {
    const column = min(pair, row - next - ELEMENT);
    const first = x + column;
    const end = first + <usize>rows * row;
    let total0 = f32x4.splat(0);
    let total1 = total0;
    let size0 = total0;
    let size1 = total0;
    let from = first;
    do {
      const value0 = v128.load(from);
      const value1 = v128.load(from + next);
      total0 = f32x4.add(total0, value0);
      total1 = f32x4.add(total1, value1);
      size0 = f32x4.add(size0, v128.and(value0, magnitude));
      size1 = f32x4.add(size1, v128.and(value1, magnitude));
      from += row;
    } while (from != end);
    const mean0 = f32x4.div(total0, divisor);
    const mean1 = f32x4.div(total1, divisor);
    let deviation0 = f32x4.splat(0);
    let deviation1 = deviation0;
    from = first;
    do {
      deviation0 = f32x4.add(deviation0, v128.and(f32x4.sub(v128.load(from), mean0), magnitude));
      deviation1 = f32x4.add(deviation1, v128.and(f32x4.sub(v128.load(from + next), mean1), magnitude));
      from += row;
    } while (from != end);
    storeTwo(totals + column, next, total0, total1);
    storeTwo(means + column, next, mean0, mean1);
    storeTwo(sizes + column, next, size0, size1);
    storeTwo(deviations + column, next, deviation0, deviation1);
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
  const row = <usize>columns * ELEMENT;
  const next = neighbour(columns);
  const limit = splat(threshold);
  const magnitude = magnitudeBits();
  for (let pair: usize = 0; pair < row; pair += 2 * ELEMENT) {
    const column = min(pair, row - next - ELEMENT);
    let largest0 = f32x4.splat(0);
    let largest1 = largest0;
    let below0 = largest0;
    let below1 = largest0;
    let from = x + column;
    const end = from + <usize>rows * row;
    do {
      const size0 = v128.and(v128.load(from), magnitude);
      const size1 = v128.and(v128.load(from + next), magnitude);
      largest0 = f32x4.pmax(largest0, size0);
      largest1 = f32x4.pmax(largest1, size1);
      below0 = i32x4.sub(below0, f32x4.lt(size0, limit));
      below1 = i32x4.sub(below1, f32x4.lt(size1, limit));
      from += row;
    } while (from != end);
    storeTwo(largest + column, next, largest0, largest1);
    storeTwo(below + column, next, f32x4.convert_i32x4_s(below0), f32x4.convert_i32x4_s(below1));
  }
}

/** How far a column's neighbour is from it. */
@inline
function neighbour(columns: i32): usize {
  return columns > 1 ? ELEMENT : 0;
}

@inline
function storeTwo(address: usize, next: usize, value0: v128, value1: v128): void {
  v128.store(address, value0);
  v128.store(address + next, value1);
}

/** Over rows with a non-zero: sums[0] += Σ max(n₊, n₋) / (n₊ + n₋), sums[1] += how many such rows. */
export function signAgreement(
  x: usize, // (rows, columns)
  sums: usize, // (2)
  rows: i32,
  columns: i32,
): void {
  const zero = f32x4.splat(0);
  const row = <usize>columns * ELEMENT;
  let shares = v128.load(sums);
  let voting = v128.load(sums, ELEMENT);
  for (; rows > 0; rows--) {
    let positive0 = zero;
    let positive1 = zero;
    let negative0 = zero;
    let negative1 = zero;
    const end = x + row;
    if (columns & 1) {
      const value = v128.load(x);
      positive0 = i32x4.sub(zero, f32x4.gt(value, zero));
      negative0 = i32x4.sub(zero, f32x4.lt(value, zero));
      x += ELEMENT;
    }
    for (; x != end; x += 2 * ELEMENT) {
      const value0 = v128.load(x);
      const value1 = v128.load(x, ELEMENT);
      positive0 = i32x4.sub(positive0, f32x4.gt(value0, zero));
      positive1 = i32x4.sub(positive1, f32x4.gt(value1, zero));
      negative0 = i32x4.sub(negative0, f32x4.lt(value0, zero));
      negative1 = i32x4.sub(negative1, f32x4.lt(value1, zero));
    }
    const positive = f32x4.convert_i32x4_s(i32x4.add(positive0, positive1));
    const negative = f32x4.convert_i32x4_s(i32x4.add(negative0, negative1));
    const nonZero = f32x4.add(positive, negative);
    const some = f32x4.gt(nonZero, zero);
    const share = f32x4.div(f32x4.max(positive, negative), nonZero);
    shares = f32x4.add(shares, where(some, share));
    voting = f32x4.add(voting, count(some));
  }
  v128.store(sums, shares);
  v128.store(sums, voting, ELEMENT);
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
