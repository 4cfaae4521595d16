import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { slurmScript, type SlurmJob } from "../../src/library/slurm-script.js";

const job: SlurmJob = {
  program: ["/usr/bin/node", "/opt/act bench/bin/actbench.js"],
  directory: "/home/it's $HOME",
  config: "a `config`.json",
  name: "name\nof $(mine)",
  out: 'results/"odd"',
  shards: 2,
  parts: ["results/odd-shards/1-of-2", "results/odd-shards/2-of-2"],
  runOptions: ["--set", "seeds=4"],
  mergeOptions: [],
  jobs: 4,
  sbatchOptions: ["--time=1:00:00"],
  retries: 3,
  secondStage: true,
};

/** The script with the commands it would call replaced by ones that print what they are given. */
function tried(script: string, stage: string, environment: Record<string, string> = {}): string {
  const stubs = `
realpath() { echo /home/me/job.sh; }
cd() { :; }
mkdir() { :; }
sleep() { :; }
sbatch() { printf 'sbatch' >&2; printf ' <%s>' "$@" >&2; echo >&2; echo 17; }
scontrol() { printf 'scontrol %s %s\\n' "$@"; }
node() { printf 'actbench'; printf ' <%s>' "$@"; echo; return "\${STATUS:-0}"; }
`;
  const body = script.replace("actbench=(/usr/bin/node ", "actbench=(node ");
  return execFileSync("bash", ["-c", `exec 2>&1\n${stubs}\n${body}\n`, "job.sh", stage], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH, ...environment },
  });
}

describe("a Slurm batch script", () => {
  it("submits the shards, then what needs all of them, then the merge, each after the one before", () => {
    const submitted = tried(slurmScript(job), "submit")
      .split("\n")
      .filter((line) => line.startsWith("sbatch"));
    expect(submitted).toHaveLength(3);
    expect(submitted[0]).toMatch(/<--array=1-2> <\/home\/me\/job\.sh> <train>$/);
    expect(submitted[1]).toMatch(/<--array=1-2> <--dependency=afterok:17> .*<train-again>$/);
    expect(submitted[2]).toMatch(/<--dependency=afterok:17> <--kill-on-invalid-dep=yes> .*<merge>$/);
    expect(submitted[0]).toContain("<--job-name=actbench-name_of_mine_> ");
    expect(submitted[0]).toContain("<--cpus-per-task=4>");
    expect(submitted[0]).toContain("<--time=1:00:00>");
  });

  it("has no second stage where every shard can name all its trials", () => {
    const script = slurmScript({ ...job, secondStage: false });
    expect(script).not.toContain("train-again");
    expect(tried(script, "submit").match(/^sbatch/gm)).toHaveLength(2);
  });

  it("hands every name on as it is, whatever is in it", () => {
    const script = slurmScript(job);
    expect(script).toContain(`cd -- '/home/it'\\''s $HOME'`);
    expect(tried(script, "train", { SLURM_ARRAY_TASK_ID: "2" })).toBe(
      "actbench </opt/act bench/bin/actbench.js> <run> <a `config`.json> <--set> <seeds=4> <--jobs> <4> <--quiet> " +
        "<--shard> <2/2> <--out> <results/odd-shards/2-of-2>\n",
    );
    expect(tried(script, "merge")).toContain('<merge> <results/"odd"> <results/odd-shards/1-of-2>');
  });

  it("puts a killed task back, so often and no more, but none that was asked to end", () => {
    const script = slurmScript(job);
    const attempt = (status: number, restarts: number): string => {
      const environment = { SLURM_ARRAY_TASK_ID: "1", SLURM_ARRAY_JOB_ID: "9", STATUS: String(status) };
      const wrapped = `(${script}\n) || echo "exit $?"`;
      return tried(wrapped, "train", { ...environment, SLURM_RESTART_COUNT: String(restarts) });
    };
    expect(attempt(137, 0)).toContain("scontrol requeue 9_1\nexit 137");
    expect(attempt(137, 2)).toContain("scontrol requeue 9_1");
    expect(attempt(137, 3)).not.toContain("scontrol");
    expect(attempt(130, 0)).not.toContain("scontrol");
    expect(attempt(2, 0)).not.toContain("scontrol");
  });
});
