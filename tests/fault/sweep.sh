#!/usr/bin/env bash
# A small sweep that is killed, stopped and failed at every turn: a second call exports the same
# bytes. Counts by the environment: KILLS random times for SIGKILL (default 1000), STOPS for INT and
# TERM (200), RACES of eight processes (100), EVERY n-th system call that is killed or failed (1: all).
# By hand:
#   ORGREACH_PROGRAM=build/release/orgreach ORGREACH_SOURCE_DIR=. ORGREACH_BINARY_DIR=/tmp \
#     bash tests/fault/sweep.sh
# ctest: not sanitized
# ctest: long
. "$(dirname "${BASH_SOURCE[0]}")/../whole/lib.sh"
kills=${KILLS:-1000} stops=${STOPS:-200} races=${RACES:-100} every=${EVERY:-1}

small_scenario | sed '/^ladder/,$d' >small.yaml
axes=(--axis social.participation=0.1:0.9:0.2 --axis trust.rule=product,mean --replicates 100 --quiet --no-charts)
sweep=("$program" sweep small.yaml "${axes[@]}" -o there)
mismatches=0

compare() { # what
  local table
  ok
  for table in points summary comparison failures; do
    cmp -s "whole/$table.csv" "there/$table.csv" && continue
    mismatches=$((mismatches + 1))
    fail "$1: $table.csv is not the same"
  done
}

# Goes on, and compares the tables.
finish_and_compare() { # what
  want 0 "$1: the second call" sweep small.yaml "${axes[@]}" -o there || return
  want 0 "$1: export" export there && compare "$1"
}

began=$(date +%s%N)
want 0 'the reference' sweep small.yaml "${axes[@]}" -o whole || finish
took_ms=$((($(date +%s%N) - began) / 1000000 + 1))
want 0 'the reference: export' export whole

RANDOM=${SEED:-1}
for ((i = 0; i < kills + stops; i++)); do
  rm -rf there
  signal=KILL
  if ((i >= kills)); then
    signal=TERM
    if ((i % 2)); then signal=INT; fi
  fi
  env --default-signal=INT,TERM "${sweep[@]}" >out 2>err </dev/null &
  pid=$!
  sleep "0.$(printf '%03d' $((RANDOM % (took_ms < 900 ? took_ms : 900))))"
  kill -s $signal $pid 2>/dev/null
  wait $pid 2>/dev/null
  status=$?
  ok
  case $signal$status in
    KILL137 | KILL0 | TERM143 | TERM0 | INT130 | INT0) ;;
    *) fail "$signal: exit $status" ;;
  esac
  finish_and_compare "$signal $i"
done

for ((i = 0; i < races; i++)); do
  rm -rf there
  pids=()
  for ((k = 0; k < 8; k++)); do
    "${sweep[@]}" >/dev/null 2>"err$k" </dev/null &
    pids+=($!)
  done
  for ((k = 0; k < 8; k++)); do
    wait "${pids[k]}"
    status=$?
    ok
    [[ $status == 0 || $status == 8 ]] || fail "race $i: exit $status"
  done
  finish_and_compare "race $i"
done

if ! strace -o /dev/null true 2>/dev/null; then
  echo 'note: no strace here, or it may not trace: system calls are not killed or failed one by one'
  finish
fi
# What is tried, each with a folder `there` to begin with, the arguments, and what must come of it.
prepare_sweep() { rm -rf there; }
prepare_merge() { rm -rf there; }
prepare_export() { rm -rf there && cp -r single there; }
declare -A arguments=([sweep]="${sweep[*]:1} -j 1" [merge]='merge -o there part1 part2' [export]='export there')
want 0 'a part' sweep small.yaml "${axes[@]}" --shard 1/2 -o part1
want 0 'another part' sweep small.yaml "${axes[@]}" --shard 2/2 -o part2
cp -r whole single && rm single/*.csv

# Says 0: all is there, before anybody goes on. Something else: going on gives all.
judge() { # what is tried, what befell it
  if [[ $1 == export && $status == 0 ]]; then
    compare "$2"
  elif [[ $status == 0 ]]; then
    want 0 "$2: export at once" export there && compare "$2"
  elif [[ $1 == sweep ]]; then
    finish_and_compare "$2"
  else
    # shellcheck disable=SC2086 # several arguments
    want 0 "$2: once more" ${arguments[$1]} && want 0 "$2: export" export there && compare "$2"
  fi
}

# strace with these arguments on the program, in silence when it is killed; sets $status.
inject() { # what is tried, arguments of strace
  local what=$1
  shift
  # shellcheck disable=SC2086
  timeout 60 strace -f -o /dev/null "$@" "$program" ${arguments[$what]} >out 2>err </dev/null &
  wait $! 2>/dev/null
  status=$?
} 2>/dev/null
count() { grep -cE "^[0-9]+ +$1\(" trace; }

# After an error: the exit code says so, in one line, or all is there.
judge_error() { # what is tried, the error, the system call, which of them
  ok
  if [[ $status == 127 ]] && grep -q 'shared libraries' err; then return; fi # not yet the program
  case $3$status in
    *0 | *7 | openat4) ;; # 4: of what is read
    *) fail "$1: $2 at $3 $4: exit $status" && show ;;
  esac
  if [[ $status != 0 ]]; then want_lines 1 "$1: $2 at $3 $4"; fi
  judge "$1" "$1: $2 at $3 $4"
}

errors=(ENOSPC EIO EDQUOT)
n_killed=0 n_errors=0
for what in sweep export merge; do
  prepare_$what
  # shellcheck disable=SC2086
  strace -f -o trace "$program" ${arguments[$what]} >out 2>err </dev/null || fail "cannot trace $what"
  for call in pwrite64 fsync fdatasync ftruncate unlink unlinkat renameat renameat2 openat write mkdir mkdirat close; do
    n=$(count $call)
    for ((k = 1; k <= n; k += every)); do
      prepare_$what
      inject $what -e trace=$call -e "inject=$call:signal=KILL:when=$k"
      judge $what "$what killed at $call $k of $n"
      n_killed=$((n_killed + 1))
    done
    for ((k = 1; k <= n; k += every)); do
      # all of them one by one, or each in its turn
      tried=("${errors[@]}")
      if ((every > 1)); then tried=("${errors[k % 3]}"); fi
      for error in "${tried[@]}"; do
        prepare_$what
        inject $what -e trace=$call -e "inject=$call:error=$error:when=$k"
        n_errors=$((n_errors + 1))
        judge_error $what $error "$call" "$k of $n"
      done
    done
  done
done
echo "$n_killed killed and $n_errors failed at a system call; $mismatches mismatches"
finish
