#!/usr/bin/env bash
# A claim from the scenario to the sentence, the tables, JSON and the chart: the same bytes for any
# number of threads, the same from the resolved scenario, one line for what is wrong.
. "$(dirname "$0")/lib.sh"

cat >claim.yaml <<'YAML'
run: {replicates: 24, days: 8, networks: 4}
associates: {count: 60, contacts: {mean: 20}}
work_ties: {model: departments, departments: 4, mean_degree: 6}
cascade: {seed_choice: random, seed_count: 6}
market: {people: 3000, contacts: {mean: 12}}
channels: [conversation, feed]
conversation: {audience: both}
organizations:
  few: {participation: 0.2}
  many: {participation: 0.6}
claim:
  text: 'More, "they" say, is more'
  factor: 1.2
  replicates: 12
YAML

want 0 'a claim is played' run claim.yaml -o one -j 1 --quiet
want_text out 'the claim "More, "they" say, is more": reach of many is' 'the terminal says what is compared'
want_text out 'the assumption that matters most is' 'and what matters most'
want_text out 'What the claim rests on: 5 of' 'and lists five'
want_text one/claim.csv '"More, ""they"" say, is more",' 'claim.csv has the claim'
want_text one/assumptions.csv 'assumption,organizations,value,from,unit' 'assumptions.csv has its header'
want_text one/assumptions.csv 'participation,many,0.6' 'participation of one organization is an assumption'
want_text one/assumptions.csv 'market.people,few; many,3000' 'one that both share is one'
want_text one/assumptions.csv 'trust.rule,few; many,product' 'a choice is one'
for file in assumptions.csv assumptions.gp assumptions.png assumptions.svg assumptions.pdf; do
  ok
  [[ -s one/charts/$file ]] || fail "the chart has no $file"
done

for threads in 2 3 8; do
  want 0 "-j $threads" run claim.yaml -o "j$threads" -j "$threads" --quiet
  same one "j$threads" "-j $threads"
done

want 0 'the resolved scenario' run one/scenario.yaml -o again --quiet --no-charts
ok # what was a default is given there, and so does not follow from other values any more
cmp -s <(cut -d, -f-22 one/claim.csv) <(cut -d, -f-22 again/claim.csv) ||
  fail 'the resolved scenario has another verdict'

# A claim adds to the answer and changes nothing else of it.
sed '/^claim:/,$d' claim.yaml >plain.yaml
want 0 'without the claim' run plain.yaml -o plain --quiet --no-charts
ok
cmp -s one/replicates.csv plain/replicates.csv || fail 'a claim changes the replicates'
ok
[[ ! -e plain/claim.csv ]] || fail 'there is a claim without a claim'
want_text plain/assumptions.csv 'participation,many,0.6' 'assumptions are listed without a claim'
ok
grep -q '^ *relation:' plain/scenario.yaml && fail 'a scenario without a claim names one when resolved'

want 0 'JSON' run claim.yaml -o json --quiet --no-charts --json
want_text out '"claim": {' 'JSON has the claim'
want_text out '"verdict": "' 'JSON has the verdict'
want_text out '"assumption": "participation"' 'JSON has the assumptions'

want 0 'no assumptions' run claim.yaml -o none --quiet --set claim.replicates=0
ok
[[ ! -e none/charts/assumptions.csv ]] || fail 'there is a chart of 0 replicates'

want 3 'an unknown measure' check claim.yaml --set claim.measure=reech
want_text err "claim.measure: reech is not a measure" 'it is named'
want_text err 'did you mean reach?' 'and the nearest'
want 3 'an unknown organization' run claim.yaml --set claim.organization=Many -o bad
want_text err "claim.organization: Many is not an organization; did you mean many?" 'it is named'
ok
[[ ! -e bad ]] || fail 'what is refused leaves a folder'

finish
