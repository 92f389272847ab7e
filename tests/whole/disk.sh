#!/usr/bin/env bash
# A disk that is full, or fails at one system call: exit 7 and nothing half-written under a
# final name.
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"
small_scenario >small.yaml
want 0 'the reference run' run small.yaml -o whole --no-charts --quiet || finish

# Every file that a failed run left under its final name must be the whole one.
no_half_files() { # DIR what
  local file
  ok
  [[ -d $1 ]] || return 0
  if [[ -e $1/manifest.json ]]; then # it says that all is there
    same whole "$1" "$2, with a manifest"
    return
  fi
  while IFS= read -r file; do
    cmp -s "$1/$file" "whole/$file" || fail "$2: $file is there and not whole"
  done < <(cd "$1" && find . -type f \( -name '*.csv' -o -name '*.yaml' -o -name '*.json' -o -name '*.html' \) ! -name '.*')
}

tried=0
# 1. A file system of 64 KiB.
mkdir -p tiny
if mount -t tmpfs -o size=64k none tiny 2>/dev/null; then
  tried=1
  trap 'umount "$work/tiny" 2>/dev/null' EXIT
  head -c 60000 /dev/zero >tiny/filler
  want 7 'full disk' run small.yaml -o tiny/out --no-charts --quiet && want_lines 1 'full disk'
  no_half_files tiny/out 'full disk'
  umount tiny
  trap - EXIT
fi
# 2. A limit on the size of files, for those who may not mount.
(
  ulimit -f 1
  timeout "$seconds" "$program" run small.yaml -o limited --no-charts --quiet >out 2>err </dev/null
)
status=$?
tried=1
ok
if [[ $status != 7 ]]; then
  fail 'files limited to 1 KiB: expected exit 7'
  show
fi
no_half_files limited 'limited file size'
# 3. Standard output that cannot be written.
"$program" run small.yaml -o full --no-charts --quiet --json >/dev/full 2>err
status=$?
ok
[[ $status == 7 ]] || { fail '--json to a full disk: expected exit 7'; show; }
"$program" explain >/dev/full 2>err
status=$?
ok
[[ $status == 7 ]] || { fail 'explain to a full disk: expected exit 7'; show; }
# 4. A folder that may not be written to, or is not a folder.
: >file
want 7 'the output folder is a file' run small.yaml -o file/out --no-charts --quiet && want_lines 1 'not a folder'

# 5. Each system call that writes fails once.
if ! strace -o /dev/null true 2>/dev/null; then
  echo 'note: no strace here, or it may not trace: system calls do not fail one by one'
  finish
fi
calls=write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,close,ftruncate
strace -f -o trace -e trace="$calls,openat" "$program" run small.yaml -o results --no-charts --quiet -j 1 \
  >out 2>err </dev/null || fail 'cannot trace the program'
for call in write fsync rename close; do
  n=$(grep -cE "^[0-9]+ +$call(at2?)?\(" trace)
  [[ $n -gt 0 ]] || continue
  # What the loader of the libraries does before the program begins is not tried.
  before=$(sed '/small\.yaml/q' trace | grep -cE "^[0-9]+ +$call(at2?)?\(")
  step=$(((n - before) / 12 + 1))
  for ((k = before + 1; k <= n; k += step)); do
    rm -rf results
    names=$call
    [[ $call != rename ]] || names=rename,renameat,renameat2
    timeout -k 2 "$seconds" strace -f -o injected -e trace="$names" -e inject="$names:error=ENOSPC:when=$k" \
      "$program" run small.yaml -o results --no-charts --quiet -j 1 >out 2>err </dev/null
    status=$?
    what="$call number $k of $n fails"
    ok
    if [[ $status == 7 ]]; then
      no_half_files results "$what"
    elif [[ $status == 0 ]]; then
      # A message that cannot be said, or a file that was only read, does not make the run fail.
      same whole results "$what and the run went on"
      grep -q 'INJECTED' injected || continue
      if [[ $call != close ]] && ! grep INJECTED injected | grep -qE "write\(2,"; then
        fail "$what: a silent success"
        grep INJECTED injected | head -n 2
      fi
    else
      fail "$what: expected exit 7"
      show
      grep INJECTED injected | head -n 2
    fi
  done
done
finish
