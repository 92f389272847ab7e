#!/usr/bin/env bash
# A sweep whose points end when they are precise: the same tables whoever plays them, and however
# often they are stopped; runs that are precise.
. "$(dirname "$0")/lib.sh"

{ small_scenario | sed '/^ladder/,$d' | sed 's/ *replicates: [0-9]*,//' &&
  echo 'precision: {measure: reach, organization: social, relative: 0.05, max: 600}'; } >small.yaml
axes=(--axis social.participation=0.1:0.9:0.4 --axis trust.rule=product,mean --quiet --no-charts)

same_tables() { # DIR what
  local table
  want 0 "export: $2" export "$1" || return
  ok
  for table in points summary comparison failures; do
    cmp -s "whole/$table.csv" "$1/$table.csv" || fail "$2: $table.csv is not the same"
  done
}

want 0 'one thread' sweep small.yaml "${axes[@]}" -o whole -j 1
want_text out 'Precise: ' 'how many points are precise'
want 0 'export' export whole
want 0 'verify' verify whole
ok
n=$(tail -n +2 whole/points.csv | cut -d, -f5 | sort -u | wc -l)
[[ $n -ge 2 ]] || fail "all points have the same number of replicates: $(cat whole/points.csv)"
ok
tail -n +2 whole/points.csv | tr -d '\r' | awk -F, '$6 != ($5 < 600) && $5 != 600 {exit 1}' ||
  fail 'a point ended early without precision'
for threads in 2 4; do
  want 0 "$threads threads" sweep small.yaml "${axes[@]}" -o "threads$threads" -j $threads
  same_tables "threads$threads" "$threads threads"
done
for shard in 2 3 1; do
  want 0 "shard $shard" sweep small.yaml "${axes[@]}" -o "shard$shard" --shard $shard/3
done
want 0 'merge' merge -o merged shard1 shard3 shard2
same_tables merged 'three shards'
want 0 'verify three shards' verify merged
for wait in 0.02 0.05 0.1 0.3; do
  rm -rf killed
  "$program" sweep small.yaml "${axes[@]}" -o killed >out 2>err </dev/null &
  pid=$!
  sleep "$wait"
  kill -KILL $pid 2>/dev/null
  wait $pid 2>/dev/null
  want 0 "on after a kill at $wait s" sweep small.yaml "${axes[@]}" -o killed -j 2
  same_tables killed "a kill at $wait s"
done
want 0 'a second call' sweep small.yaml "${axes[@]}" -o whole
want_text out ', 0 of them now, in' 'a second call'
same_tables whole 'a second call'

# A point is the run of so many replicates; a run that is precise finds their number.
n=$(sed -n '6p' whole/points.csv | cut -d, -f5) # point 4
settings=(--set organizations.social.participation=0.9 --set trust.rule=product)
want 0 'a precise run' run small.yaml --no-charts --quiet -o precise "${settings[@]}"
grep -v '^precision' small.yaml >plain.yaml
want 0 'a run of so many' run plain.yaml --replicates "$n" --no-charts --quiet -o plain "${settings[@]}"
ok
cmp -s precise/summary.csv plain/summary.csv || fail "a precise run is not that of $n replicates"
want_text precise/manifest.json "\"replicates\": $n" 'the manifest of a precise run'
ok
sed -n 's/^4,0.9[0-9]*,product,//p' whole/summary.csv | tr -d '\r' >of_sweep
tr -d '\r' <plain/summary.csv | grep -v ',0$' | tail -n +2 >of_run
cmp -s of_sweep of_run || fail 'point 4 is not what run makes of it'
want 0 'the resolved scenario' run precise/scenario.yaml --no-charts --quiet -o again
ok
cmp -s precise/summary.csv again/summary.csv || fail 'the resolved scenario is another'

want 0 'dry run' sweep small.yaml "${axes[@]}" --dry-run
want_text out '6 points x 64 to 600 replicates = 384 to 3,600 runs' 'dry run'
want 0 'check' check small.yaml
want_text out '64 to 600 replicates' 'check'
want 3 'relative 0' sweep small.yaml "${axes[@]}" --set precision.relative=0 -o refused
want_text err 'give one of them above 0' 'relative 0'
want 3 'min above max' sweep small.yaml "${axes[@]}" --set precision.min=2000 -o refused
want 3 'an unknown measure' sweep small.yaml "${axes[@]}" --set precision.measure=raech -o refused
want_text err 'did you mean reach?' 'an unknown measure'
want 3 'replicates beside it' run small.yaml --replicates 5 -o refused
want_text err 'precision.measure decides' 'replicates beside it'
want 2 'another precision' sweep small.yaml "${axes[@]}" --set precision.relative=0.06 -o whole
want 0 'a measure that does not exist' sweep small.yaml "${axes[@]}" --set precision.measure=ideas -o none
want_text out 'Precise: 0 points as asked for, 6 without ideas' 'a measure that does not exist'
ok
[[ ! -e refused ]] || fail 'a folder was made for what was refused'
finish
