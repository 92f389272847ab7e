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
axes=(--axis social.participation=0.1:0.9:0.2 --axis trust.rule=product,mean --replicates 100 --quiet)
sweep=("$program" sweep small.yaml "${axes[@]}" -o there)
mismatches=0

# Goes on, and compares the tables.
finish_and_compare() { # what
  local table
  want 0 "$1: the second call" sweep small.yaml "${axes[@]}" -o there || return
  want 0 "$1: export" export there || return
  ok
  for table in points summary comparison failures; do
    cmp -s "whole/$table.csv" "there/$table.csv" && continue
    mismatches=$((mismatches + 1))
    fail "$1: $table.csv is not the same"
  done
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
rm -rf there
strace -f -o trace "${sweep[@]}" -j 1 >out 2>err </dev/null || fail 'cannot trace the program'
# strace with these arguments on the sweep, in silence when it is killed; sets $status.
inject() {
  timeout 60 strace -f -o /dev/null "$@" "${sweep[@]}" -j 1 >out 2>err </dev/null &
  wait $! 2>/dev/null
  status=$?
} 2>/dev/null
count() { grep -cE "^[0-9]+ +$1\(" trace; }
for call in pwrite64 fsync fdatasync ftruncate unlink unlinkat renameat openat write mkdir; do
  n=$(count $call)
  for ((k = 1; k <= n; k += every)); do
    rm -rf there
    inject -e trace=$call -e "inject=$call:signal=KILL:when=$k"
    finish_and_compare "killed at $call $k of $n"
  done
done
errors=(ENOSPC EIO EDQUOT)
for call in pwrite64 fsync fdatasync ftruncate unlink renameat write close; do
  n=$(count $call)
  for ((k = 1; k <= n; k += every)); do
    error=${errors[k % 3]}
    rm -rf there
    inject -e trace=$call -e "inject=$call:error=$error:when=$k"
    ok
    if [[ $status == 127 ]] && grep -q 'shared libraries' err; then continue; fi # not yet the program
    [[ $status == 7 || $status == 0 ]] || { fail "$error at $call $k of $n: exit $status"; show; }
    if [[ $status == 7 ]]; then want_lines 1 "$error at $call $k"; fi
    finish_and_compare "$error at $call $k of $n"
  done
done
echo "$mismatches mismatches"
finish
