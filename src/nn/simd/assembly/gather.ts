import { ELEMENT, at } from "./lanes";

/** target[r] = source[order[start + r]]; every lane has an order of its own. */
export function gatherRows(
  source: usize, // (samples, width)
  order: usize, // (samples) row numbers, i32
  start: i32,
  target: usize, // (rows, width)
  rows: i32,
  width: i32,
): void {
  order = at(order, start);
  for (let row = 0; row < rows; row++) {
    gatherFour(source, order, target, width);
    if (ELEMENT > 16) gatherFour(source + 16, order + 16, target + 16, width);
    order += ELEMENT;
    target += <usize>width * ELEMENT;
  }
}

@inline
function gatherFour(source: usize, order: usize, target: usize, width: i32): void {
  gatherLane(source, order, target, width);
  gatherLane(source + 4, order + 4, target + 4, width);
  gatherLane(source + 8, order + 8, target + 8, width);
  gatherLane(source + 12, order + 12, target + 12, width);
}

@inline
function gatherLane(source: usize, order: usize, target: usize, width: i32): void {
  let from = at(source, load<i32>(order) * width);
  const end = at(target, width);
  for (; target < end; target += ELEMENT) {
    store<u32>(target, load<u32>(from));
    from += ELEMENT;
  }
}
