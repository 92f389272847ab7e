#!/usr/bin/env bash
# A roster of a million people: what it takes, what is refused, and a mistake in its last line.
# ctest: long
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"
seconds=600
most_kib=$((300 * 1024)) # twice the file and 140 bytes a person, and the program

# Everybody but the head reports to somebody at a tenth of the own number; lines are shuffled by a
# multiplication modulo a million.
awk 'BEGIN {
  print "id,manager,department,contacts,group,sincerity,competency,reliability,stage"
  split("none awareness desire knowledge ability reinforcement", stage, " ")
  for (i = 0; i < 1000000; i++) {
    k = i * 7919 % 1000000
    printf "emp%06d,%s,dept%d,%s,g%d,0.%02d,0.%02d,%s,%s\n", k,
      k ? sprintf("emp%06d", int(k / 10)) : "", k % 3000, i % 3 ? i % 500 : "", k % 7,
      i % 100, k % 100, i % 2 ? "0.5" : "", stage[i % 7]
  }
}' >large.csv
cat >large.yaml <<'YAML'
associates: {roster: large.csv}
run: {replicates: 1, days: 3}
participation: 0.001
channels: [feed]
YAML

peak_of() { # arguments: sets peak, in KiB
  timeout "$seconds" "$ORGREACH_BINARY_DIR/tests/measure" "$program" "$@" >out 2>err </dev/null ||
    fail "large: $(tail -n 1 err)"
  peak=$(tail -n 1 err | awk '{print int($3)}')
}
peak_of check large.yaml
echo "1,000,000 people, $(wc -c <large.csv) bytes: $(tail -n 1 err)"
ok
[[ $peak -gt 0 && $peak -le $most_kib ]] || fail "$peak KiB, at most $most_kib are allowed"
peak_of run large.yaml -j 1 --no-charts --quiet --force -o out-large
ok
[[ $peak -le $most_kib ]] || fail "played: $peak KiB, at most $most_kib are allowed"
peak_of run large.yaml -j 1 --no-charts --quiet --force -o out-large --set work_ties.model=roster \
  --set work_ties.informal=0
echo "with reporting lines: $(tail -n 1 err)"
want_text out-large/summary.csv 'reach' 'an answer'

limited() { (ulimit -v 200000 && run "$@" && exit "$status"); }
limited check large.yaml
status=$?
ok
[[ $status == 5 ]] || { fail 'too little memory: expected exit 5'; show; }
want_lines 1 'too little memory'

sed -i '$s/.*/emp000000,,d,,,,,,/' large.csv
want 4 'a person twice, at the end' check large.yaml && want_lines 1 'a person twice'
want_text err 'large.csv:1000001:1: id: the second line about emp000000' 'its place'
sed -i '$s/.*/last,emp1000000,d,,,,,,/' large.csv
want 4 'no such manager, at the end' check large.yaml
want_text err 'large.csv:1000001:6: manager: there is no line about the manager' 'its place'
# A chain of a million managers that ends in a circle.
awk 'BEGIN {print "id,manager"; for (i = 0; i < 1000000; i++) print i "," (i + 1) % 1000000}' >large.csv
want 4 'a circle of a million' check large.yaml && want_lines 1 'a circle of a million'
want_text err 'large.csv:2:3: manager: a circle of managers: 0 reports to 1 reports to' 'its place'
rm -f large.csv
finish
