import { describe, expect, it } from "vitest";
import { encodeModule, signed, unsigned, type WasmFunction } from "../../../src/formula/simd/encoder.js";

const identity: WasmFunction = {
  name: "identity",
  parameters: ["i32"],
  results: ["i32"],
  locals: ["v128", "v128", "i32"],
  body: [0x20, 0x00],
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
  it("runs, with or without an imported memory", () => {
    for (const importMemory of [false, true]) {
      const module = new WebAssembly.Module(encodeModule([identity], importMemory));
      const env = { memory: new WebAssembly.Memory({ initial: 1 }) };
      const exports = new WebAssembly.Instance(module, { env }).exports;
      expect((exports.identity as (x: number) => number)(42)).toBe(42);
      expect(WebAssembly.Module.imports(module)).toHaveLength(importMemory ? 1 : 0);
    }
  });
});
