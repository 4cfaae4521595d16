import { expect, it } from "vitest";
import { murmur3 } from "../../src/trial/id.js";

const hash = (text: string, seed: number) => murmur3(new TextEncoder().encode(text), seed);

it.each([
  ["", 0, 0],
  ["", 1, 0x514e28b7],
  ["", 0xffffffff, 0x81f16f39],
  ["\0\0\0\0", 0, 0x2362f9de],
  ["aaaa", 0x9747b28c, 0x5a97808a],
  ["aaa", 0x9747b28c, 0x283e0130],
  ["aa", 0x9747b28c, 0x5d211726],
  ["a", 0x9747b28c, 0x7fa09ea6],
  ["Hello, world!", 0x9747b28c, 0x24884cba],
  ["The quick brown fox jumps over the lazy dog", 0x9747b28c, 0x2fa826cd],
])("hashes %j with seed %i as the reference implementation does", (text, seed, expected) => {
  expect(hash(text, seed)).toBe(expected);
});

it("reads a view's own part of a larger buffer", () => {
  const bytes = new TextEncoder().encode("xxaaaaxx").subarray(2, 6);
  expect(murmur3(bytes, 0x9747b28c)).toBe(0x5a97808a);
});
