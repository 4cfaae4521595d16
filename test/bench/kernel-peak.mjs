// What the core could do at most: fused multiply-adds in registers, measured by a C program.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("kernel-peak.c", import.meta.url));

/** GFLOP/s of 128-bit and of 256-bit vectors, or undefined where there is no gcc for x86-64. */
export function measurePeak() {
  const folder = mkdtempSync(join(tmpdir(), "actbench-peak-"));
  try {
    const program = join(folder, "peak");
    execFileSync("gcc", ["-O3", "-mavx2", "-mfma", source, "-o", program], { stdio: "ignore" });
    const [bits128, bits256] = execFileSync(program, { encoding: "utf8" }).split(" ").map(Number);
    return { bits128, bits256 };
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
