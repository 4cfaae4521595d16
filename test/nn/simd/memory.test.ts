import { describe, expect, it } from "vitest";
import { createMemory } from "../../../src/nn/simd/memory.js";

const page = 65_536;
const start = 1024;
const values = [1, -0.5, 2 ** 20, 0.25];

function fresh(elementBytes = 16) {
  const wasm = new WebAssembly.Memory({ initial: 1 });
  return { wasm, memory: createMemory(wasm, start, elementBytes) };
}

describe("the SIMD kernel's memory", () => {
  it("hands out aligned buffers that do not overlap", () => {
    const { memory } = fresh();
    const buffers = [3, 0, 1, 7, 2].map((length) => ({ length, at: memory.allocate(length) }));
    expect(buffers[0].at).toBe(start);
    for (const [i, { at, length }] of buffers.entries()) {
      expect(at % 16).toBe(0);
      if (i + 1 < buffers.length) expect(buffers[i + 1].at).toBeGreaterThanOrEqual(at + 16 * length);
    }
  });

  it("keeps every lane's values apart", () => {
    for (const count of [4, 8]) {
      const { memory } = fresh(4 * count);
      const buffer = memory.allocate(4);
      const lanes = Array.from({ length: count }, (_, lane) => ({
        lane,
        own: values.map((value) => value + lane),
      }));
      for (const { lane, own } of lanes) memory.write(buffer, lane, own);
      for (const { lane, own } of lanes) expect([...memory.read(buffer, lane, 4)]).toEqual(own);
    }
  });

  it("rounds what it is given to single precision", () => {
    const { memory } = fresh();
    const buffer = memory.allocate(1);
    memory.write(buffer, 2, [0.1]);
    expect(memory.read(buffer, 2, 1)[0]).toBe(Math.fround(0.1));
  });

  it("keeps 32-bit integers whole", () => {
    const { wasm, memory } = fresh();
    const buffer = memory.allocate(2);
    memory.writeIntegers(buffer, 1, [2 ** 32 - 1, 16_777_217]);
    const stored = new Uint32Array(wasm.buffer, buffer);
    expect([stored[1], stored[5]]).toEqual([2 ** 32 - 1, 16_777_217]);
  });

  it("slices by elements and shares the memory", () => {
    const { memory } = fresh();
    const buffer = memory.allocate(4);
    memory.write(memory.slice(buffer, 1), 3, [7, 8]);
    expect([...memory.read(buffer, 3, 4)]).toEqual([0, 7, 8, 0]);
  });

  it("copies and zeroes all lanes of just the length asked for", () => {
    const { memory } = fresh();
    const [from, to] = [memory.allocate(4), memory.allocate(4)];
    for (const lane of [0, 3]) memory.write(from, lane, values);
    memory.copy(from, to, 3);
    memory.zero(from, 2);
    for (const lane of [0, 3]) {
      expect([...memory.read(to, lane, 4)]).toEqual([...values.slice(0, 3), 0]);
      expect([...memory.read(from, lane, 4)]).toEqual([0, 0, ...values.slice(2)]);
    }
  });

  it("allocates zeros, also where an earlier group of trials left its numbers", () => {
    const { memory } = fresh();
    const before = memory.allocate(4);
    memory.write(before, 0, values);
    memory.reset();
    const after = memory.allocate(4);
    expect(after).toBe(before);
    expect([...memory.read(after, 0, 4)]).toEqual([0, 0, 0, 0]);
  });

  it("grows when it must, and earlier buffers keep their values", () => {
    const { wasm, memory } = fresh();
    const small = memory.allocate(4);
    memory.write(small, 1, values);
    const large = memory.allocate(page);
    expect(wasm.buffer.byteLength).toBeGreaterThanOrEqual(large + 16 * page);
    memory.write(memory.slice(large, page - 4), 1, values);
    expect([...memory.read(small, 1, 4)]).toEqual(values);
    expect([...memory.read(memory.slice(large, page - 4), 1, 4)]).toEqual(values);
  });

  it("does not grow again for a group of trials as large as the last", () => {
    const { wasm, memory } = fresh();
    memory.allocate(3 * page);
    const size = wasm.buffer.byteLength;
    memory.reset();
    memory.allocate(3 * page);
    expect(wasm.buffer.byteLength).toBe(size);
  });

  it("says what to do about data that do not fit", () => {
    const { memory } = fresh();
    expect(() => memory.allocate(2 ** 28)).toThrow(/more than the 4 GiB that WebAssembly can have/);
  });
});
