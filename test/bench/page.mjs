// npm run bench:page: a study of 12 activations on 4 data sets, and what its report.html weighs and takes to write. The study's
// training is not in the time; the limits are 3 MB and 5 s.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openResult } from "../../dist/modules/library/judge.js";
import { provenanceOf } from "../../dist/modules/library/outputs.js";
import { run } from "../../dist/modules/library/run.js";
import { htmlReport } from "../../dist/modules/reports/html/page.js";

const directory = mkdtempSync(join(tmpdir(), "actbench-page-"));
try {
  await run(
    {
      datasets: ["spirals", "moons", "circles", "xor"],
      network: { hidden: [16, 16] },
      activations: "sigmoid tanh relu leaky_relu elu selu gelu silu mish softplus softsign maxout".split(" "),
      training: { epochs: 60 },
      seeds: 10,
      claims: ["tanh-faster-than-sigmoid", "relu-6x-tanh", "relu-units-die"],
    },
    { directory },
  );
  const findings = openResult(directory);
  const startedAt = performance.now();
  const page = [...htmlReport(findings, provenanceOf(directory, "simd", []))].join("");
  const seconds = (performance.now() - startedAt) / 1000;
  writeFileSync(join(directory, "page.html"), page);
  const megabytes = statSync(join(directory, "page.html")).size / 1e6;
  console.log(`12 activations × 4 data sets: ${megabytes.toFixed(2)} MB, written in ${seconds.toFixed(2)} s`);
  process.exitCode = megabytes < 3 && seconds < 5 ? 0 : 1;
} finally {
  rmSync(directory, { recursive: true });
}
