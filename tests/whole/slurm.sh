#!/usr/bin/env bash
# The shipped Slurm script, as it is, on a cluster of this machine alone (munge, slurmctld and slurmd
# on loopback, in the work folder): a shard that is stopped and goes on, the merge behind it, which has
# the bytes of a single run, and shards that fail.
# ctest: not sanitized
# ctest: long
. "$(dirname "$0")/lib.sh"
PATH=$PATH:/usr/sbin:/sbin

for tool in munged slurmctld slurmd sbatch scancel squeue; do
  command -v $tool >/dev/null || skip "no $tool here"
done
# Paths of sockets are short.
cluster=$(mktemp -d /tmp/orgreach-slurm-XXXXXX) || exit 1
export SLURM_CONF=$cluster/slurm.conf
unset "${!SBATCH_@}" "${!SLURM_JOB@}" "${!SLURM_ARRAY@}"
daemons=()

# Every process of this cluster has its configuration in its environment or is a child of ours.
our_processes() {
  local each
  for each in /proc/[0-9]*; do
    tr '\0' '\n' <"$each/environ" | grep -qxF "SLURM_CONF=$SLURM_CONF" && [[ ${each#/proc/} != $$ ]] &&
      readlink "$each/exe" | grep -qE '/(slurm|munge)[a-z-]*$' && echo "${each#/proc/}"
  done 2>/dev/null
}

clean_up() {
  [[ ${#daemons[@]} == 0 ]] || timeout 5 scancel --full --user="$(id -un)" 2>/dev/null
  local round left
  for signal in TERM TERM KILL; do
    mapfile -t left < <(our_processes)
    [[ ${#left[@]} == 0 ]] || kill -s $signal "${left[@]}" 2>/dev/null
    for ((round = 0; round < 30; round++)); do
      [[ -n $(our_processes) ]] || break 2
      sleep 0.1
    done
  done
  rm -rf "$cluster"
}
trap clean_up EXIT
trap 'exit 1' INT TERM HUP

# A port of loopback where nobody listens.
free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); do
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo $port
}

start_cluster() {
  local ports user i
  user=$(id -un) ports=($(free_port) $(free_port))
  mkdir "$cluster"/{state,spool}
  (umask 077 && head -c 1024 /dev/urandom >"$cluster/key")
  cat >"$SLURM_CONF" <<CONF
ClusterName=orgreach
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=${ports[0]}
SlurmdPort=${ports[1]}
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$cluster/munge.socket
CredType=cred/munge
StateSaveLocation=$cluster/state
SlurmdSpoolDir=$cluster/spool
SlurmctldPidFile=$cluster/slurmctld.pid
SlurmdPidFile=$cluster/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1
KillWait=5
SlurmdParameters=config_overrides
NodeName=localhost NodeAddr=127.0.0.1 CPUs=4 RealMemory=100000 State=UNKNOWN
PartitionName=all Nodes=localhost Default=YES MaxTime=INFINITE State=UP
CONF
  munged --foreground --force --key-file="$cluster/key" --socket="$cluster/munge.socket" \
    --pid-file="$cluster/munged.pid" --log-file="$cluster/munged.log" \
    --seed-file="$cluster/munged.seed" --num-threads=2 >"$cluster/munged.out" 2>&1 &
  daemons+=($!)
  for ((i = 0; i < 50; i++)); do
    [[ -S $cluster/munge.socket ]] && break
    sleep 0.1
  done
  slurmctld -D >"$cluster/slurmctld.out" 2>&1 &
  daemons+=($!)
  slurmd -D -N localhost >"$cluster/slurmd.out" 2>&1 &
  daemons+=($!)
  for ((i = 0; i < 100; i++)); do
    [[ $(timeout 5 sinfo -h -o %T 2>/dev/null) == idle ]] && return
    kill -0 "${daemons[@]}" 2>/dev/null || break
    sleep 0.2
  done
  tail -n 4 "$cluster"/*.out
  skip 'Slurm is installed, but does not start here'
}

# Waits until no job is left, at most a minute or two on a busy machine.
wait_for_jobs() {
  local i
  for ((i = 0; i < 600; i++)); do
    [[ -n $(timeout 10 squeue -h -o %i || echo unknown) ]] || return 0
    sleep 0.2
  done
  fail "jobs are left after two minutes"
  squeue
  tail -n 20 "$cluster"/slurm*.out
}

start_cluster
script=$source_dir/docs/cluster/slurm-sweep.sh
export ORGREACH_SCRATCH=$cluster
small_scenario | sed '/^ladder/,$d' >small.yaml
axes=(--axis social.participation=0.1:0.9:0.2 --axis trust.rule=product,mean --replicates 1500 --no-charts)

# The program, but the first call for shard 2 is told to stop once it has stored something, and the
# first for shard 3 does nothing until its time is up and the shard is to be saved.
cat >once <<SH
#!/usr/bin/env bash
if [[ "\$*" == *'--shard 3/3'* ]] && mkdir '$work/slept' 2>/dev/null; then exec sleep 60; fi
if [[ "\$*" == *'--shard 2/3'* ]] && mkdir '$work/stopped' 2>/dev/null; then
  '$program' "\$@" &
  trap 'kill -TERM \$!' TERM
  stored() { stat -c %s "\${*: -2:1}/sweep.sqlite-wal" 2>/dev/null || echo 0; }
  until (( \$(stored "\$@") > 200000 )) || ! kill -0 \$! 2>/dev/null; do sleep 0.02; done
  scancel --signal=TERM --batch "\$SLURM_JOB_ID"
  wait \$!
  status=\$?
  while kill -0 \$! 2>/dev/null; do wait \$!; status=\$?; done
  exit \$status
fi
exec '$program' "\$@"
SH
chmod +x once
ORGREACH=$work/once ORGREACH_SAVE_EVERY=3 bash "$script" shared 3 small.yaml "${axes[@]}" >said 2>&1
status=$?
ok
[[ $status == 0 ]] || fail "submit: exit $status: $(cat said)"
want_text said '10 points x 1,500 replicates' 'the plan is told'
# At the same time: shards that fail. What is wrong from the start is not even sent.
printf '#!/usr/bin/env bash\n[[ "$*" != *--shard* ]] || exit 7\nexec "%s" "$@"\n' "$program" >fails
chmod +x fails
ORGREACH=$work/fails bash "$script" bad 2 small.yaml "${axes[@]}" >said_bad 2>&1
ORGREACH=$program bash "$script" wrong 2 small.yaml --axis nonsense=1,2 >said_wrong 2>&1
status=$?
ok
[[ $status == 3 && ! -e wrong ]] || fail "a wrong scenario: exit $status"
want 0 'the single run' sweep small.yaml "${axes[@]}" -o whole --quiet
want 0 'export' export whole
wait_for_jobs

want_text shared/log/merge.log '3 shards: ' 'the merge'
want_text shared/log/merge.log 'round 2: 1 of 3 shards' 'the stopped shard is sent out again'
want_text shared/log/2.log 'stopped by SIGTERM' 'the stopped shard'
want_text shared/log/2.log 'of them now' 'the stopped shard goes on'
for table in points summary comparison failures; do
  ok
  cmp "whole/$table.csv" "shared/whole/$table.csv" || fail "$table.csv is not that of the single run"
done
want 0 'verify the merged' verify shared/whole
want_text bad/log/merge.log 'shard 1 failed with exit code 7' 'a shard that fails'
want_text bad/log/merge.log '2 of 2 shards failed' 'shards that fail'
ok
[[ ! -e bad/whole ]] || fail 'something was merged of failed shards'
ok
[[ -z $(ls -d "$cluster"/orgreach-* 2>/dev/null) ]] || fail 'scratch is left'
finish
