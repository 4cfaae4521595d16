/** Buffers are plain Float64Arrays; the garbage collector forgets them, so there is nothing to reset. */
export function reset(): void {}

export function allocate(length: number): Float64Array {
  return new Float64Array(length);
}

export function slice(buffer: Float64Array, start: number): Float64Array {
  return buffer.subarray(start);
}

export function write(buffer: Float64Array, _lane: number, values: ArrayLike<number>): void {
  buffer.set(values);
}

/** A double holds every 32-bit integer exactly. */
export const writeIntegers = write;

export function read(buffer: Float64Array, _lane: number, length: number): number[] {
  return [...buffer.subarray(0, length)];
}

export function zero(buffer: Float64Array, length: number): void {
  buffer.fill(0, 0, length);
}

export function copy(from: Float64Array, to: Float64Array, length: number): void {
  to.set(from.subarray(0, length));
}
