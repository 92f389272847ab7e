#!/usr/bin/env bash
# A sweep on a Slurm cluster: N shards as a job array, and a job behind it that sends unfinished
# shards out again and, when there are none, merges all of them.
#
#   bash slurm-sweep.sh OUT N SCENARIO [OPTION of orgreach sweep]...
#
# OUT is a folder that all machines see. The result is OUT/whole: the database and its tables, byte
# for byte those of one process. OUT/parts/I is shard I, OUT/log what the jobs said. The same line
# again sends out what is missing. What a job may take stands below; the variables of sbatch
# (SBATCH_PARTITION, SBATCH_ACCOUNT, SBATCH_TIMELIMIT ...) come before that. Others:
#   ORGREACH             the program (orgreach)
#   ORGREACH_SCRATCH     a folder on a disk of each machine ($SLURM_TMPDIR, $TMPDIR or /tmp)
#   ORGREACH_SAVE_EVERY  seconds after which a shard is copied to OUT (1800)
#   ORGREACH_ROUNDS      how often unfinished shards are sent out (10)
#
#SBATCH --job-name=orgreach
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=2G
#SBATCH --time=04:00:00
#SBATCH --signal=B:TERM@120
#SBATCH --requeue
#SBATCH --open-mode=append
set -uo pipefail
program=${ORGREACH:-orgreach}
save_every=${ORGREACH_SAVE_EVERY:-1800} rounds=${ORGREACH_ROUNDS:-10}

say() { echo "slurm-sweep: $*" >&2; }

die() { # exit code, why
  say "$2"
  exit "$1"
}

# --- at the desk, and in the job that sends out again -----------------------------------------

status_of() { # shard: the exit code of its last call
  cat "$out/parts/$1/status" 2>/dev/null || echo none
}

# Sorts the shards: finished (1: points failed, the others are there), unfinished (stopped by a
# signal, killed, or never begun: more time is what they need), refused (all else).
look_at_shards() {
  local i status
  unfinished=() refused=() some_failed=0
  for ((i = 1; i <= n; i++)); do
    status=$(status_of "$i")
    case $status in
      0) ;;
      1) some_failed=1 ;;
      none | 12[4-9] | 1[3-9]?) unfinished+=("$i") ;;
      *) refused+=("$i") ;;
    esac
  done
}

send() { # shards: the array, and the job behind it
  local list array behind
  list=$(IFS=,; echo "$*")
  mkdir -p "$out/log" "$out/parts" || die 7 "cannot make $out"
  array=$(sbatch --parsable --array="$list" --output="$out/log/%a.log" \
    "$script" play "$script" "$round" "$out" "$n" "${sweep[@]}") || die 70 'sbatch refused the array'
  array=${array%%;*}
  behind=$(sbatch --parsable --dependency="afterany:$array" --output="$out/log/merge.log" \
    "$script" collect "$script" "$round" "$out" "$n" "${sweep[@]}") || die 70 'sbatch refused the merge'
  echo "round $round: ${#} of $n shards: array $array, merge ${behind%%;*};" \
    "to stop them: scancel $array ${behind%%;*}"
}

submit() {
  local plan
  plan=$("$program" sweep "${sweep[@]}" --dry-run) || exit # what is wrong is told here, not in N logs
  tail -n 1 <<<"$plan"
  look_at_shards
  local wanted=("${unfinished[@]}" "${refused[@]}") i
  for i in "${refused[@]}"; do rm -f "$out/parts/$i/status"; done # tried once more
  # Nothing is missing: only the merge is done again, behind the quick end of one shard.
  if [[ ${#wanted[@]} == 0 ]]; then wanted=(1); fi
  send "${wanted[@]}"
}

collect() {
  look_at_shards
  if [[ ${#refused[@]} -gt 0 ]]; then
    for i in "${refused[@]}"; do say "shard $i failed with exit code $(status_of "$i"): $out/log/$i.log"; done
    die 1 "${#refused[@]} of $n shards failed; when the cause is gone, submit again: these are sent out"
  fi
  if [[ ${#unfinished[@]} -gt 0 ]]; then
    ((round < rounds)) || die 1 "after $rounds rounds unfinished: ${unfinished[*]}; submit again to go on"
    round=$((round + 1))
    send "${unfinished[@]}"
    exit 0
  fi
  merge
}

# --- on the machines --------------------------------------------------------------------------

enter_scratch() { # sets $here, gone at the end
  local where=${ORGREACH_SCRATCH:-${SLURM_TMPDIR:-${TMPDIR:-/tmp}}}
  here=$where/orgreach-$(id -u)-$SLURM_JOB_ID
  rm -rf "$here"
  mkdir -p "$here" || die 7 "cannot make $here"
  trap 'rm -rf "$here"' EXIT
}

# Copies whole files into a folder that all see: whoever looks finds the old one or the new one.
keep() { # folder, files...
  local to=$1 file
  mkdir -p "$to" || return
  for file in "${@:2}"; do
    cp -- "$file" "$to/.new" && sync "$to/.new" && mv -f -- "$to/.new" "$to/${file##*/}" || return
  done
}

# What was played, if it is sound; the exit code last, for it says what is there.
save() { # exit code of the sweep
  local status=$1
  if [[ -s $here/sweep.sqlite ]]; then
    # verify also closes what a killed sweep has left open
    "$program" verify "$here" >/dev/null || return
    keep "$part" "$here/scenario.yaml" "$here/sweep.sqlite" || return
  fi
  echo "$status" >"$part/.status" && mv -f "$part/.status" "$part/status"
}

# The sweep for at most $save_every seconds; sets $status.
play_a_while() {
  timeout --foreground -s TERM -k 60 "$save_every" "$program" sweep "${sweep[@]}" --shard "$i/$n" \
    -j "${SLURM_CPUS_PER_TASK:-1}" -o "$here" --quiet &
  child=$!
  wait "$child"
  status=$?
  # a trap ends wait before the child has ended
  while kill -0 "$child" 2>/dev/null; do
    wait "$child"
    status=$?
  done
}

play() {
  local child='' status=124 is_stopped=0
  i=$SLURM_ARRAY_TASK_ID part=$out/parts/$i
  enter_scratch
  trap 'is_stopped=1; [[ -z $child ]] || kill -TERM "$child" 2>/dev/null' TERM INT USR1
  mkdir -p "$part" || die 7 "cannot make $part"
  if [[ -s $part/sweep.sqlite ]]; then
    cp "$part/scenario.yaml" "$part/sweep.sqlite" "$here" || die 7 "cannot copy $part to $here"
  fi
  say "shard $i of $n, round $round, on $(hostname), $(date -u +%FT%TZ)"
  while [[ $status == 124 && $is_stopped == 0 ]]; do
    play_a_while
    save "$status" || { echo 7 >"$part/status"; die 7 "cannot keep shard $i in $part"; }
  done
  exit "$status"
}

merge() {
  local parts=() status
  for ((i = 1; i <= n; i++)); do parts+=("$out/parts/$i"); done
  enter_scratch
  "$program" merge -o "$here" "${parts[@]}" && "$program" verify "$here" &&
    "$program" export "$here" || exit
  # the tables after the database they are of
  keep "$out/whole" "$here"/{scenario.yaml,sweep.sqlite,points.csv,summary.csv,comparison.csv,failures.csv} ||
    die 7 "cannot copy to $out/whole"
  echo "$n shards: $out/whole"
  [[ $some_failed == 0 ]] || die 1 "points failed: $out/whole/failures.csv"
}

case ${1:-} in
  play | collect)
    mode=$1 script=$2 round=$3 out=$4 n=$5 sweep=("${@:6}")
    "$mode"
    ;;
  '' | -h | --help) sed -n '2,/^#SBATCH/{/^#SBATCH/d;s/^# \{0,1\}//p}' "$0" ;;
  *)
    [[ $# -ge 3 && $2 =~ ^[1-9][0-9]*$ ]] || die 2 'bash slurm-sweep.sh OUT N SCENARIO [OPTION]...'
    script=$(realpath "$0") round=1 out=$(realpath -m "$1") n=$2 sweep=("${@:3}")
    submit
    ;;
esac
