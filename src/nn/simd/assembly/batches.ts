import { hash32Of } from "./hash32";
import { ELEMENT, at } from "./lanes";

/** Every lane's order becomes a random permutation of 0 … rows − 1, by Fisher and Yates from the last place down. */
export function shuffleRows(
  order: usize, // (rows) i32
  keys: usize, // (1) u32
  counter: i32,
  rows: i32,
): void {
  for (let lane: usize = 0; lane < ELEMENT; lane += 4) {
    shuffleLane(order + lane, load<u32>(keys + lane), counter, rows);
  }
}

function shuffleLane(order: usize, key: u32, counter: u32, rows: i32): void {
  for (let i = 0; i < rows; i++) store<i32>(order + <usize>i * ELEMENT, i);
  for (let i = rows - 1; i > 0; i--) {
    const j = <usize>((<u64>hash32Of(key, counter + i) * <u64>(i + 1)) >> 32);
    const here = order + <usize>i * ELEMENT;
    const there = order + j * ELEMENT;
    const held = load<i32>(here);
    store<i32>(here, load<i32>(there));
    store<i32>(there, held);
  }
}

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
