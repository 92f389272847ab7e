#!/usr/bin/env bash
# A sweep: what it exports, going on after any end, damage, locks, what is refused.
. "$(dirname "$0")/lib.sh"

small_scenario | sed '/^ladder/,$d' >small.yaml
axes=(--axis social.participation=0.1:0.9:0.4 --axis trust.rule=product,mean --replicates 100 --quiet --no-charts)

# play DIR ARGUMENT...: the sweep into DIR, and its tables.
play() {
  local dir=$1
  shift
  want 0 "the sweep $dir" sweep small.yaml "${axes[@]}" -o "$dir" "$@"
  want 0 "export of $dir" export "$dir"
}

same_tables() { # DIR DIR what
  local table
  ok
  for table in points summary comparison failures; do
    cmp -s "$1/$table.csv" "$2/$table.csv" || fail "$3: $table.csv is not the same"
  done
}

play whole -j 1
want 0 'verify' verify whole
want_text out 'intact: 6 points, 6 of them finished, 0 failed; 12 blocks' 'verify'
ok
[[ ! -e whole/sweep.sqlite-wal ]] || fail 'a finished database is not one file'
ok
[[ $(head -c 15 whole/sweep.sqlite) == 'SQLite format 3' ]] || fail 'no SQLite database'
ok
[[ $(wc -l <whole/points.csv) == 7 ]] || fail 'points.csv has not 6 points'
want_text whole/points.csv '5,0.90000000000000002,mean,done,100,' 'the last point'
for threads in 2 4; do
  play "threads$threads" -j "$threads"
  same_tables whole "threads$threads" "$threads threads"
done

# A second call has nothing to do, and says so; the tables stay.
want 0 'a second call' sweep small.yaml "${axes[@]}" -o threads2
want_text out '600 runs, 0 of them now, in' 'a second call'
play threads2
same_tables whole threads2 'a second call'

# Who only looks changes no byte.
cp whole/sweep.sqlite before.sqlite
want 0 'verify again' verify whole
want 0 'export again' export whole
ok
cmp -s before.sqlite whole/sweep.sqlite || fail 'verify or export changed the database'

# A folder may be called like a URI.
mkdir uri
play file:uri
same_tables whole file:uri 'a folder called file:uri'
want 0 'merge into a folder called file:sum' merge -o file:sum file:uri
want 0 'merge it twice' merge -o file:sum file:uri
ok
[[ -e file:uri/sweep.sqlite && -e file:sum/sweep.sqlite && ! -e uri/sweep.sqlite ]] ||
  fail 'the database of file:uri is in another folder'

# A point is what run makes of the same values.
want 0 'the run of point 3' run small.yaml --replicates 100 --no-charts --quiet -o point \
  --set organizations.social.participation=0.5 --set trust.rule=mean
ok
sed -n 's/^3,0.5,mean,//p' whole/summary.csv | tr -d '\r' >of_sweep
tr -d '\r' <point/summary.csv | grep -v ',0$' | tail -n +2 >of_run
cmp -s of_sweep of_run || fail 'point 3 is not what run makes of it'
ok
[[ $(wc -l <of_sweep) -gt 20 ]] || fail 'point 3 has too few rows'

# Killed at any time, it goes on and exports the same.
for wait in 0.02 0.05 0.1 0.2; do
  rm -rf killed
  "$program" sweep small.yaml "${axes[@]}" -o killed >out 2>err </dev/null &
  pid=$!
  sleep "$wait"
  kill -KILL $pid 2>/dev/null
  wait $pid 2>/dev/null
  play killed
  same_tables whole killed "after a kill at $wait s"
  want 0 "verify after a kill at $wait s" verify killed
done

# Shards, merged in any order, are the single run; a part of them goes on.
parts=()
for shard in 3 1 2; do
  want 0 "shard $shard" sweep small.yaml "${axes[@]}" --shard $shard/3 -o "shard$shard"
  parts+=("shard$shard")
done
want 0 'merge' merge -o merged "${parts[@]}"
want 0 'verify the merged' verify merged
want 0 'export the merged' export merged
same_tables whole merged 'three shards merged'
want 0 'merge again' merge -o merged shard2
want 0 'merge two of three' merge -o two shard3 shard1
play two
same_tables whole two 'two shards of three, finished by a sweep'
want 0 'a shard without points' sweep small.yaml "${axes[@]}" --shard 9/9 -o shard9
want_text out '0 points, 0 runs' 'a shard without points'
for shard in 0/0 3/2 -1/4 0/3 1/3/2 a; do
  want 2 "shard $shard" sweep small.yaml "${axes[@]}" --shard $shard -o refused
done
want 0 'another sweep' sweep small.yaml --axis run.days=5,6 --replicates 3 --quiet --no-charts -o other
want 2 'merge of another sweep' merge -o merged other
want_text err 'sweep.axes was ["run.days=5,6"]' 'merge of another sweep'
want_text err --force 'merge of another sweep'
want 0 'merge of another sweep, forced' merge -o again other
want 0 'merge of another sweep, forced' merge -o again shard1 --force
want 2 'merge into itself' merge -o merged merged
want 2 'merge into nothing' merge shard1
want 4 'merge of nothing' merge -o merged nowhere

# What is there is never replaced unasked, nor by somebody else's.
want 2 'another scenario' sweep small.yaml "${axes[@]}" --axis run.days=5,6 -o whole
want_text err --force 'another scenario'
want_text err 'sweep.axes was [' 'what differs'
want 0 'another scenario, forced' sweep small.yaml --axis run.days=5,6 --replicates 3 --quiet --no-charts -o threads4 --force
ok
[[ ! -e threads4/summary.csv ]] || fail 'tables of the sweep before are still there'
mkdir foreign && echo mine >foreign/letter.txt
want 2 'a foreign folder' sweep small.yaml "${axes[@]}" -o foreign

# A failing point is told and kept; the others go on.
cat >overlap.yaml <<'YAML'
run: {replicates: 5, days: 3}
associates: {count: 200, contacts: {mean: 50}}
market: {people: 20000, overlap_of: advocates, overlap: 0.3}
channels: [conversation]
YAML
want 1 'a point that fails' sweep overlap.yaml --axis market.overlap=0.3,0.99 -o failing --quiet --no-charts
want_text err 'point 1 failed' 'a point that fails'
want_text err 'orgreach run overlap.yaml --replicates 5 --set market.overlap=0.99' 'how to repeat it'
want 0 'export with a failure' export failing
want_text failing/points.csv '0,0.29999999999999999,done' 'the other point'
want_text failing/points.csv '1,0.98999999999999999,failed' 'the failed point'
want_text failing/failures.csv '--set market.overlap=0.99' 'the table of failures'

# Damage is told, and never used: one bit of a block, one of a summary, a cut file, no database.
damage() { # what, byte from the end of a pattern in the file, expected in err
  want 4 "verify: $1" verify damaged
  want 4 "export: $1" export damaged
  want_lines 1 "export: $1"
}
offset_of() { # bytes of a double 0.9 little end first stand in points
  LC_ALL=C grep -obUaP "$1" damaged/sweep.sqlite | head -n 1 | cut -d: -f1
}
rm -rf damaged && cp -r whole damaged
at=$(offset_of 'gross_contacts')
printf 'h' | dd of=damaged/sweep.sqlite bs=1 seek="$at" conv=notrunc 2>/dev/null
damage 'a name in a summary'
# What stands before the digest of a row, of runs or of points or of the head.
n_flipped=0
for at in $(LC_ALL=C grep -obUaP '[0-9a-f]{64}' whole/sweep.sqlite | cut -d: -f1 | sed -n '1~4p'); do
  rm -rf damaged && cp -r whole damaged
  printf 'x' | dd of=damaged/sweep.sqlite bs=1 seek=$((at - 3)) conv=notrunc 2>/dev/null
  want 4 "verify: the byte at $((at - 3))" verify damaged
  n_flipped=$((n_flipped + 1))
done
ok
[[ $n_flipped -ge 4 ]] || fail "only $n_flipped digests were found"
rm -rf damaged && cp -r whole damaged
size=$(stat -c %s damaged/sweep.sqlite)
truncate -s $((size / 2)) damaged/sweep.sqlite
damage 'half a file'
rm -rf damaged && cp -r whole damaged
if command -v sqlite3 >/dev/null; then
  sqlite3 damaged/sweep.sqlite "UPDATE manifest SET value = '90000' WHERE key = 'replicates'"
  want 4 'a sweep into a database of another size' sweep small.yaml "${axes[@]}" -o damaged
fi
rm -rf damaged && cp -r whole damaged
echo nothing >damaged/sweep.sqlite
damage 'no database'
want 4 'a sweep into a damaged database' sweep small.yaml "${axes[@]}" -o damaged
want 0 'and forced' sweep small.yaml "${axes[@]}" -o damaged --force
rm -rf damaged && cp -r point damaged
want 0 'verify a run' verify damaged
echo >>damaged/hops.csv
want 4 'verify a run with a changed table' verify damaged
want_text err 'damaged/hops.csv' 'verify a run with a changed table'
want 4 'verify nothing' verify foreign
want 4 'export nothing' export foreign
want 4 'export no folder' export nowhere

# One process at a time; a signal keeps what was played and says how to go on.
cat >long.yaml <<'YAML'
run: {replicates: 100000, days: 5}
associates: {count: 2000, contacts: {law: constant, mean: 100}}
channels: [feed]
feed: {attention: 1, reshare: 0}
YAML
env --default-signal=INT,TERM,HUP "$program" sweep long.yaml --axis participation=0.5,1 -o long \
  --quiet >out_long 2>err_long </dev/null &
pid=$!
for ((i = 0; i < 300; i++)); do
  [[ -s long/sweep.sqlite ]] && break
  sleep 0.1
done
want 8 'a second process' sweep long.yaml --axis participation=0.5,1 -o long
want_text err "($pid)" 'a second process'
want 8 'export meanwhile' export long
size=$(stat -c %s long/sweep.sqlite-wal)
for ((i = 0; i < 300; i++)); do # until replicates are kept
  [[ $(stat -c %s long/sweep.sqlite-wal) -gt $size ]] && break
  sleep 0.1
done
kill -INT $pid
wait $pid
status=$?
ok
[[ $status == 130 ]] || fail "Ctrl-C: exit $status"
want_text err_long 'to go on: orgreach sweep' 'Ctrl-C'
want_text err_long '--axis participation=0.5,1' 'Ctrl-C'
want 0 'verify what was stopped' verify long
want 0 'export of what was stopped' export long
want_text err '2 of 2 points are not finished; the tables have' 'export of what was stopped'
# They say what a run of so many replicates says.
n=$(sed -n 's/^0,0.5,open,\([0-9]*\),.*/\1/p' long/points.csv)
ok
[[ $n -ge 64 ]] || fail "the first point of what was stopped: $(cat long/points.csv)"
want 0 'the run of what was stopped' run long.yaml --replicates "${n:-1}" --no-charts --quiet -o long_run \
  --set participation=0.5
ok
sed -n 's/^0,0.5,//p' long/summary.csv | tr -d '\r' >of_sweep
tr -d '\r' <long_run/summary.csv | grep -v ',0$' | tail -n +2 >of_run
cmp -s of_sweep of_run || fail 'what was stopped is not what run makes of as many replicates'
ok
[[ -s of_sweep ]] || fail 'what was stopped has no summary'

# A sweep section is checked with the scenario; its axes are those of the sweep.
{ cat small.yaml && echo 'sweep: {axes: ["social.participation=0.1,0.2"], replicates: 5}'; } >section.yaml
want 0 'check a sweep section' check section.yaml
want 0 'a sweep section' sweep section.yaml --dry-run
want_text out '2 points x 5 replicates = 10 runs' 'a sweep section'
{ cat small.yaml && echo 'sweep: {axes: ["social.participation=0.1,2"]}'; } >section.yaml
want 3 'check a wrong axis' check section.yaml
want_text err 'section.yaml:' 'a wrong axis has a place'
want_text err '2 is out of range' 'a wrong axis'

# Refused before anything is made.
want 3 'step 0' sweep small.yaml --axis social.participation=0:1:0 -o refused
want 5 'a tiny step' sweep small.yaml --axis social.participation=0:1:1e-300 -o refused
want 3 'NaN' sweep small.yaml --axis social.participation=nan:1:0.1 -o refused
want 3 'backwards' sweep small.yaml --axis social.participation=1:0:0.1 -o refused
want 3 'out of range' sweep small.yaml --axis social.participation=0:2:0.1 -o refused
want 3 'unknown' sweep small.yaml --axis social.particpation=0:1:0.1 -o refused
want_text err 'did you mean social.participation?' 'unknown'
want 2 'nothing varies' sweep small.yaml -o refused
want 2 'a quote' sweep small.yaml --axis 'social.participation="1"' -o refused
ten=()
for key in social.participation trust.sincerity trust.competency trust.reliability market.locality \
  work_ties.silo social.feed.attention social.feed.reshare trust.peer_credibility conversation.attention; do
  ten+=(--axis "$key=0.01:1:0.01")
done
want 5 'ten axes of a hundred values' sweep small.yaml "${ten[@]}" -o refused
want_text err '1e+20 points' 'ten axes of a hundred values'
ok
[[ ! -e refused ]] || fail 'a folder was made for what was refused'
want 0 'dry run' sweep small.yaml --axis social.participation=0:1:0.1 --dry-run -o refused
want_text out '11 points x 40 replicates = 440 runs of 2 organizations' 'dry run'
ok
[[ ! -e refused ]] || fail 'a dry run made a folder'
finish
