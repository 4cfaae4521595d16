import { ELEMENT, multiplyAdd } from "./lanes";

/**
 * out[r, c] = start[c] + Σ_k a[r, k] · b[c, k]: the one matrix product behind all of a dense layer.
 *
 * All distances are in bytes, so that a transposed matrix is only another pair of distances. `start` is an address,
 * or 0 to start from zero. The sum runs over k in order whatever the tile, so a result's bits depend on nothing but
 * its own row and column.
 *
 * Tiles of 2 rows × 4 columns hold 8 sums in registers, for 6 loads and 16 operations a step: x86-64 has 16
 * vector registers, and larger tiles spill. What is left over at the edges goes through narrower tiles.
 */
@inline
export function product(
  a: usize, // (rows, depth)
  aRow: usize,
  aStep: usize,
  b: usize, // (columns, depth)
  bColumn: usize,
  bStep: usize,
  start: usize, // (columns)
  out: usize, // (rows, columns)
  outRow: usize,
  outColumn: usize,
  rows: i32,
  columns: i32,
  depth: i32,
): void {
  for (; columns >= 4; columns -= 4) {
    let ar = a;
    let outr = out;
    let row = 0;
    for (; row + 2 <= rows; row += 2) {
      tile2x4(ar, aRow, aStep, b, bColumn, bStep, start, outr, outRow, outColumn, depth);
      ar += 2 * aRow;
      outr += 2 * outRow;
    }
    if (row < rows) tile1x4(ar, aStep, b, bColumn, bStep, start, outr, outColumn, depth);
    b += 4 * bColumn;
    out += 4 * outColumn;
    if (start) start += 4 * ELEMENT;
  }
  for (; columns > 0; columns--) {
    let ar = a;
    let outr = out;
    let row = 0;
    for (; row + 4 <= rows; row += 4) {
      tile4x1(ar, aRow, aStep, b, bStep, start, outr, outRow, depth);
      ar += 4 * aRow;
      outr += 4 * outRow;
    }
    for (; row < rows; row++) {
      tile1x1(ar, aStep, b, bStep, start, outr, depth);
      ar += aRow;
      outr += outRow;
    }
    b += bColumn;
    out += outColumn;
    if (start) start += ELEMENT;
  }
}

@inline
function tile2x4(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bColumn: usize,
  bStep: usize,
  start: usize,
  out: usize,
  outRow: usize,
  outColumn: usize,
  depth: i32,
): void {
  let sum00 = first(start);
  let sum01 = first(start, 1);
  let sum02 = first(start, 2);
  let sum03 = first(start, 3);
  let sum10 = sum00;
  let sum11 = sum01;
  let sum12 = sum02;
  let sum13 = sum03;
  const end = a + <usize>depth * aStep;
  while (a != end) {
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
  }
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

@inline
function tile1x4(
  a: usize,
  aStep: usize,
  b: usize,
  bColumn: usize,
  bStep: usize,
  start: usize,
  out: usize,
  outColumn: usize,
  depth: i32,
): void {
  let sum0 = first(start);
  let sum1 = first(start, 1);
  let sum2 = first(start, 2);
  let sum3 = first(start, 3);
  const end = a + <usize>depth * aStep;
  while (a != end) {
    const left = v128.load(a);
    sum0 = multiplyAdd(sum0, left, v128.load(b));
    sum1 = multiplyAdd(sum1, left, v128.load(b + bColumn));
    sum2 = multiplyAdd(sum2, left, v128.load(b + 2 * bColumn));
    sum3 = multiplyAdd(sum3, left, v128.load(b + 3 * bColumn));
    a += aStep;
    b += bStep;
  }
  v128.store(out, sum0);
  v128.store(out + outColumn, sum1);
  v128.store(out + 2 * outColumn, sum2);
  v128.store(out + 3 * outColumn, sum3);
}

@inline
function tile4x1(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  start: usize,
  out: usize,
  outRow: usize,
  depth: i32,
): void {
  let sum0 = first(start);
  let sum1 = sum0;
  let sum2 = sum0;
  let sum3 = sum0;
  const end = a + <usize>depth * aStep;
  while (a != end) {
    const right = v128.load(b);
    sum0 = multiplyAdd(sum0, v128.load(a), right);
    sum1 = multiplyAdd(sum1, v128.load(a + aRow), right);
    sum2 = multiplyAdd(sum2, v128.load(a + 2 * aRow), right);
    sum3 = multiplyAdd(sum3, v128.load(a + 3 * aRow), right);
    a += aStep;
    b += bStep;
  }
  v128.store(out, sum0);
  v128.store(out + outRow, sum1);
  v128.store(out + 2 * outRow, sum2);
  v128.store(out + 3 * outRow, sum3);
}

@inline
function tile1x1(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  start: usize,
  out: usize,
  depth: i32,
): void {
  let sum = first(start);
  const end = a + <usize>depth * aStep;
  while (a != end) {
    sum = multiplyAdd(sum, v128.load(a), v128.load(b));
    a += aStep;
    b += bStep;
  }
  v128.store(out, sum);
}

@inline
function first(start: usize, column: usize = 0): v128 {
  return start ? v128.load(start + column * ELEMENT) : f32x4.splat(0);
}
