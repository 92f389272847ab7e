#!/usr/bin/env bash
# What a market of a billion people costs: the memory of those the message touches. What many
# replicates cost, and which size is said to fit where one does not.
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"
seconds=600
scenario=$source_dir/scenarios/billion.yaml
most_kib=$((300 * 1024))

peak_of() { # name, arguments: peak memory in KiB
  local what=$1
  shift
  timeout "$seconds" "$ORGREACH_BINARY_DIR/tests/measure" "$program" run "$scenario" "$@" -j 1 \
    --replicates 2 --no-charts --quiet --force -o "out-$what" >out 2>err </dev/null ||
    fail "$what: $(tail -n 1 err)"
  peak=$(tail -n 1 err | awk '{print int($3)}')
}

peak_of billion
billion=$peak
ok
[[ $billion -gt 0 && $billion -le $most_kib ]] ||
  fail "a market of a billion: $billion KiB, at most $most_kib are allowed"
peak_of ten-million --set market.people=10000000
ok
[[ $billion -lt $((peak * 2)) ]] || # a table doubles near 524,288 people
  fail "a market of a billion takes $billion KiB, one of ten million $peak"
# 10,000 x 150 x 0.35 exposures; the spread of contact counts makes 0.4 % of it a standard error.
reach=$(awk -F, '$2 == "reach" {print int($4)}' out-billion/summary.csv)
ok
[[ $reach -gt 515000 && $reach -lt 535000 ]] || fail "billion: reach $reach, 525,000 expected"

# A hundred thousand replicates stay within the same bound.
small_scenario >small.yaml
sed -i '/^ladder/,$d' small.yaml
scenario=small.yaml
timeout "$seconds" "$ORGREACH_BINARY_DIR/tests/measure" "$program" run small.yaml -j 1 \
  --replicates 100000 --set associates.count=8 --set work_ties.departments=2 \
  --set work_ties.mean_degree=2 --set associates.contacts.mean=5 --set run.days=30 \
  --no-charts --quiet --force -o out-many >out 2>err </dev/null || fail "many: $(tail -n 1 err)"
peak=$(tail -n 1 err | awk '{print int($3)}')
ok
[[ $peak -gt 0 && $peak -le $most_kib ]] ||
  fail "100,000 replicates: $peak KiB, at most $most_kib are allowed"

# The largest size that is named fits, a larger one does not.
limited() { (ulimit -v 400000 && run "$@" && exit "$status"); }
named() { grep -o "$1 [0-9]*" err | awk '{print $2}'; }
fits() { # key
  local key=$1 largest
  limited check small.yaml --set "$key=2000000"
  status=$?
  ok
  [[ $status == 5 ]] || { fail "$key: 2000000: expected exit 5"; show; }
  want_lines 1 "$key"
  largest=$(named "$key")
  ok
  if [[ -z $largest ]]; then
    fail "$key: the largest is not named: $(head -n 1 err)"
    return
  fi
  limited check small.yaml --set "$key=$largest" || fail "$key: $largest was said to fit"
  limited check small.yaml --set "$key=$((largest + 1))" && fail "$key: $largest is not the largest"
  ok
}
fits run.replicates
fits associates.count

# 2^31 ties and more are refused even where there is memory for them.
run check small.yaml --set associates.count=10000000 --set work_ties.mean_degree=1000
ok
[[ $status == 5 ]] || { fail "5e9 ties: expected exit 5"; show; }
want_lines 1 '5e9 ties'
want_text err 2147483647 'the largest network'
finish
