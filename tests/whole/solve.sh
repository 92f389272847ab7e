#!/usr/bin/env bash
# orgreach solve: what it answers and writes, the same bytes on any number of threads, exit codes.
. "$(dirname "$0")/lib.sh"

cat >exact.yaml <<'END'
run: {replicates: 40, days: 3}
associates: {count: 50, contacts: {law: constant, mean: 40}}
market: {audiences: separate}
participation: 1
trust: {sincerity: 1, competency: 1, reliability: 1}
organizations:
  told: {channels: [conversation], conversation: {people: 8, attention: 1, retell: 0, fidelity: 1}}
  posts: {participation: 0.5, channels: [feed], feed: {attention: 1, delay: constant, reshare: 0}}
END

# said WORDS: they are in what was printed, wherever its lines end.
said() { tr -s '\n ' ' ' <out | grep -q -e "$1" || fail "not said: $1: $(cat out)"; }

# 50 x 8 = 400 people against 40 a participant: equal where 10 of 50 take part:
# shares that are rounded to 10 people, 0.19 to 0.21.
want 0 'participation by default' solve exact.yaml --no-charts --quiet -o plain
said 'Posts equals told on reach at participation'
for file in solve.csv solve_points.csv scenario.yaml manifest.json; do
  [[ -s plain/$file ]] || fail "$file is missing"
done
cut -d, -f1,5-8,14 plain/solve.csv | tail -1 | tr -d '\r' >row
[[ $(cat row) == posts.participation,break-even,reach,posts,told,found ]] || fail "row: $(cat row)"
awk -F, 'NR == 2 && ($16 > 0.191 || $17 < 0.209) { exit 1 }' plain/solve.csv || fail 'the root is not there'

for threads in 1 2 4; do
  want 0 "-j $threads" solve exact.yaml --no-charts --quiet -o "threads-$threads" -j "$threads"
  cmp -s plain/solve.csv "threads-$threads/solve.csv" || fail "$threads threads: another answer"
  cmp -s plain/solve_points.csv "threads-$threads/solve_points.csv" || fail "$threads threads: points"
done
want 0 'a count' solve exact.yaml --no-charts --quiet -o count --axis posts.associates.contacts.mean=10:60 \
  --json
want 0 'as JSON' solve exact.yaml --no-charts --quiet -o json --json
python3 -c 'import json, sys
o = json.load(open("out"))
assert o["answer"] == "found" and 0.189 < o["ci_low"] <= o["value"] <= o["ci_high"] < 0.211
assert o["points"][0]["value"] == 0' || fail 'JSON'

# A target, also one that is never reached.
want 0 'a target' solve exact.yaml --no-charts --quiet -o target --goal target --target 600
said 'with probability 0.9 from participation'
want 0 'out of reach' solve exact.yaml --no-charts --quiet -o never --goal target --target 99999
said 'does not have a reach of at least 99,999'
grep -q ',not reached,' never/solve.csv || fail 'out of reach is not written'
want 0 'too few replicates' solve exact.yaml --no-charts --quiet -o few --goal target --target 600 \
  --replicates 5
said 'to be sure of this probability takes 57 replicates at least'
want 0 'everywhere' solve exact.yaml --no-charts --quiet -o all --axis posts.participation=0.5:1
said 'it has more throughout, nearest at 50 %'

# The chart, found and not.
for what in found missed; do
  target=600
  [[ $what == found ]] || target=99999
  want 0 "the chart of what is $what" solve exact.yaml --quiet -o "$what" --goal target --target $target \
    --replicates 60
  for file in csv gp png svg pdf; do
    ok
    [[ -s $what/charts/solution.$file ]] || fail "$what: no solution.$file"
  done
done
want_text found/charts/solution.svg 'Posts has a reach of at least 600' 'the headline says what is found'
want_text missed/charts/solution.svg 'Posts does not have a reach of at least' 'the headline says what is not'
want 0 'plot draws it again' plot found --theme dark

# Results of another kind, or of another question, are not replaced unasked.
want 0 'a run' run exact.yaml --no-charts --quiet -o ran
want 2 'a run is there' solve exact.yaml --no-charts --quiet -o ran
want 2 'a solution is there' run exact.yaml --no-charts --quiet -o plain
want 2 'another question' solve exact.yaml --no-charts --quiet -o plain --goal target --target 600
want 0 'the same again' solve exact.yaml --no-charts --quiet -o plain
want 0 'by force' solve exact.yaml --no-charts --quiet -o ran --force
[[ -e ran/solve.csv && ! -e ran/summary.csv ]] || fail 'tables of both are there'
want 0 'verify' verify plain

# What cannot be asked.
refused() {
  want "$1" "$2" solve exact.yaml --quiet --no-charts -o refused "${@:4}"
  grep -q -e "$3" err || fail "$2: not said why: $(cat err)"
  [[ $(wc -l <err) -eq 1 ]] || fail "$2: $(wc -l <err) lines"
  [[ ! -e refused ]] || fail "$2: a folder was made"
}
refused 3 'from above to' 'begins above its end' --axis participation=1:0
refused 3 'from and to the same' 'there is only one value' --axis participation=0.5:0.5
refused 3 'no number' 'nan' --axis participation=nan:1
refused 3 'out of range' 'out of range' --axis participation=0:2
refused 3 'a list' 'a range is expected' --axis participation=0,1
refused 3 'a step' 'a range is expected' --axis participation=0:1:0.1
refused 3 'a choice' 'words have no range' --axis trust.rule=product:mean
refused 3 'an unknown parameter' 'did you mean posts.participation' --axis posts.participatoin=0:1
refused 3 'an unknown measure' 'solve.measure: reech' --measure reech
refused 3 'an unknown organization' 'did you mean posts' --organization post
refused 3 'against itself' 'is held against itself' --organization told --against told
refused 3 'an unknown goal' 'solve.goal' --goal evn
refused 3 'no target' 'no number is given to reach' --goal target
refused 3 'probability 0' 'solve.probability' --goal target --target 5 --probability 0
refused 3 'probability 1' 'solve.probability' --goal target --target 5 --probability 1
refused 3 'probability 2' 'solve.probability' --goal target --target 5 --probability 2
refused 3 'a target at break-even' 'solve.target' --target 5
refused 3 'no effect' 'has no effect' --axis told.feed.attention=0:1
refused 3 'too fine' 'solve.tolerance' --set solve.tolerance=1e-12
refused 3 'no cost at break-even' 'solve.least' --least cost
refused 2 'an unknown option' 'unknown option' --gaol target
cat >one.yaml <<'END'
run: {replicates: 5, days: 3}
channels: [feed]
END
want 3 'one organization' solve one.yaml --quiet --no-charts -o refused
grep -q 'compares two organizations, and there is one' err || fail 'one organization'
printf 'network: {file: k.edges}\ncascade: {seed_set: [0]}\nrun: {replicates: 5}\n' >net.yaml
printf '0 1\n1 2\n' >k.edges
want 3 'a bare network' solve net.yaml --quiet --no-charts -o refused --goal target --target 2
grep -q 'has no participation' err || fail 'a bare network'
want 0 'its probability' solve net.yaml --quiet --no-charts -o network --goal target --target 2 \
  --probability 0.5 --axis cascade.probability=0:1 --replicates 50
want 3 'check sees it, too' check exact.yaml --set solve.axis=participation=1:0
want 0 'and nothing else' check exact.yaml --set solve.axis=participation=0:1
want 4 'no scenario' solve missing.yaml
finish
