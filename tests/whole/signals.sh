#!/usr/bin/env bash
# A signal stops the work soon, whatever the scenario; the same command again gives the same bytes.
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"

# Nobody retells, so that all the work is in the tellings of those who start.
cat >start_only.yaml <<'YAML'
run: {replicates: 2000, days: 5, market_sizes: [500000]}
associates: {count: 20000, contacts: {law: constant, mean: 100}}
participation: 1
channels: [feed]
feed: {attention: 1, reshare: 0}
YAML
# All the work is in hearers who tell on.
cat >hearers.yaml <<'YAML'
run: {replicates: 2000, days: 60}
associates: {count: 10, contacts: {law: constant, mean: 5}}
market: {people: 3000000, contacts: {law: constant, mean: 5}}
participation: 1
channels: [feed]
feed: {attention: 1, reshare: 0.5}
YAML

# Plays for minutes, and gets a signal after a while: sets $status, and $ms until the end.
interrupt() { # signal, scenario, seconds
  local pid began
  rm -rf results
  # A job of a script ignores SIGINT; env puts it back.
  env --default-signal=INT,TERM,HUP "$program" run "$2" --no-charts --quiet -o results >out 2>err </dev/null &
  pid=$!
  sleep "$3"
  kill -s "$1" "$pid" 2>/dev/null
  began=$(date +%s%N)
  for ((i = 0; i < 600; i++)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  ms=$((($(date +%s%N) - began) / 1000000))
  kill -KILL "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  status=$?
}

stopped_by() { # signal, expected exit code, scenario
  local wait what="$3 stopped by $1"
  for wait in 1 4 16; do
    interrupt "$1" "$3" "$wait"
    # Ended without a word: the machine is so busy that the program had not begun to look.
    [[ $status == "$2" && ! -s err ]] || break
  done
  ok
  if [[ $status != "$2" ]]; then
    fail "$what: expected exit $2"
    show
  fi
  ok # the promise is one second; a machine that does other things too gets more
  [[ $ms -lt 30000 ]] || fail "$what: took $ms ms"
  ok
  [[ ! -e results/manifest.json ]] || fail "$what: a manifest says that the run is finished"
  want_lines 1 "$what"
}

stopped_by TERM 143 start_only.yaml
stopped_by INT 130 start_only.yaml
stopped_by HUP 129 hearers.yaml
stopped_by TERM 143 hearers.yaml

small_scenario >small.yaml
want 0 'the reference run' run small.yaml --no-charts --quiet -o whole
for wait in 0.005 0.02 0.05; do
  rm -rf results
  "$program" run small.yaml --no-charts --quiet -o results >out 2>err </dev/null &
  sleep "$wait"
  kill -KILL $! 2>/dev/null
  wait $! 2>/dev/null
  want 0 "again after a kill at $wait s" run small.yaml --no-charts --quiet -o results
  same whole results "again after a kill at $wait s"
done
finish
