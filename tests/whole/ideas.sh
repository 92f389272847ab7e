#!/usr/bin/env bash
# Ideas from the outside: the same bytes for any number of threads, tables, what is too big, what
# is switched off.
. "$(dirname "$0")/lib.sh"
cat >ideas.yaml <<'YAML'
run: {seed: 5, replicates: 24, days: 20}
associates: {count: 200, contacts: {mean: 30}}
market: {people: 20000}
channels: [feed]
organizations:
  research:
    participation: 0.2
    ideas: {model: community, from: staff, months: 24, staff: {ideas_each: 3}}
  community:
    ideas: {model: community, months: 24, customers: {ideas_each: 0.3}, review_cost: 5}
  neither: {}
YAML
for threads in 1 2 3; do
  want 0 "-j $threads" run ideas.yaml -o "j$threads" -j "$threads" --no-charts --quiet || finish
  same j1 "j$threads" "-j $threads"
done
tr -d '\r' <j1/outcomes.csv >outcomes.txt
ok
[[ $(grep -c '^research,ideas,month,' outcomes.txt) == 100 ]] || fail 'four rows a month'
ok
grep -q '^neither,' outcomes.txt && fail 'cells of an organization without a programme'
# The last month is the measure.
ok
awk -F, '
  FNR == NR { if ($3 == "month" && $6 == 24) cell[$1, $5] = $8; next }
  $2 == "ideas" || $2 == "reviewed_ideas" || $2 == "distinct_ideas" || $2 == "ideas_implemented" {
    item = $2
    sub(/_?ideas_?/, "", item)
    if (item == "") item = "ideas"
    if ($1 != "neither" && cell[$1, item] != $4) print $1, $2, $4, cell[$1, item]
    n++
  }
  END { if (n != 12) print n, "measures" }' outcomes.txt <(tr -d '\r' <j1/summary.csv) >wrong
[[ ! -s wrong ]] || { fail 'the last month and the measures'; cat wrong; }

# Without a programme the rest is as it is with one.
sed 's/^    ideas:.*$//; s/^  community:$/  community: {}/' ideas.yaml >without.yaml
want 0 'without' run without.yaml -o without --no-charts --quiet
ok
for measure in reach impressions accurate_reach internal_reach; do
  [[ $(grep ",$measure," j1/summary.csv) == "$(grep ",$measure," without/summary.csv)" ]] ||
    fail "$measure differs"
done
[[ ! -s without/outcomes.csv ]] || [[ $(wc -l <without/outcomes.csv) == 1 ]] || fail 'cells of nothing'

# More ideas than there is memory for are refused before anything is played.
want 5 'too many ideas' check ideas.yaml --set associates.count=10000000 \
  --set organizations.research.ideas.staff.ideas_each=1000 \
  --set organizations.research.ideas.possible=1000000000000
want_lines 1 'too many ideas'
want 3 'capacity below zero' check ideas.yaml --set organizations.community.ideas.review_capacity=-1
want_text err 'ideas.review_capacity' 'the key is named'
finish
