import { ExitCode } from "../errors.js";
import { tablesOf } from "../library/study-data.js";
import { verifyOn, type VerifyOptions } from "../library/verify.js";
import { registrationWords } from "../reports/content/notes.js";
import { FLAGS } from "./common-options.js";
import type { Console } from "./console.js";
import { configSource } from "./read-config.js";

export interface VerifyFlags extends Pick<VerifyOptions, "sample" | "jobs"> {
  readonly config?: string;
}

/** `actbench verify`: manifest → hashes; journal → trials, trained again → terminal. Nothing is written. */
export async function verifyCommand(
  directory: string,
  { config, ...options }: VerifyFlags,
  console: Console,
): Promise<void> {
  const onFiles = (count: number) => console.out(`${count} files have the hashes of the manifest\n`);
  const { differences, registration, trained, trials } = await verifyOn(
    directory,
    { ...options, onFiles },
    (experiment) => tablesOf(experiment, configSource(config), FLAGS),
  );
  if (differences.length > 0) {
    console.out(`${differences.join("\n")}\n`);
    console.exitCode = ExitCode.failed;
    return;
  }
  console.out(registrationWords(registration).replace(/ $/, "\n"));
  console.out(`${trained} of ${trials} trials, trained again, are the same to the byte\n`);
}
