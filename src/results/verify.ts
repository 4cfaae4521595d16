import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Executor } from "../experiment/executors/executor.js";
import { groupTrials } from "../trial/group.js";
import type { FinishedTrial } from "../trial/result.js";
import type { TrialSpec } from "../trial/spec.js";
import { asJson, differences, type Difference } from "./differences.js";
import type { Manifest } from "./manifest.js";
import type { Study } from "./study.js";

/** The outputs that are not what the manifest says they were, each with what is wrong. */
export function changedOutputs(directory: string, { outputs }: Manifest): string[] {
  return outputs.flatMap(({ file, sha256 }) => {
    const found = hashOf(join(directory, file));
    if (found === undefined) return [`${file} is missing`];
    return found === sha256 ? [] : [`${file} is not as it was written: SHA-256 ${found}, not ${sha256}`];
  });
}

function hashOf(path: string): string | undefined {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return undefined;
  }
  try {
    const hash = createHash("sha256");
    const chunk = Buffer.alloc(1 << 20);
    for (let count = readSync(file, chunk); count > 0; count = readSync(file, chunk)) {
      hash.update(chunk.subarray(0, count));
    }
    return hash.digest("hex");
  } finally {
    closeSync(file);
  }
}

/** `count` trials of the plan at equal distances, or all of them where it has no more. */
export function sampleOf(plan: readonly TrialSpec[], count: number): TrialSpec[] {
  const size = Math.min(count, plan.length);
  return Array.from({ length: size }, (_, i) => plan[Math.floor((i * plan.length) / size)]);
}

/**
 * Trains trials of a study again and compares all that was recorded of them, wall-clock seconds aside: each with the first
 * place where its result is another.
 */
export async function* retrain(
  study: Study,
  specs: readonly TrialSpec[],
  executor: Executor,
  lanes: number,
): AsyncGenerator<{ readonly trial: FinishedTrial; readonly difference: Difference | undefined }> {
  for await (const group of executor.run(groupTrials(specs, lanes))) {
    for (const trial of group) {
      const [recorded] = study.trials([trial.spec]);
      const [difference] = differences(recorded?.result, asJson(trial.result));
      yield { trial, difference };
    }
  }
}
