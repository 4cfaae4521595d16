import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { built } from "./built.js";

const program = fileURLToPath(new URL("../../bin/actbench.js", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Situation {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Is given the process once it has started. */
  readonly meanwhile?: (process: ReturnType<typeof spawn>) => unknown;
}

/** Runs the built actbench as a user would, in pipes and without colours unless the environment says otherwise. */
export async function actbench(args: readonly string[], situation: Situation = {}): Promise<Outcome> {
  built("cli.js");
  const { cwd, env, stdin = "", meanwhile } = situation;
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env.PATH, LANG: "C.UTF-8", ...env },
  });
  const written = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (written.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (written.err += text));
  child.stdin.on("error", () => {}).end(stdin);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  await meanwhile?.(child);
  return { code: await ended, ...written };
}
