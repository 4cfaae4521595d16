import { ELEMENT, at, multiplyAdd } from "./lanes";

/**
 * out[r, c] = start[c] + Σ_k a[r, k] · b[c, k]: the one matrix product behind all of a dense layer.
 *
 * All distances are in bytes, so that a transposed matrix is only another pair of distances. Unless `biased`, sums
 * start from zero. The sum runs over k in order whatever the tile, so a result's bits depend on nothing but its own
 * row and column. Depth is at least 1.
 *
 * Tiles of 2 rows × 4 columns hold 8 sums in registers, for 6 loads and 16 operations a step: x86-64 has 16 vector
 * registers, and larger tiles spill; unrolled by hand, they spill as well. What is left over at the edges goes
 * through narrower tiles. All is inlined, so that a caller's constant distances become offsets within instructions.
 */
@inline
export function product(
  a: usize, // (rows, depth)
  aRow: usize,
  aStep: usize,
  b: usize, // (columns, depth)
  bColumn: usize,
  bStep: usize,
  biased: bool,
  start: usize, // (columns)
  out: usize, // (rows, columns)
  outRow: usize,
  outColumn: usize,
  rows: i32,
  columns: i32,
  depth: i32,
): void {
  let column = 0;
  for (; column + 4 <= columns; column += 4) {
    let left = a;
    let target = out;
    let row = 0;
    for (; row + 2 <= rows; row += 2) {
      tile2x4(left, aRow, aStep, b, bColumn, bStep, biased, at(start, column), target, outRow, outColumn, depth);
      left += 2 * aRow;
      target += 2 * outRow;
    }
    if (row < rows) tile1x4(left, aStep, b, bColumn, bStep, biased, at(start, column), 1, target, outColumn, depth);
    b += 4 * bColumn;
    out += 4 * outColumn;
  }
  for (; column < columns; column++) {
    let left = a;
    let target = out;
    let row = 0;
    for (; row + 4 <= rows; row += 4) {
      tile1x4(b, bStep, left, aRow, aStep, biased, at(start, column), 0, target, outRow, depth);
      left += 4 * aRow;
      target += 4 * outRow;
    }
    for (; row < rows; row++) {
      tile1x1(left, aStep, b, bStep, biased, at(start, column), target, depth);
      left += aRow;
      target += outRow;
    }
    b += bColumn;
    out += outColumn;
  }
}

@inline
export function tile2x4(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bColumn: usize,
  bStep: usize,
  biased: bool,
  start: usize,
  out: usize,
  outRow: usize,
  outColumn: usize,
  depth: i32,
): void {
  let sum00 = first(biased, start);
  let sum01 = first(biased, start, 1);
  let sum02 = first(biased, start, 2);
  let sum03 = first(biased, start, 3);
  let sum10 = sum00;
  let sum11 = sum01;
  let sum12 = sum02;
  let sum13 = sum03;
  const end = a + <usize>depth * aStep;
  do {
    const left0 = v128.load(a);
    const left1 = v128.load(a + aRow);
    let right = v128.load(b);
    sum00 = multiplyAdd(sum00, left0, right);
    sum10 = multiplyAdd(sum10, left1, right);
    right = v128.load(b + bColumn);
    sum01 = multiplyAdd(sum01, left0, right);
    sum11 = multiplyAdd(sum11, left1, right);
    right = v128.load(b + 2 * bColumn);
    sum02 = multiplyAdd(sum02, left0, right);
    sum12 = multiplyAdd(sum12, left1, right);
    right = v128.load(b + 3 * bColumn);
    sum03 = multiplyAdd(sum03, left0, right);
    sum13 = multiplyAdd(sum13, left1, right);
    a += aStep;
    b += bStep;
  } while (a != end);
  v128.store(out, sum00);
  v128.store(out + outColumn, sum01);
  v128.store(out + 2 * outColumn, sum02);
  v128.store(out + 3 * outColumn, sum03);
  out += outRow;
  v128.store(out, sum10);
  v128.store(out + outColumn, sum11);
  v128.store(out + 2 * outColumn, sum12);
  v128.store(out + 3 * outColumn, sum13);
}

/** One row by four columns; or four rows by one column, all of one start, with a and b in each other's place. */
@inline
function tile1x4(
  a: usize,
  aStep: usize,
  b: usize,
  bColumn: usize,
  bStep: usize,
  biased: bool,
  start: usize,
  startStep: i32,
  out: usize,
  outColumn: usize,
  depth: i32,
): void {
  let sum0 = first(biased, start);
  let sum1 = first(biased, start, startStep);
  let sum2 = first(biased, start, 2 * startStep);
  let sum3 = first(biased, start, 3 * startStep);
  const end = a + <usize>depth * aStep;
  do {
    const left = v128.load(a);
    sum0 = multiplyAdd(sum0, left, v128.load(b));
    sum1 = multiplyAdd(sum1, left, v128.load(b + bColumn));
    sum2 = multiplyAdd(sum2, left, v128.load(b + 2 * bColumn));
    sum3 = multiplyAdd(sum3, left, v128.load(b + 3 * bColumn));
    a += aStep;
    b += bStep;
  } while (a != end);
  v128.store(out, sum0);
  v128.store(out + outColumn, sum1);
  v128.store(out + 2 * outColumn, sum2);
  v128.store(out + 3 * outColumn, sum3);
}

@inline
function tile1x1(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  biased: bool,
  start: usize,
  out: usize,
  depth: i32,
): void {
  let sum = first(biased, start);
  const end = a + <usize>depth * aStep;
  do {
    sum = multiplyAdd(sum, v128.load(a), v128.load(b));
    a += aStep;
    b += bStep;
  } while (a != end);
  v128.store(out, sum);
}

@inline
function first(biased: bool, start: usize, column: i32 = 0): v128 {
  return biased ? v128.load(at(start, column)) : f32x4.splat(0);
}
