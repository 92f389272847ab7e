#!/usr/bin/env bash
# A sweep in a folder of a network file system (the answer of the system is changed to NFS): no log
# that machines would have to share, the same bytes, and it goes on after a kill.
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"
nfs=6969000000000000
if [[ $(printf '\1\0' | od -An -tu2 | tr -d ' ') != 1 ]]; then nfs=0000000000006969; fi
as_nfs=(strace -f -o trace -e trace=openat,fstatfs -e "inject=fstatfs:retval=0:poke_exit=@arg2=$nfs")
strace -o /dev/null true 2>/dev/null || skip 'no strace here, or it may not trace'
"${as_nfs[@]}" true 2>/dev/null || skip 'this strace cannot change what the system answers'

small_scenario | sed '/^ladder/,$d' >small.yaml
axes=(--axis social.participation=0.1:0.9:0.2 --replicates 200 --quiet)
want 0 'on a disk' sweep small.yaml "${axes[@]}" -o here
want 0 'export' export here

there() { # exit code, what, arguments: the program, as on a network file system
  local expected=$1 what=$2
  shift 2
  timeout "$seconds" "${as_nfs[@]}" "$program" "$@" >out 2>err </dev/null
  status=$?
  ok
  [[ $status == "$expected" ]] || { fail "$what: expected exit $expected"; show; }
  ok
  ! grep -E 'O_CREAT' trace | grep -qE 'sqlite-(wal|shm)' || fail "$what: there is a log"
}

compare() { # what
  local table
  want 0 "$1: export" export there
  for table in points summary comparison failures; do
    ok
    cmp -s "here/$table.csv" "there/$table.csv" || fail "$1: $table.csv is not the same"
  done
}

there 0 'the sweep' sweep small.yaml "${axes[@]}" -o there
want_text trace 'sqlite-journal' 'the sweep has a journal'
compare 'the sweep'
# Killed on a disk, with a log left; and there, with a journal.
rm -rf there
{ strace -f -o /dev/null -e trace=fdatasync,fsync -e inject=fdatasync,fsync:signal=KILL:when=4 \
  "$program" sweep small.yaml "${axes[@]}" -o there >out 2>err </dev/null; } 2>/dev/null
there 0 'going on after a log' sweep small.yaml "${axes[@]}" -o there
compare 'going on after a log'
for k in 3 6 9; do
  rm -rf there
  { "${as_nfs[@]}" -e trace=fstatfs,fdatasync,fsync -e inject=fdatasync,fsync:signal=KILL:when=$k \
    "$program" sweep small.yaml "${axes[@]}" -o there >out 2>err </dev/null; } 2>/dev/null
  there 0 "going on after kill $k" sweep small.yaml "${axes[@]}" -o there
  compare "going on after kill $k"
done
rm -rf there
want 0 'a shard' sweep small.yaml "${axes[@]}" --shard 1/2 -o part1
want 0 'another' sweep small.yaml "${axes[@]}" --shard 2/2 -o part2
there 0 'merge' merge -o there part1 part2
compare 'merge'
finish
