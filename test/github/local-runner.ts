import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../", import.meta.url));

interface Step {
  readonly id?: string;
  readonly name: string;
  readonly if?: string;
  readonly shell: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
  readonly "working-directory": string;
}

/** As much of action.yml as a run takes. */
interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;

/** What GitHub would know once the action has run. */
export interface Job {
  /** The exit code of each step that ran, by its name. */
  readonly codes: Readonly<Record<string, number>>;
  readonly log: string;
  /** What each step has written to its summary, together. */
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the steps of action.yml in a workspace, with the files, variables and shell that a runner gives them. */
export function runAction(workspace: string, given: Readonly<Record<string, string>>): Job {
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default ?? ""]),
  );
  const values = new Map(Object.entries(inputs).map(([name, value]) => [`inputs.${name}`, value]));
  const files = { summary: join(workspace, "summary.md"), output: join(workspace, "output.txt") };
  mkdirSync(workspace, { recursive: true });
  for (const file of Object.values(files)) writeFileSync(file, "");
  const codes: Record<string, number> = {};
  let log = "";
  for (const step of action.runs.steps) {
    const failed = Object.values(codes).some((code) => code !== 0);
    if (!isDue(step.if, values, failed)) continue;
    const fill = (text: string) => substituted(text, values);
    const environment = Object.entries(step.env).map(([name, value]) => [name, fill(value)]);
    const { status, stdout, stderr } = spawnSync(
      "bash",
      ["--noprofile", "--norc", "-eo", "pipefail", "-c", fill(step.run)],
      {
        cwd: join(workspace, fill(step["working-directory"])),
        encoding: "utf8",
        env: {
          PATH: process.env.PATH,
          LANG: "C.UTF-8",
          GITHUB_ACTIONS: "true",
          GITHUB_WORKSPACE: workspace,
          GITHUB_ACTION_PATH: root,
          GITHUB_STEP_SUMMARY: files.summary,
          GITHUB_OUTPUT: files.output,
          ...Object.fromEntries(environment),
        },
      },
    );
    codes[step.name] = status ?? -1;
    log += stdout + stderr;
    for (const [, name, value] of readFileSync(files.output, "utf8").matchAll(/^([\w-]+)=(.*)$/gm)) {
      values.set(`steps.${step.id}.outputs.${name}`, value);
    }
    writeFileSync(files.output, "");
  }
  return {
    codes,
    log,
    summary: existsSync(files.summary) ? readFileSync(files.summary, "utf8") : "",
    outputs: Object.fromEntries(
      Object.entries(action.outputs).map(([name, { value }]) => [name, substituted(value, values)]),
    ),
  };
}

const EXPRESSION = /\$\{\{\s*(.+?)\s*\}\}/g;

function substituted(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(EXPRESSION, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`nothing gives ${name}`);
    return value;
  });
}

/** The conditions that the action has: that an input is given, and that no failure matters. */
function isDue(condition: string | undefined, values: ReadonlyMap<string, string>, failed: boolean): boolean {
  const expression = condition?.replace(EXPRESSION, "$1");
  if (expression === "!cancelled()") return true;
  if (failed) return false;
  if (expression === undefined) return true;
  const [, name] = /^(inputs\.[\w-]+) != ''$/.exec(expression) ?? [];
  if (name === undefined) throw new Error(`not known here: ${expression}`);
  return values.get(name) !== "";
}
