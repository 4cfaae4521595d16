import { availableParallelism } from "node:os";
import { ExitCode } from "../errors.js";
import { groupSize } from "../experiment/executors/backend.js";
import { chooseBackend } from "../experiment/executors/choose-backend.js";
import { workersExecutor } from "../experiment/executors/workers.js";
import { openWhole } from "../library/open-study.js";
import { describeDifference } from "../results/differences.js";
import { changedOutputs, retrain, sampleOf } from "../results/verify.js";
import type { Console } from "./console.js";
import { tablesOf } from "./tables-of.js";

export interface VerifyOptions {
  readonly sample?: number;
  readonly jobs?: number;
  readonly config?: string;
}

/** `actbench verify`: manifest → hashes; journal → trials, trained again → terminal. Nothing is written. */
export async function verifyCommand(
  directory: string,
  options: VerifyOptions,
  console: Console,
): Promise<void> {
  const { study, manifest } = openWhole(directory);
  const backend =
    manifest.backend === "reference" ? manifest.backend : chooseBackend(undefined, [study.experiment]);
  const tables = tablesOf(study.experiment, options.config);
  const fail = (text: string) => {
    console.out(`${text}\n`);
    console.exitCode = ExitCode.failed;
  };

  const changed = changedOutputs(directory, manifest);
  if (changed.length > 0) return fail(changed.join("\n"));
  console.out(`${manifest.outputs.length} files have the hashes of the manifest\n`);

  const specs = sampleOf(study.plan, options.sample ?? study.plan.length);
  const executor = workersExecutor(options.jobs ?? availableParallelism(), { backend, tables });
  try {
    for await (const { trial, difference } of retrain(study, specs, executor, groupSize[backend])) {
      if (difference) return fail(`trial ${trial.result.id} differs: ${describeDifference(difference)}`);
    }
  } finally {
    await executor.close();
  }
  console.out(`${specs.length} of ${study.plan.length} trials, trained again, are the same to the byte\n`);
}
