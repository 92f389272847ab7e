#!/usr/bin/env bash
# The response to a parameter from the scenario to the sentence, the tables, JSON and the chart: the
# same bytes for any number of threads, the same from the resolved scenario, nothing else changed.
. "$(dirname "$0")/lib.sh"

cat >response.yaml <<'YAML'
run: {replicates: 40, days: 8, networks: 4}
associates: {count: 60, contacts: {mean: 20}}
work_ties: {model: departments, departments: 4, mean_degree: 6}
cascade: {seed_choice: random, seed_count: 6}
market: {people: 3000, contacts: {mean: 12}}
channels: [conversation, feed]
conversation: {audience: both}
organizations:
  few: {participation: 0.3}
  many: {participation: 0.6}
response:
  key: participation
  organization: many
  values: [1, 0.1, 0.2, 0.5]
  replicates: 20
YAML

want 0 'a response is played' run response.yaml -o one -j 1 --quiet
want_text out 'Response to participation: reach of many is best at 1, the largest tried; more than few from 0.' \
  'the terminal says it'
want_text out 'mean reach, 20 replicates a value' 'and shows the values'
want_text one/response.csv 'participation,0.5,many,reach,people,' 'response.csv has every value'
want_text one/response_best.csv 'many,participation,1,reach,,most,' 'response_best.csv has the best one'
want_text one/response_crossing.csv 'many,few,participation,reach,,most,crosses,0.' \
  'response_crossing.csv has the crossing'
for file in response.csv response.gp response.png response.svg response.pdf; do
  ok
  [[ -s one/charts/$file ]] || fail "the chart has no $file"
done

for threads in 2 3 8; do
  want 0 "-j $threads" run response.yaml -o "j$threads" -j "$threads" --quiet
  same one "j$threads" "-j $threads"
done

# A parameter that no default follows from: what was a default is given when resolved.
want 0 'another parameter' run response.yaml -o two --quiet --no-charts --set response.key=feed.attention
want 0 'the resolved scenario' run two/scenario.yaml -o again --quiet --no-charts
for file in response.csv response_best.csv response_crossing.csv; do
  ok
  cmp -s two/$file again/$file || fail "the resolved scenario has another $file"
done

# A response adds to the answer and changes nothing else of it.
sed '/^response:/,$d' response.yaml >plain.yaml
want 0 'without the response' run plain.yaml -o plain --quiet --no-charts
for file in replicates.csv summary.csv comparison.csv; do
  ok
  cmp -s one/$file plain/$file || fail "a response changes $file"
done
ok
[[ ! -e plain/response.csv ]] || fail 'there is a response that nobody asked for'

want 0 'JSON' run response.yaml -o json --quiet --no-charts --json
want_text out '"response": [' 'JSON has the response'
want_text out '"may_be_best": [' 'JSON has what may be best'
want_text out '"verdict": "crosses"' 'JSON has the crossing'

want 3 'an unknown parameter' run response.yaml -o bad --set response.key=feed.atention
want_text err 'did you mean feed.attention?' 'the nearest is named'
want 3 'a value out of range' run response.yaml -o bad --set 'response.values=[0.5,1.5]'
want_text err 'response.values: participation: 1.5 is out of range (allowed 0 to 1)' 'it is named'
ok
[[ ! -e bad ]] || fail 'what is refused leaves a folder'

finish
