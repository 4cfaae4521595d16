import { ActbenchError } from "../../errors.js";
import type { Kernel } from "../kernel.js";

const PAGE = 65_536;
const LARGEST = 2 ** 32;

type Memory = Pick<
  Kernel<number>,
  "reset" | "allocate" | "slice" | "write" | "writeIntegers" | "read" | "zero" | "copy"
>;

/**
 * Buffers as addresses into one WebAssembly memory: element i of a buffer is the f32 of all lanes at
 * address + elementBytes · i, lane l of it the f32 at + 4 · l. Allocation only moves a mark forward, and `reset` moves it back; memory grows when the
 * mark passes its end. Growth detaches every view, so they are made anew then.
 *
 * @param start the first address that is free, a multiple of 16
 * @param elementBytes 4 · lanes
 * @throws {ActbenchError} from `allocate`, where data and network need more than WebAssembly can have
 */
export function createMemory(memory: WebAssembly.Memory, start: number, elementBytes: number): Memory {
  const lanes = elementBytes / 4;
  let mark = start;
  let views = viewsOf(memory);
  /** Numbers are read and written often, and a view takes as long to make as some to read. */
  const attached = (): typeof views => {
    if (views.floats.length === 0) views = viewsOf(memory);
    return views;
  };
  const bytes = (buffer: number, length: number): Uint8Array =>
    new Uint8Array(memory.buffer, buffer, length * elementBytes);

  return {
    reset() {
      mark = start;
    },
    allocate(length) {
      const buffer = mark;
      mark += length * elementBytes;
      const missing = mark - memory.buffer.byteLength;
      if (missing > 0) grow(memory, missing, lanes);
      bytes(buffer, length).fill(0);
      return buffer;
    },
    slice: (buffer, first) => buffer + first * elementBytes,
    write(buffer, lane, values) {
      const { floats } = attached();
      const first = buffer / 4 + lane;
      for (let i = 0; i < values.length; i++) floats[first + lanes * i] = values[i];
    },
    writeIntegers(buffer, lane, values) {
      const { integers } = attached();
      const first = buffer / 4 + lane;
      for (let i = 0; i < values.length; i++) integers[first + lanes * i] = values[i];
    },
    read(buffer, lane, length) {
      const { floats } = attached();
      const first = buffer / 4 + lane;
      // Of more than 64 bytes a typed array lies outside the heap: it takes twice as long to make, and more to forget.
      // oxlint-disable-next-line unicorn/no-new-array -- an array that grows takes half as long again
      const values = new Array<number>(length);
      for (let i = 0; i < length; i++) values[i] = floats[first + lanes * i];
      return values;
    },
    zero(buffer, length) {
      bytes(buffer, length).fill(0);
    },
    copy(from, to, length) {
      bytes(to, length).set(bytes(from, length));
    },
  };
}

/** All of the memory as it is now; of length 0 once it has grown. */
function viewsOf({ buffer }: WebAssembly.Memory) {
  return { floats: new Float32Array(buffer), integers: new Int32Array(buffer) };
}

function grow(memory: WebAssembly.Memory, bytes: number, lanes: number): void {
  try {
    memory.grow(Math.ceil(bytes / PAGE));
  } catch (cause) {
    const needed = memory.buffer.byteLength + bytes;
    const why =
      needed > LARGEST
        ? "more than the 4 GiB that WebAssembly can have"
        : `${(needed / 2 ** 30).toFixed(1)} GiB, which this machine does not give`;
    throw new ActbenchError(`${lanes === 4 ? "four" : "eight"} trials side by side need ${why}`, {
      remedy: "Use fewer rows of data, smaller layers or smaller batches.",
      cause,
    });
  }
}
