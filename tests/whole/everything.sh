#!/usr/bin/env bash
# Everything that finer mechanisms can do, at once: the same bytes for any number of threads, and
# the exposures of the events are those that the measures count.
. "$(dirname "$0")/lib.sh"
cat >all.yaml <<'YAML'
run: {seed: 5, replicates: 40, days: 9, networks: 4}
associates: {roster: people.csv, contacts: {law: lognormal, mean: 6, cv: 1}, activity_sigma: 0.8}
work_ties: {model: roster, informal: 1.5, silo: 0.3}
market: {people: 150, segments: 3, locality: 0.7, contacts: {law: poisson, mean: 5}, activity_sigma: 1}
channels: [official-page, feed, email, microblog, friends-network, shared-space, conversation, meeting]
official-page: {followers: 20, posts: 3, fatigue: 0.3}
feed: {audience: both, attention: 0.4, reshare: 0.2, posts: 3, fatigue: 0.3, copy: retold}
email: {audience: both, recipients: 3, forward: 0.3}
microblog: {contacts: {law: poisson, mean: 4}, colleagues: 0.4, reshare: 0.2, posts: 2, fatigue: 0.5}
friends-network: {contacts: {law: poisson, mean: 4}, colleagues: 0, reshare: 0.2}
shared-space: {audience: both, attention: 0.2, point: 0.2}
conversation: {audience: both, people: 3, onward_people: 1, retell: 0.4}
meeting: {audience: both, people: 3}
trust:
  rule: weakest-leg
  departments: legs.csv
  reinforcement: 0.5
  peer_credibility: 0.3
  judged_by: perception
  transparency: 0.6
  learning: {practice: 0.8, feedback: 0.9}
programme: {weeks: 12}
organizations:
  leaning: {participation: 0.4, participation_correlation: 0.6}
  programme: {adoption: {model: adkar, support: 0.9, peer_influence: 0.5}}
YAML
cat >people.csv <<'CSV'
id,manager,department,contacts,stage,sincerity,reliability
a,,board,7,ability,1,
b,a,sales,,,,0.2
c,a,lab,2,desire,,
d,b,sales,0,none,,1
e,b,sales,,reinforcement,,
f,c,lab,5,awareness,0,
g,c,lab,,,,
h,g,lab,9,knowledge,0.7,0.7
CSV
printf 'department,reliability,competency\nsales,0.5,\nlab,,0.6\n' >legs.csv
for threads in 1 2 3; do
  want 0 "-j $threads" run all.yaml -o "j$threads" -j "$threads" --no-charts --quiet \
    --events "told$threads.csv" --events-replicates 0-39 || finish
  same j1 "j$threads" "-j $threads"
  ok
  cmp -s told1.csv "told$threads.csv" || fail "-j $threads: other events"
done

tr -d '\r' <told1.csv >told.txt
tr -d '\r' <j1/replicates.csv >replicates.txt
ok
awk -F, -v most=8 '
  FNR == 1 { for (i = 1; i <= NF; i++) column[FILENAME, $i] = i; next }
  FILENAME == "told.txt" {
    key = $2 "," $1
    is_outside = $5 >= most
    if ($9 != "start" && is_outside) made[key, "impressions"]++
    if ($9 == "first" && is_outside) made[key, "reach"]++
    if ($9 == "first" && is_outside && $8 != "changed") made[key, "accurate_reach"]++
    if (($9 == "first" || $9 == "start") && !is_outside) made[key, "internal_reach"]++
    if ($10 == 1 && is_outside && !believes[key, $5]++) made[key, "accepted_reach"]++
    if ($9 == "first" || $9 == "start") has[key, $5] = 1
    if ($4 != "" && $4 != "company" && !has[key, $4]) print "tells before it knows: " $0
    next
  }
  {
    n = split("impressions reach accurate_reach internal_reach accepted_reach", measure, " ")
    for (i = 1; i <= n; i++) {
      checked++
      got = $column[FILENAME, measure[i]]
      events = made[$1 "," $2, measure[i]] + 0
      if (got != events) print $1, $2, measure[i], got, "events:", events
    }
  }
  END { if (checked != 400) print checked + 0, "numbers" }
' told.txt replicates.txt >wrong
[[ ! -s wrong ]] || { fail 'events and measures'; head -n 5 wrong; }
finish
