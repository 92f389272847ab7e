#!/usr/bin/env bash
# What a market of a billion people costs: the memory of those the message touches.
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"
seconds=120
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
finish
