import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { built } from "./built.js";

const program = fileURLToPath(new URL("../../bin/actbench.js", import.meta.url));

interface Outcome {
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

/**
 * Runs the built actbench as a user would, in pipes and without colours unless the environment says otherwise. Where
 * nothing asks for a process of its own, a process that has run others before: a third of the time.
 */
export async function actbench(args: readonly string[], situation: Situation = {}): Promise<Outcome> {
  built("cli.js");
  const { meanwhile, env } = situation;
  const own = meanwhile !== undefined || env?.NODE_OPTIONS !== undefined;
  return own || isServing ? actbenchProcess(args, situation) : served(args, situation);
}

/** The same in a process of its own. */
export async function actbenchProcess(args: readonly string[], situation: Situation = {}): Promise<Outcome> {
  const { cwd, env, stdin = "", meanwhile } = situation;
  const child = spawn(process.execPath, [program, ...args], { cwd, env: environment(env) });
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

const environment = (env: Situation["env"]) => ({ PATH: process.env.PATH, LANG: "C.UTF-8", ...env });

let server: Promise<ChildProcess> | undefined;
let isServing = false;

async function served(args: readonly string[], { cwd, env, stdin = "" }: Situation): Promise<Outcome> {
  isServing = true;
  try {
    const child = await (server ??= startServer());
    return await new Promise<Outcome>((resolve, reject) => {
      const end = (code: number | null) => reject(new Error(`the command ended its process with ${code}`));
      child.once("exit", end).once("message", (outcome) => {
        child.off("exit", end);
        resolve(outcome as Outcome);
      });
      child.send({ args, cwd, env: environment(env), stdin });
    });
  } finally {
    isServing = false;
  }
}

async function startServer(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL("command-server.mjs", import.meta.url)), { env: environment({}) });
  child.unref();
  child.channel?.unref();
  await once(child, "message");
  return child;
}
