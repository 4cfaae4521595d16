import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { ActbenchError } from "../../src/errors.js";
import { readText } from "../../src/results/read-text.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const read = (bytes: Uint8Array | string, most = 1000): string => {
  const path = join(temporaryDirectory(), "file");
  writeFileSync(path, bytes);
  return readText(path, "it.csv", most);
};

const readAt = (path: string) => () => readText(path, path, 1e6);

describe("reading a text file", () => {
  it("unpacks what gzip has packed", () => {
    expect(read(gzipSync("a,b\n1,2\n"))).toBe("a,b\n1,2\n");
  });

  it("waits a little for the writer of a named pipe, and no more", () => {
    const path = join(temporaryDirectory(), "pipe");
    execFileSync("mkfifo", [path]);
    const wait = vi.spyOn(Atomics, "wait").mockReturnValue("timed-out");
    try {
      expect(readAt(path)).toThrow("nothing came in 5 seconds");
      expect(wait.mock.calls.reduce((sum, [, , , milliseconds = 0]) => sum + milliseconds, 0)).toBe(5000);
    } finally {
      wait.mockRestore();
    }
  });

  it("says what became of a backslash in a path", () => {
    expect(() => readText("data\tbeans.csv", "x", 10)).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining("a backslash is written twice") }),
    );
  });

  it("gives its text without a byte-order mark", () => {
    expect(read("\uFEFFä,한\r\n")).toBe("ä,한\r\n");
  });

  it.each([
    ["Latin-1", Buffer.from("a\nb\nGröße", "latin1"), "it.csv:3  bytes that are not UTF-8; save it as UTF-8"],
    ["cut off in a character", Buffer.from("a\r\n한").subarray(0, 5), "it.csv:2  bytes that are not UTF-8"],
    ["UTF-16", Buffer.from("\uFEFFa,b", "utf16le"), "cannot read it.csv: it is UTF-16; save it as UTF-8"],
    ["UTF-16, big-endian", Buffer.from([0xfe, 0xff, 0, 65]), "cannot read it.csv: it is UTF-16"],
    ["with a NUL byte", Buffer.from("a\rb\0"), "it.csv:2  a NUL byte: this is no text file"],
    ["too long", Buffer.alloc(1001, 65), "cannot read it.csv: it has more than 1,000 bytes"],
    ["an Excel sheet", Buffer.from("PK\u0003\u0004…"), "it is a ZIP archive, as .xlsx and .ods files are"],
    ["an old Excel sheet", Buffer.from("d0cf11e0a1b11ae1", "hex"), "it is an old Excel file (.xls)"],
    ["a Parquet file", Buffer.from("PAR1…"), "it is a Parquet file"],
    ["packed by xz", Buffer.from("fd377a585a0000", "hex"), "it is packed by xz; unpack it"],
    ["too long when unpacked", gzipSync(Buffer.alloc(1001, 65)), "unpacked it has more than 1,000 bytes"],
    ["a torn gzip file", gzipSync("a,b\n").subarray(0, 12), "it begins as gzip does, and cannot be unpacked"],
  ])("refuses one that is %s, and says where", (_, bytes, message) => {
    expect(() => read(bytes)).toThrow(message);
  });

  it("gives what was written, or says in one line what the bytes are, whatever they are", () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.string({ unit: "binary" }).map(Buffer.from)), (bytes) => {
        try {
          expect(Buffer.from(read(bytes)).equals(Buffer.from(bytes))).toBe(true);
        } catch (error) {
          if (!(error instanceof ActbenchError)) throw error;
          expect(error.message).toMatch(/^(cannot read )?it\.csv/);
        }
      }),
    );
  });

  it("says what is no file, and reads no further than its limit from what has no end", () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "folder"));
    expect(readAt(join(directory, "folder"))).toThrow("folder: it is a directory");
    expect(readAt(join(directory, "nothing"))).toThrow("nothing: no such file or directory");
    expect(readAt("a\0b")).toThrow("no file has such a name");
    expect(readAt("/dev/zero")).toThrow("/dev/zero: it has more than 1,000,000 bytes");
  });
});
