#!/usr/bin/env bash
# The two commands of a newcomer:
#   ./start.sh        installs what is missing, builds, plays scenarios/brand-advocacy.yaml
#   ./start.sh test   the same set-up, then every test
# Works from any folder, as root or as a normal user, again and again, offline once installed.
set -euo pipefail

# What building and running needs. a|b|c: any of them will do, the first is installed.
RUN=(gcc libc6-dev cmake ninja-build pkg-config
  libigraph-dev libgsl-dev libfyaml-dev libjansson-dev libssl-dev zlib1g-dev libsqlite3-dev
  'gnuplot-nox|gnuplot-qt|gnuplot-x11' fonts-liberation)
# What testing needs beyond that: unit tests, the other compiler, locales with a decimal comma,
# a reader of SVG, failing disks.
TEST=(libcmocka-dev clang locales libxml2-utils strace)
# What only some tests want, and which skip, and say so, where it is not: a cluster, a browser, readers
# of databases, manual pages and completions. About 150 MB to fetch, most of it the browser.
TRY=(slurmctld slurmd slurm-client munge parallel chromium sqlite3 python3 scdoc mandoc zsh fish pandoc)

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here"
jobs=$(nproc 2>/dev/null || echo 2)
log=
began=0

die() {
  echo "start.sh: $*" >&2
  exit 1
}

begin() { # what is under way
  began=$SECONDS
  printf '%s ...' "$1"
}

done_in() { # ends the line that begin opened
  printf ' %s (%d s)\n' "${1:-done}" $((SECONDS - began))
}

# Runs a command with its output in $log; shows the end of it when the command fails.
quietly() {
  if "$@" >>"$log" 2>&1; then return 0; fi
  echo ' failed'
  tail -n 40 "$log" >&2
  echo "start.sh: failed: $* (all of it: $log)" >&2
  return 1
}

# --- packages ---------------------------------------------------------------------------------

is_installed() {
  [[ $(dpkg-query -W -f '${Status}' "$1" 2>/dev/null) == 'install ok installed' ]]
}

# The packages of the given list that are not there, one a line.
missing_of() {
  local wanted name
  for wanted in "$@"; do
    for name in ${wanted//|/ }; do
      is_installed "$name" && continue 2
    done
    echo "${wanted%%|*}"
  done
}

as_root() {
  if [[ $(id -u) == 0 ]]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

apt_install() {
  as_root apt-get install -y -q --no-install-recommends "$@"
}

install_missing() { # why, packages...
  local why=$1 name missing
  shift
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null ||
    die "this system has no apt-get (Debian, Ubuntu); install by hand the like of: $*"
  mapfile -t missing < <(missing_of "$@")
  [[ ${#missing[@]} -gt 0 ]] || return 0
  [[ $(id -u) == 0 ]] || command -v sudo >/dev/null ||
    die "as root, please: apt-get install --no-install-recommends ${missing[*]}"
  if [[ $(id -u) != 0 ]] && ! sudo -n true 2>/dev/null; then sudo -v || die 'sudo was refused'; fi
  begin "Installing what $why: ${missing[*]}"
  for name in "${missing[@]}"; do
    if ! apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then
      as_root apt-get update -q >>"$log" 2>&1 || true
      break
    fi
  done
  # Package lists that are too old name files that are gone: fetch them anew and try once more.
  if ! apt_install "${missing[@]}" >>"$log" 2>&1 &&
    ! { as_root apt-get update -q && apt_install "${missing[@]}"; } >>"$log" 2>&1; then
    echo ' failed'
    tail -n 5 "$log" >&2
    die "cannot install ${missing[*]} (no network, or not in this release of Debian?); see $log"
  fi
  done_in
}

offered() { # packages...: those of them that the system has, one a line
  local name
  for name in "$@"; do
    if apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then echo "$name"; fi
  done
}

# Installs packages, all at once or, where one of them spoils it, each alone. None of the services
# that come with them is started: a test starts its own.
apt_try() (
  policy=/usr/sbin/policy-rc.d
  if [[ ! -e $policy ]]; then
    trap 'as_root rm -f $policy' EXIT
    printf '#!/bin/sh\nexit 101\n' | as_root tee $policy && as_root chmod 755 $policy
  fi
  apt_install "$@" || for name in "$@"; do apt_install "$name" || true; done
) >>"$log" 2>&1

# Installs what the system offers of the packages; never fails, asks for no password, and says what
# is not there.
try_missing() { # packages...
  local missing found
  mapfile -t missing < <(missing_of "$@")
  [[ ${#missing[@]} -gt 0 ]] || return 0
  if [[ $(id -u) == 0 ]] || sudo -n true 2>/dev/null; then
    begin "Installing what only some tests want: ${missing[*]}"
    mapfile -t found < <(offered "${missing[@]}")
    if [[ ${#found[@]} -lt ${#missing[@]} ]]; then
      as_root timeout 120 apt-get update -q >>"$log" 2>&1 || true
      mapfile -t found < <(offered "${missing[@]}")
    fi
    if [[ ${#found[@]} -gt 0 ]]; then apt_try "${found[@]}"; fi
    done_in
    mapfile -t missing < <(missing_of "$@")
  fi
  [[ ${#missing[@]} -eq 0 ]] || echo "Not there: ${missing[*]}; the tests that want them are skipped"
}

# --- builds -----------------------------------------------------------------------------------

# build PRESET TARGETS [cmake options]: configures build/PRESET and builds the targets.
build() {
  local preset=$1 target=$2 cache=build/$1/CMakeCache.txt
  shift 2
  begin "Building build/$preset"
  # A checkout that was moved or copied brings a cache that speaks of another folder.
  if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$here" "$cache"; then
    rm -rf "build/$preset"
  fi
  quietly cmake --preset "$preset" "$@" || return 1
  # shellcheck disable=SC2086 # several targets
  quietly cmake --build --preset "$preset" --target $target -j "$jobs" || return 1
  done_in
}

# --- tests ------------------------------------------------------------------------------------

passed=0 failed=0 skipped=0

count() { # file attribute: the number in the first line of a JUnit file
  sed -n "s/.*[[:space:]]$2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1
}

# suite PRESET [ctest options]: runs the tests of build/PRESET and adds to the totals.
suite() {
  local preset=$1 junit=$here/build/$1/junit.xml output=$here/build/$1/ctest.log status=0
  shift
  begin "Testing build/$preset${*:+ ($*)}"
  rm -f "$junit"
  ctest --test-dir "build/$preset" -j "$jobs" --output-on-failure --output-junit "$junit" "$@" \
    >"$output" 2>&1 || status=$?
  if [[ ! -s $junit ]]; then
    echo ' failed'
    tail -n 40 "$output" >&2
    failed=$((failed + 1))
    return
  fi
  local tests failures not_run
  tests=$(count "$junit" tests) failures=$(count "$junit" failures)
  not_run=$(($(count "$junit" skipped) + $(count "$junit" disabled)))
  passed=$((passed + tests - failures - not_run))
  failed=$((failed + failures)) skipped=$((skipped + not_run))
  if [[ $status != 0 && $failures == 0 ]]; then failed=$((failed + 1)); fi
  done_in "$((tests - failures - not_run)) of $tests passed"
  if [[ $status != 0 ]]; then
    cat "$output" >&2
  else
    grep -E '\*\*\*(Skipped|Not Run)' "$output" | sed 's/^ *[0-9/]* *Test *#[0-9]*: /  skipped: /' || true
  fi
}

test_everything() {
  install_missing 'testing needs' "${TEST[@]}"
  try_missing "${TRY[@]}"
  if build release all -DORGREACH_TESTS=ON; then
    if build clang all -DORGREACH_TESTS=ON; then
      passed=$((passed + 1))
      export ORGREACH_OTHER_PROGRAM=$here/build/clang/orgreach
    else
      failed=$((failed + 1))
    fi
    suite release
  else
    failed=$((failed + 1))
  fi
  if build asan all; then suite asan -L quick; else failed=$((failed + 1)); fi
  echo
  if [[ $failed == 0 ]]; then echo "All tests passed in $SECONDS s."; else echo "Tests failed."; fi
  echo "$passed passed, $failed failed, $skipped skipped"
  [[ $failed == 0 ]]
}

# --- the two commands -------------------------------------------------------------------------

set_up() {
  mkdir -p build
  log=$here/build/start.log
  : >"$log"
  install_missing 'building and running needs' "${RUN[@]}"
}

case ${1:-} in
  '')
    set_up
    tests=OFF
    if is_installed libcmocka-dev; then tests=ON; fi # leave the test build of a developer alone
    build release "orgreach orgreach_shared" -DORGREACH_TESTS="$tests" || exit 1
    echo
    build/release/orgreach run scenarios/brand-advocacy.yaml -o "$here/out/brand-advocacy" --force
    echo "Next:    build/release/orgreach --help, and README.md"
    ;;
  test)
    [[ $# == 1 ]] || die 'usage: ./start.sh [test]'
    set_up
    test_everything
    ;;
  -h | --help)
    sed -n '2,5s/^# //p' "${BASH_SOURCE[0]}"
    ;;
  *)
    die 'usage: ./start.sh [test]'
    ;;
esac
