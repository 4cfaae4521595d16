import { ELEMENT, at, multiplyAdd } from "./lanes";

/**
 * out[r, c] = start[c] + Σ_k a[r, k] · b[c, k]: the one matrix product behind all of a dense layer.
 *
 * All distances are in bytes, so that a transposed matrix is only another pair of distances. Unless `biased`, sums
 * start from zero. The sum runs over k in order whatever the tile, so a result's bits depend on nothing but its own
 * row and column. Depth is at least 1.
 *
 * Tiles of 2 rows × 4 columns hold 8 sums in registers, for 6 loads and 16 operations a step: x86-64 has 16 vector
 * registers, and larger tiles spill. What is left over at the edges goes through narrower tiles. All is inlined, so that
 * a caller's constant distances become offsets within instructions.
 *
 * @param twice takes two steps a turn, see `twoStepsPay`; a constant
 * @param adjacent whether the columns of b are neighbours; a constant
 */
@inline
export function product(
  a: usize, // (rows, depth)
  aRow: usize,
  aStep: usize,
  b: usize, // (columns, depth)
  bColumn: usize,
  bStep: usize,
  twice: bool,
  adjacent: bool,
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
      const biases = at(start, column);
      if (twice) {
        tile2x4Twice(left, aRow, aStep, b, bColumn, bStep, adjacent, biased, biases, target, outRow, outColumn, depth);
      } else tile2x4(left, aRow, aStep, b, bColumn, bStep, biased, biases, 0, 1, target, outRow, outColumn, depth);
      left += 2 * aRow;
      target += 2 * outRow;
    }
    if (row < rows) tile1x4(left, aStep, b, bColumn, bStep, biased, at(start, column), 1, target, outColumn, depth);
    b += 4 * bColumn;
    out += 4 * outColumn;
  }
  if (column + 2 <= columns) {
    twoColumns(a, aRow, aStep, b, bColumn, bStep, biased, at(start, column), out, outRow, outColumn, rows, depth);
    column += 2;
    b += 2 * bColumn;
    out += 2 * outColumn;
  }
  if (column < columns) oneColumn(a, aRow, aStep, b, bStep, biased, at(start, column), out, outRow, rows, depth);
}

/** Two columns by four rows: a tile with a and b in each other's place. */
@inline
function twoColumns(
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
  rows: i32,
  depth: i32,
): void {
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    tile2x4(b, bColumn, bStep, a, aRow, aStep, biased, start, 1, 0, out, outColumn, outRow, depth);
    a += 4 * aRow;
    out += 4 * outRow;
  }
  for (; row < rows; row++) {
    tile1x1(a, aStep, b, bStep, biased, start, out, depth);
    tile1x1(a, aStep, b + bColumn, bStep, biased, at(start, 1), out + outColumn, depth);
    a += aRow;
    out += outRow;
  }
}

/** One column by four rows. */
@inline
function oneColumn(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  biased: bool,
  start: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  depth: i32,
): void {
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    tile1x4(b, bStep, a, aRow, aStep, biased, start, 0, out, outRow, depth);
    a += 4 * aRow;
    out += 4 * outRow;
  }
  for (; row < rows; row++) {
    tile1x1(a, aStep, b, bStep, biased, start, out, depth);
    a += aRow;
    out += outRow;
  }
}

/**
 * Whether two steps a turn are faster: with pairs of vectors, by an eighth, where there are several turns. Without them they
 * are slower. A caller has a function for each: V8 finds too few registers for both in one.
 */
@inline
export function twoStepsPay(depth: i32): bool {
  return isDefined(WIDE) && depth >= 4 && (depth & 1) == 0;
}

/** Two rows by four columns; their sums begin at elements of `start` that are so far apart. */
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
  startRow: i32,
  startColumn: i32,
  out: usize,
  outRow: usize,
  outColumn: usize,
  depth: i32,
): void {
  let sum00 = first(biased, start);
  let sum01 = first(biased, start, startColumn);
  let sum02 = first(biased, start, 2 * startColumn);
  let sum03 = first(biased, start, 3 * startColumn);
  let sum10 = first(biased, start, startRow);
  let sum11 = first(biased, start, startRow + startColumn);
  let sum12 = first(biased, start, startRow + 2 * startColumn);
  let sum13 = first(biased, start, startRow + 3 * startColumn);
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
  storeRow(out, outColumn, sum00, sum01, sum02, sum03);
  storeRow(out + outRow, outColumn, sum10, sum11, sum12, sum13);
}

/**
 * The same, two steps a turn. Rows have an address each, and so have columns that are not `adjacent`: an address and a
 * distance that is not constant would be added up at every load.
 */
@inline
export function tile2x4Twice(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bColumn: usize,
  bStep: usize,
  adjacent: bool,
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
  let a1 = a + aRow;
  let b1 = b + bColumn;
  let b2 = b1 + bColumn;
  let b3 = b2 + bColumn;
  const end = a + <usize>depth * aStep;
  do {
    let left0 = v128.load(a);
    let left1 = v128.load(a1);
    let right = v128.load(b);
    sum00 = multiplyAdd(sum00, left0, right);
    sum10 = multiplyAdd(sum10, left1, right);
    right = v128.load((adjacent ? b + bColumn : b1));
    sum01 = multiplyAdd(sum01, left0, right);
    sum11 = multiplyAdd(sum11, left1, right);
    right = v128.load((adjacent ? b + 2 * bColumn : b2));
    sum02 = multiplyAdd(sum02, left0, right);
    sum12 = multiplyAdd(sum12, left1, right);
    right = v128.load((adjacent ? b + 3 * bColumn : b3));
    sum03 = multiplyAdd(sum03, left0, right);
    sum13 = multiplyAdd(sum13, left1, right);
    left0 = v128.load(a + aStep);
    left1 = v128.load(a1 + aStep);
    right = v128.load(b + bStep);
    sum00 = multiplyAdd(sum00, left0, right);
    sum10 = multiplyAdd(sum10, left1, right);
    right = v128.load((adjacent ? b + bColumn : b1) + bStep);
    sum01 = multiplyAdd(sum01, left0, right);
    sum11 = multiplyAdd(sum11, left1, right);
    right = v128.load((adjacent ? b + 2 * bColumn : b2) + bStep);
    sum02 = multiplyAdd(sum02, left0, right);
    sum12 = multiplyAdd(sum12, left1, right);
    right = v128.load((adjacent ? b + 3 * bColumn : b3) + bStep);
    sum03 = multiplyAdd(sum03, left0, right);
    sum13 = multiplyAdd(sum13, left1, right);
    a += 2 * aStep;
    a1 += 2 * aStep;
    b += 2 * bStep;
    b1 += 2 * bStep;
    b2 += 2 * bStep;
    b3 += 2 * bStep;
  } while (a != end);
  storeRow(out, outColumn, sum00, sum01, sum02, sum03);
  storeRow(out + outRow, outColumn, sum10, sum11, sum12, sum13);
}

@inline
function storeRow(out: usize, outColumn: usize, sum0: v128, sum1: v128, sum2: v128, sum3: v128): void {
  v128.store(out, sum0);
  v128.store(out + outColumn, sum1);
  v128.store(out + 2 * outColumn, sum2);
  v128.store(out + 3 * outColumn, sum3);
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
