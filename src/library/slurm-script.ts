/** What a batch script trains, and with what. */
export interface SlurmJob {
  /** The program and its first arguments: node and bin/actbench.js. */
  readonly program: readonly string[];
  /** Where paths start from. */
  readonly directory: string;
  readonly config: string;
  readonly name: string;
  readonly out: string;
  readonly shards: number;
  /** Where each shard writes, in order. */
  readonly parts: readonly string[];
  /** Options that each `actbench run` gets: --set and --backend. */
  readonly runOptions: readonly string[];
  /** Options that `actbench merge` gets. */
  readonly mergeOptions: readonly string[];
  /** Worker threads, and cores, of each task. */
  readonly jobs: number;
  /** Handed on to sbatch. */
  readonly sbatchOptions: readonly string[];
  /** How often a killed task is put back. */
  readonly retries: number;
  /** Whether trials are named only once every shard has tuned. */
  readonly secondStage: boolean;
}

/**
 * A bash script that submits itself to Slurm: an array job of all shards, a second one where the shared learning rate
 * needs all of them, and the merge after them. Nothing in it depends on when or by whom it was written.
 */
export function slurmScript(job: SlurmJob): string {
  const { shards, secondStage } = job;
  return `#!/usr/bin/env bash
# Trains ${oneLine(job.config)} in ${shards} shards, each a task of an array job, and merges them.
# Submit all of it: bash <this file>. Submitting it again goes on with what is not finished.
set -euo pipefail
script=$(realpath -- "$0")
cd -- ${quote(job.directory)}

actbench=(${job.program.map(quote).join(" ")})
config=${quote(job.config)}
out=${quote(job.out)}
parts=(
${job.parts.map((part) => `  ${quote(part)}`).join("\n")}
)

submit() {
  mkdir -p -- "$out-logs"
  local job
  local sbatch=(sbatch --parsable --requeue --open-mode=append --cpus-per-task=${job.jobs}
    --job-name=${quote(jobName(job.name))} --output="$out-logs/%x-%A_%a.log"${job.sbatchOptions.map((option) => ` ${quote(option)}`).join("")})
  job=$("\${sbatch[@]}" --array=1-${shards} "$script" train)
  echo "training: job \${job%%;*}"
${secondStage ? SECOND_SUBMISSION.replace("SHARDS", String(shards)) : ""}\
  job=$("\${sbatch[@]}" --dependency="afterok:\${job%%;*}" --kill-on-invalid-dep=yes "$script" merge)
  echo "merging: job \${job%%;*}; the result will be in $out, the logs are in $out-logs"
}

train() {
  local part=\${parts[SLURM_ARRAY_TASK_ID - 1]} status=0
  # A registered study is registered in each of its parts.
  if [[ -e $out/registration.json && ! -e $part/registration.json ]]; then
    mkdir -p -- "$part" && cp -- "$out/registration.json" "$part/"
  fi
  "\${actbench[@]}" run "$config" ${words([...job.runOptions, "--jobs", String(job.jobs)])} --quiet \\
    --shard "$SLURM_ARRAY_TASK_ID/${shards}" --out "$part" "$@" || status=$?
  # Slurm puts back tasks of failed nodes, but not killed processes. What a task has journalled is not trained again.
  # 130 is what actbench ends with when it was asked to: cancelled, or out of time.
  if ((status > 128 && status != 130 && \${SLURM_RESTART_COUNT:-0} < ${job.retries})); then
    scontrol requeue "\${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
    sleep 300 # Slurm ends this attempt
  fi
  return "$status"
}

merge() {
  "\${actbench[@]}" merge "$out" "\${parts[@]}" ${words([...job.mergeOptions, "--jobs", String(job.jobs)])} --quiet
}

case \${1-submit} in
  submit) submit ;;
  train) train ;;
${secondStage ? '  train-again) train --with "${parts[@]}" ;;\n' : ""}\
  merge) merge ;;
  *) echo "unknown stage: $1" >&2; exit 2 ;;
esac
`;
}

const SECOND_SUBMISSION = `\
  # The shared learning rate is known once every shard has tuned: its trials are shared out in turn.
  job=$("\${sbatch[@]}" --array=1-SHARDS --dependency="afterok:\${job%%;*}" --kill-on-invalid-dep=yes "$script" train-again)
  echo "training at the shared learning rate: job \${job%%;*}"
`;

/** A word of a shell, whatever is in it. */
const quote = (text: string): string =>
  /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

const words = (texts: readonly string[]): string => texts.map(quote).join(" ");

const oneLine = (text: string): string => text.replace(/\s+/g, " ");

/** Slurm shows it in lists, and names log files after it. */
const jobName = (name: string): string => `actbench-${name.replace(/[^\w.-]+/g, "_").slice(0, 60)}`;
