import { hash32Of } from "./hash32";
import { ELEMENT } from "./lanes";

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
