#!/usr/bin/env bash
# Complaints of the whole program: the same bytes for any number of threads, cells and measures that
# agree, what is switched off, mistakes with their place, what is too much.
. "$(dirname "$0")/lib.sh"
cat >service.yaml <<'YAML'
run: {seed: 5, replicates: 24, days: 8}
associates: {count: 20, contacts: {mean: 30}}
market: {people: 20000}
channels: [feed]
organizations:
  rules:
    service: {model: queue, complaints: 60, discretion: 0}
  both:
    service: {model: queue, complaints: 60, priority: both, handling: constant}
  neither: {}
YAML
for threads in 1 2 3; do
  want 0 "-j $threads" run service.yaml -o "j$threads" -j "$threads" --no-charts --quiet || finish
  same j1 "j$threads" "-j $threads"
done
tr -d '\r' <j1/outcomes.csv >outcomes.txt
ok
[[ $(grep -c '^both,service,day,' outcomes.txt) == 27 ]] || fail 'three numbers a day'
ok
[[ $(grep -c '^both,service,wait,' outcomes.txt) == 20 ]] || fail 'ten tenths by impact and value'
ok
grep -q '^neither,' outcomes.txt && fail 'cells of an organization without service'
# The last day is the measure.
ok
awk -F, '
  FNR == NR { if ($3 == "day" && $6 == 8) cell[$1, $4] = $8; next }
  $2 == "negative_reach" { if (cell[$1, "heard"] != $4 && $1 != "neither") print; n++ }
  $2 == "complaints_told" { if (cell[$1, "told"] != $4 && $1 != "neither") print; n++ }
  END { if (n != 6) print n, "measures" }' outcomes.txt <(tr -d '\r' <j1/summary.csv) >wrong
[[ ! -s wrong ]] || { fail 'the last day and the measures'; cat wrong; }

# Without complaints the rest is as it is with them.
sed 's/^    service:.*$//; s/^  rules:$/  rules: {}/; s/^  both:$/  both: {}/' service.yaml >without.yaml
want 0 'without' run without.yaml -o without --no-charts --quiet
ok
for measure in reach impressions accurate_reach internal_reach; do
  [[ $(grep ",$measure," j1/summary.csv) == "$(grep ",$measure," without/summary.csv)" ]] ||
    fail "$measure differs"
done

# Mistakes have a line and a column, and nothing is done.
sed 's/discretion: 0}/discretion: 1.2}/' service.yaml >share.yaml
want 3 'a share above 1' run share.yaml -o share --no-charts --quiet
want_text err 'share.yaml:7:57: service.discretion: 1.2' 'its place'
sed 's/complaints: 60, discretion/agents: -2, discretion/' service.yaml >agents.yaml
want 3 'agents below zero' run agents.yaml -o agents --no-charts --quiet
want_text err 'agents.yaml:7:37: service.agents: -2' 'its place'
sed 's/complaints: 60, priority: both/priority: loudest/' service.yaml >word.yaml
want 3 'an unknown rule' run word.yaml -o word --no-charts --quiet
want_text err 'arrival, impact, value or both' 'the rules there are'
ok
[[ ! -e share && ! -e agents && ! -e word ]] || fail 'a mistake leaves nothing'

# More complaints than there is memory for are refused before anything is played.
want 5 'too many complaints' check service.yaml --set run.days=3650 \
  --set organizations.rules.service.complaints=2700 --set market.people=10000000000 \
  --set organizations.rules.service.told=1000000 --set organizations.rules.service.tells=1
want_lines 1 'too many complaints'
finish
