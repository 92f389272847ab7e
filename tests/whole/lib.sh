# Helpers for the scripts that play the whole program. Sourced first:
#   . "$(dirname "$0")/lib.sh"
# A script ends with `finish`. Every check that fails prints what was expected and what came.
set -u
program=${ORGREACH_PROGRAM:?the program to test}
source_dir=${ORGREACH_SOURCE_DIR:?the checkout}
binary_dir=${ORGREACH_BINARY_DIR:?the build folder}
sanitized=${ORGREACH_SANITIZED:-0}
name=$(basename "$0" .sh)

# The work folder of this script, empty at its start; it stays for a look when a check fails.
work=$binary_dir/whole/$name
rm -rf "$work"
mkdir -p "$work"
cd "$work" || exit 1
export HOME=$work LC_ALL=C
# A signal must be seen as one, and no core file is wanted.
ulimit -c 0
export ASAN_OPTIONS=${ASAN_OPTIONS:-exitcode=99:detect_leaks=1} UBSAN_OPTIONS=exitcode=98

checks=0
failures=0

fail() {
  failures=$((failures + 1))
  printf 'FAIL: %s\n' "$*"
}

ok() { checks=$((checks + 1)); }

skip() { # why: the whole script counts as skipped
  printf 'skipped: %s\n' "$*"
  exit 77
}

finish() {
  if [[ $failures != 0 ]]; then
    printf '%d of %d checks failed; files in %s\n' "$failures" "$checks" "$work"
    exit 1
  fi
  [[ $checks -gt 0 ]] || { echo 'nothing was checked'; exit 1; }
  printf '%d checks passed\n' "$checks"
  cd / && rm -rf "$work"
  exit 0
}

# A command that takes longer hangs: far more than any needs, for machines that are busy.
seconds=120
if [[ $sanitized == 1 ]]; then seconds=300; fi

# run ARGUMENT...: the program with a time limit; sets $status, and the files out and err.
run() {
  timeout -k 2 "$seconds" "$program" "$@" >out 2>err </dev/null
  status=$?
}

show() { # what the last command printed, for a failure
  printf '  exit %s\n' "$status"
  head -c 600 err | sed 's/^/  stderr: /'
}

# want STATUS WHAT ARGUMENT...: runs the program and compares its exit code.
want() {
  local expected=$1 what=$2
  shift 2
  run "$@"
  ok
  if [[ $status == "$expected" ]]; then return 0; fi
  if [[ $status == 124 || $status == 137 ]]; then
    fail "$what: still running after $seconds s"
  else
    fail "$what: expected exit $expected"
  fi
  show
  return 1
}

# want_lines N WHAT: the last command said exactly N lines on stderr, and they read well.
want_lines() {
  local n
  n=$(wc -l <err)
  ok
  if [[ $n != "$1" ]]; then
    fail "$2: expected $1 lines on stderr, got $n"
    show
  elif LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]' err; then
    fail "$2: a control character in the message"
    show
  elif [[ $(wc -L <err) -gt 600 ]]; then
    fail "$2: a message of $(wc -L <err) characters"
  fi
}

want_text() { # file, text, what: the file holds the text
  ok
  grep -qF -- "$2" "$1" || {
    fail "$3: no '$2' in $1"
    head -n 20 "$1" | sed 's/^/  /'
  }
}

# fingerprint DIR: one line "hash name" for every result file but the manifest (it alone has
# times) and the charts that carry a date.
fingerprint() {
  (cd "$1" && find . -type f ! -name manifest.json ! -name '.*' -print0 | LC_ALL=C sort -z |
    xargs -0 sha256sum)
}

same() { # DIR DIR what: both hold the same bytes
  ok
  if ! diff <(fingerprint "$1") <(fingerprint "$2") >differences; then
    fail "$3: not the same bytes"
    head -n 10 differences
  fi
}

# A scenario that plays in a moment, with all channels and two organizations.
small_scenario() {
  cat <<'YAML'
title: A small company
run: {seed: 7, replicates: 40, days: 10, networks: 4}
associates: {count: 60, contacts: {law: lognormal, mean: 30, cv: 0.9}}
work_ties: {model: departments, departments: 4, mean_degree: 6, silo: 0.5}
market: {people: 20000, segments: 8, locality: 0.5, contacts: {mean: 25}}
official-page: {followers: 300}
organizations:
  traditional: {participation: 1.0, channels: [official-page, conversation], conversation: {audience: both}}
  social:
    participation: 0.2
    channels: [official-page, conversation, feed]
    feed: {audience: both, reshare: 0.01}
ladder:
  - {step: attention, organizations: {social: {feed: {attention: 0.2}}}}
  - {step: trust, trust: {sincerity: 0.5}}
YAML
}
