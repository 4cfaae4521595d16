import { ELEMENT } from "./lanes";
import { tile2x4, tile2x4Twice, twoStepsPay } from "./product";

/** Addresses below 1024 stay unused: the compiler counts on that when it folds offsets into instructions. */
const LEFT: usize = 1024;
const LEFT_ELEMENTS = 8192;
const RIGHT: usize = LEFT + LEFT_ELEMENTS * ELEMENT;
const MAX_DEPTH = 1024;

/**
 * Room for what no operation keeps: the packed operands, or a vector whose lanes are read one by one. No constant: V8
 * would put a pair of vectors where the one is that is stored first, which is the upper.
 */
@inline
export function scratch(): usize {
  return LEFT + load<u32>(0);
}

/** Where the buffers of the kernel's user may begin: behind the packed operands. */
export const heapBase: usize = RIGHT + 4 * MAX_DEPTH * ELEMENT;

/**
 * Whether packing pays. A walk of `depth` steps, each a multiple of a large power of two, falls on few sets of the
 * level-1 cache (64 sets of 8 lines of 64 bytes) and evicts itself. Only whole tiles are packed, and enough of them
 * to be worth the copies.
 */
export function isScattered(step: usize, rows: i32, columns: i32, depth: i32): bool {
  const lines = 256 >> min(ctz(<i32>step / 64), 6);
  return depth >= lines && depth <= MAX_DEPTH && rows >= 16 && columns >= 32 && ((rows | columns) & 3) == 0;
}

/**
 * out[r, c] = Σ_k a[r, k] · b[c, k], the same bits as `product`, from copies of the operands that lie in the order in
 * which the tiles read them.
 */
export function packedProduct(
  a: usize, // (rows, depth)
  aRow: usize,
  aStep: usize,
  b: usize, // (columns, depth)
  bStep: usize,
  out: usize, // (rows, columns)
  outRow: usize,
  outColumn: usize,
  rows: i32,
  columns: i32,
  depth: i32,
): void {
  const blockRows = aStep == ELEMENT ? rows : (LEFT_ELEMENTS / (depth + 2)) & ~3;
  for (; rows > 0; rows -= blockRows) {
    const block = min(blockRows, rows);
    let left = a;
    let leftRow = aRow;
    if (aStep != ELEMENT) {
      left = LEFT;
      // Two elements more than it has: rows a power of two apart would be copied half as fast.
      leftRow = <usize>(depth + 2) * ELEMENT;
      for (let row = 0; row < block; row += 4) {
        copyFour(a + row * ELEMENT, aStep, left + row * leftRow, leftRow, ELEMENT, depth);
      }
    }
    for (let column = 0; column < columns; column += 4) {
      copyFour(b + column * ELEMENT, bStep, RIGHT, ELEMENT, 4 * ELEMENT, depth);
      let source = left;
      let target = out + column * outColumn;
      for (let row = 0; row < block; row += 2) {
        if (twoStepsPay(depth)) {
          tile2x4Twice(source, leftRow, ELEMENT, RIGHT, ELEMENT, 4 * ELEMENT, true, false, 0, target, outRow, outColumn, depth);
        } else tile2x4(source, leftRow, ELEMENT, RIGHT, ELEMENT, 4 * ELEMENT, false, 0, 0, 0, target, outRow, outColumn, depth);
        source += 2 * leftRow;
        target += 2 * outRow;
      }
    }
    a += blockRows * aRow;
    out += blockRows * outRow;
  }
}

/** Copies `length` steps of four neighbours, each of which goes to a row of its own. */
@inline
function copyFour(from: usize, fromStep: usize, to: usize, toRow: usize, toStep: usize, length: i32): void {
  for (; length > 0; length--) {
    v128.store(to, v128.load(from));
    v128.store(to + toRow, v128.load(from, ELEMENT));
    v128.store(to + 2 * toRow, v128.load(from, 2 * ELEMENT));
    v128.store(to + 3 * toRow, v128.load(from, 3 * ELEMENT));
    from += fromStep;
    to += toStep;
  }
}
