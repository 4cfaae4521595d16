#!/usr/bin/env bash
# npm run test:slurm: a real Slurm on this machine alone (one node, two tasks at a time). Submits what actbench slurm
# writes, kills one task while it trains, and compares the merged result with a single run, byte for byte.
# Needs root and Debian's slurm-wlm and munge; without them it says so and ends with 0. Takes two to four minutes: Slurm
# waits that long before it starts a requeued task.
set -euo pipefail

skip() {
  echo "slurm skipped: $*"
  exit 0
}
for tool in sbatch slurmctld slurmd munged mungekey; do
  PATH=$PATH:/usr/sbin:/sbin command -v "$tool" >/dev/null || skip "there is no $tool (Debian: slurm-wlm, munge)"
done
((EUID == 0)) || skip "its daemons need root"
PATH=$PATH:/usr/sbin:/sbin

root=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
daemons=()

finish() {
  local status=$?
  ((status == 0)) || tail -n 20 "$work"/*.log "$work"/results/*-logs/*.log 2>/dev/null || true
  for ((i = ${#daemons[@]} - 1; i >= 0; i--)); do kill "${daemons[i]}" 2>/dev/null || true; done
  wait || true
  rm -rf "$work"
}
trap finish EXIT

# Waits for a condition, a second at a time.
await() {
  local what=$1 seconds=$2
  shift 2
  for ((i = 0; i < seconds; i++)); do
    if "$@"; then return; fi
    sleep 1
  done
  echo "after $seconds seconds, not yet: $what" >&2
  squeue || true
  return 1
}

start_slurm() {
  local host
  host=$(hostname -s)
  mkdir -p "$work"/{munge,state,spool}
  chmod 755 "$work"
  mungekey --create --keyfile "$work/munge/key"
  munged --foreground --force --key-file "$work/munge/key" --socket "$work/munge/socket" --num-threads 2 \
    --pid-file "$work/munge/pid" --seed-file "$work/munge/seed" >"$work/munged.log" 2>&1 &
  daemons+=($!)
  cat >"$work/slurm.conf" <<CONF
ClusterName=actbench
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CredType=cred/munge
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=1,sched_interval=5
ReturnToService=2
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
CONF
  export SLURM_CONF=$work/slurm.conf
  await "munge answers" 20 munge_answers
  slurmctld -D >"$work/slurmctld.log" 2>&1 &
  daemons+=($!)
  slurmd -D >"$work/slurmd.log" 2>&1 &
  daemons+=($!)
  await "the node is idle" 60 node_is_idle
}
munge_answers() { munge -n -S "$work/munge/socket" >/dev/null 2>&1; }
node_is_idle() { [[ $(sinfo -h -o %t 2>/dev/null) == idle ]]; }

actbench() { node "$root/bin/actbench.js" "$@"; }

write_config() {
  cat >config.json <<'JSON'
{
  "name": "cluster",
  "datasets": { "name": "moons", "samples": 400 },
  "network": { "hidden": [32, 32] },
  "activations": ["sigmoid", "tanh", "relu", "elu"],
  "learningRate": { "from": 0.03, "to": 1, "perDecade": 2, "seeds": 6, "regimes": ["shared", "tuned"] },
  "training": { "epochs": 400 },
  "seeds": 12,
  "claims": ["tanh-faster-than-sigmoid"]
}
JSON
}

# The process that holds a directory; no other with a like name is ended.
pid_of() { sed -n 's/.*"pid":\([0-9]*\).*/\1/p' "$1/run.lock"; }
trains() { [[ $(grep -c '' results/cluster-shards/1-of-3/journal.jsonl 2>/dev/null) -ge 5 ]]; }
was_requeued() { [[ $(scontrol show job "$1" 2>/dev/null) == *Restarts=1* ]]; }
is_merged() { [[ -f results/cluster/manifest.json ]]; }

start_slurm
cd "$work"
write_config
actbench run config.json --out single --quiet >/dev/null
actbench slurm config.json --array 3 >job.sh
bash job.sh | tee submitted.log

await "shard 1 trains" 60 trains
kill -KILL "$(pid_of results/cluster-shards/1-of-3)"
echo "killed shard 1 of 3, with $(($(wc -l <results/cluster-shards/1-of-3/journal.jsonl) - 1)) trials in its journal"
array=$(sed -n 's/^training: job //p' submitted.log)
await "shard 1 is requeued" 60 was_requeued "${array}_1"
echo "Slurm has put it back"
await "the result is merged" 500 is_merged

grep -h "^going on: " results/cluster-logs/*.log
for file in single/*; do
  name=$(basename "$file")
  case $name in journal.jsonl | manifest.json | timing*) continue ;; esac
  cmp "$file" "results/cluster/$name"
  echo "the same: $name"
done
echo "slurm: the merged result is that of a single run"
