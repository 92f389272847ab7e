#!/usr/bin/env bash
# A million people and ten million ties, from an edge list: the memory it takes, and what is refused.
# ctest: long
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"
seconds=600
most_kib=$((300 * 1024))

# Any fixed network will do; a congruential generator (Park and Miller 1988) draws it.
awk 'BEGIN {
  x = 7
  for (i = 0; i < 10000000; i++) {
    x = x * 48271 % 2147483647; u = x % 1000000
    x = x * 48271 % 2147483647; print u, x % 1000000
  }
}' >large.edges
cat >large.yaml <<'YAML'
network: {file: large.edges}
cascade: {probability: 0.05, seed_choice: random, seed_count: 10}
run: {replicates: 2, days: 3}
YAML

measured() { # arguments: sets peak, in KiB
  timeout "$seconds" "$ORGREACH_BINARY_DIR/tests/measure" "$program" "$@" -j 1 \
    --no-charts --quiet --force -o out-large >out 2>err </dev/null || fail "large: $(tail -n 1 err)"
  peak=$(tail -n 1 err | awk '{print int($3)}')
}

measured run large.yaml
echo "10,000,000 ties: $(tail -n 1 err)"
ok
[[ $peak -gt 0 && $peak -le $most_kib ]] || fail "$peak KiB, at most $most_kib are allowed"
want_text out '1,000,000' 'people'
want_text out '10,000,000' 'lines'
ok
[[ $(grep -c 'warning: large.edges' err) == 1 ]] || fail "one warning of what was dropped"

# The same with probabilities.
awk '{print $0, 0.05}' large.edges >weighed.edges
measured run large.yaml --set network.file=weighed.edges --set cascade.probability_rule=file \
  --set network.repeats=keep
echo "with probabilities: $(tail -n 1 err)"
ok
[[ $peak -gt 0 && $peak -le $((2 * most_kib)) ]] || fail "with probabilities: $peak KiB"
rm weighed.edges

# Too little memory: refused before work, with a size; and a file of that size is taken.
limited() { (ulimit -v 250000 && run "$@" && exit "$status"); }
limited check large.yaml
status=$?
ok
[[ $status == 5 ]] || { fail 'too little memory: expected exit 5'; show; }
want_lines 1 'too little memory'
largest=$(grep -o 'a file of [0-9]* ties' err | awk '{print $4}')
ok
[[ -n $largest ]] || fail "the largest file is not named: $(head -n 1 err)"
head -n "$((largest - 1))" large.edges >part.edges
limited check large.yaml --set network.file=part.edges || fail "$largest ties were said to fit"
ok
rm -f large.edges part.edges
finish
