#!/usr/bin/env bash
# The same bytes from the program of another compiler (ORGREACH_OTHER_PROGRAM).
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"

other=${ORGREACH_OTHER_PROGRAM:-}
[[ -n $other ]] || skip 'ORGREACH_OTHER_PROGRAM does not name a program by another compiler'
[[ -x $other ]] || { fail "$other is not a program"; finish; }
ok
cmp -s "$program" "$other" && fail 'both programs are the same file'

play() { # scenario, then options
  local scenario=$1
  shift
  want 0 "$scenario" run "$scenario" -o "this-$n" --quiet --no-charts "$@" || return
  timeout "$seconds" "$other" run "$scenario" -o "other-$n" --quiet --no-charts "$@" >out 2>err ||
    fail "$scenario: the other program exits $?"
  same "this-$n" "other-$n" "$scenario"
  n=$((n + 1))
}

n=0
small_scenario >small.yaml
play small.yaml
for law in poisson pareto constant lognormal; do
  play small.yaml --set "associates.contacts.law=$law" --set "market.contacts.law=$law"
done
play small.yaml --set run.world=fixed --set conversation.patience=0.7 --set market.locality=0.37
play small.yaml --set feed.half_life_days=0.37 --set official-page.half_life_days=2.9
for scenario in "$source_dir"/scenarios/*.yaml; do
  play "$scenario" --replicates 6
done
finish
