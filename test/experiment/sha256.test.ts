import { createHash } from "node:crypto";
import { assert, property, string } from "fast-check";
import { expect, it } from "vitest";
import { sha256 } from "../../src/experiment/sha256.js";

const reference = (text: string) => createHash("sha256").update(text).digest("hex");

it.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
])("gives NIST's digest of %j", (text, digest) => {
  expect(sha256(text)).toBe(digest);
});

it("agrees with Node's at every length around the block's end, and on any text", () => {
  for (let length = 0; length < 140; length++) {
    const text = "a".repeat(length);
    expect(sha256(text)).toBe(reference(text));
  }
  assert(property(string({ unit: "binary" }), (text) => sha256(text) === reference(text)));
});
