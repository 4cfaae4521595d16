import { describe, expect, it } from "vitest";
import { encodeModule, signed, unsigned, type WasmFunction } from "../../../src/formula/simd/encoder.js";

/** Stores its second argument at the address that is its first. */
const store: WasmFunction = {
  name: "store",
  parameters: ["i32", "i32"],
  locals: ["v128", "v128", "i32"],
  body: [0x20, 0x00, 0x20, 0x01, 0x36, 0x02, 0x00],
};

describe("LEB128", () => {
  it.each([
    [0, [0]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [624_485, [0xe5, 0x8e, 0x26]],
    [0xffffffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])("writes %d without a sign", (value, bytes) => {
    expect(unsigned(value)).toEqual(bytes);
  });

  it.each([
    [0, [0]],
    [63, [0x3f]],
    [64, [0xc0, 0x00]],
    [-64, [0x40]],
    [-65, [0xbf, 0x7f]],
    [-123_456, [0xc0, 0xbb, 0x78]],
  ])("writes %d with its sign", (value, bytes) => {
    expect(signed(value)).toEqual(bytes);
  });
});

describe("a module", () => {
  it("runs on the memory that it is given", () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(encodeModule([store])), {
      env: { memory },
    });
    (exports.store as (address: number, value: number) => void)(8, 42);
    expect(new Int32Array(memory.buffer)[2]).toBe(42);
  });
});
