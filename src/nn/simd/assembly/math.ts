import { ELEMENT } from "./lanes";

@external("math", "exp")
declare function exp(x: usize, parameters: usize, y: usize, vectors: i32): void;

@external("math", "log")
declare function log(x: usize, parameters: usize, y: usize, vectors: i32): void;

/** Vectors of an element. */
const VECTORS = <i32>(ELEMENT / 16);

/** x ← eˣ, by the very code that compiled formulas use. */
export function exponentials(x: usize, length: i32): void {
  exp(x, 0, x, length * VECTORS);
}

/** x ← ln x */
export function logarithms(x: usize, length: i32): void {
  log(x, 0, x, length * VECTORS);
}
