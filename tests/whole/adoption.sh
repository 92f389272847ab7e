#!/usr/bin/env bash
# A programme of adoption from the scenario to its tables, words and charts; a company of four whose
# shares can be told by hand.
. "$(dirname "$0")/lib.sh"

# Nothing grows: a has passed all, b nothing, c awareness and desire; of d nobody knows, and nobody
# starts with more than .3, so that awareness bars.
printf 'id,department,stage\na,x,reinforcement\nb,x,none\nc,y,desire\nd,y,\n' >people.csv
cat >four.yaml <<'YAML'
run: {replicates: 8, days: 5}
associates: {roster: people.csv, contacts: {mean: 20}}
market: {people: 2000}
channels: [feed]
programme: {weeks: 3}
adoption: {model: adkar, support: 0, start_spread: 0, decay: 0}
YAML
want 0 'a programme is played' run four.yaml -o first
want_text out 'Adoption: who takes part' 'the terminal has a block'
want_text out '25 % take part after 3 weeks; barrier: awareness in 2 of 2 departments' 'and its words'
want_text first/summary.csv 'company,adoption,share,0.25,0.25,0.25' 'summary.csv has the share'
want_text first/summary.csv 'company,barrier_awareness,share,0.5' 'and the barriers'
want_text first/barrier.csv 'company,x,2,none,0.5,0.5,0.5' 'barrier.csv has who is not barred'
want_text first/barrier.csv 'company,y,2,knowledge,0.5' 'and who is'
want_text first/adoption_curve.csv 'company,0,awareness,0.5' 'adoption_curve.csv begins with week 0'
want_text first/adoption_curve.csv 'company,3,participation,0.25' 'and ends with the last week'
want_text first/charts/adoption.svg 'of associates take part' 'the chart adoption has its headline'
want_text first/charts/barrier.svg 'awareness' 'the chart barrier has its key'
want 0 'the resolved scenario plays the same' run first/scenario.yaml --no-charts --quiet -o again
ok
cmp -s first/barrier.csv again/barrier.csv || fail 'the resolved scenario has other barriers'
want 0 'JSON has the barriers' run four.yaml --json --no-charts --quiet -o json
want_text out '"departments_by_barrier"' 'as a block'

want 0 'without a programme there are no such tables' run four.yaml --no-charts --quiet -o given \
  --set adoption.model=none --set participation=0.5
ok
[[ ! -e given/barrier.csv && ! -e given/adoption_curve.csv ]] || fail 'tables without a programme'

story="$source_dir/scenarios/adkar-rollout.yaml"
few=(--set run.replicates=24 --set claim.replicates=1 --set adoption.peer_influence=0.3 --no-charts --quiet)
for threads in 1 3; do
  want 0 "on $threads processors" run "$story" "${few[@]}" -j "$threads" -o "by$threads"
done
for table in summary replicates adoption_curve barrier; do
  ok
  cmp -s "by1/$table.csv" "by3/$table.csv" || fail "$table.csv depends on the number of processors"
done

printf 'id,stage\na,able\n' >people.csv
want 4 'a stage that is none' run four.yaml --no-charts -o bad
want_text err 'people.csv:2:' 'is told with its place'
want 3 'participation beside a programme' run "$story" --no-charts -o bad --set participation=0.3
want 3 'a week too many' run "$story" --no-charts -o bad --set programme.weeks=1041
finish
