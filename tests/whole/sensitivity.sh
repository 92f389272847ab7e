#!/usr/bin/env bash
# Sensitivity: the same bytes however it was played, what is refused, points that fail, and that
# ends of ranges are what `orgreach run` says of them.
. "$(dirname "$0")/lib.sh"

small_scenario | sed '/^ladder/,$d' >small.yaml
two=(--axis social.participation=0.1:0.5 --axis feed.attention=0.1,0.3 --replicates 12 --quiet --no-charts)

# play DIR ARGUMENT...: into DIR; what it says goes to DIR.json.
play() {
  local dir=$1
  shift
  want 0 "the sensitivity $dir" sensitivity small.yaml -o "$dir" --json "$@"
  cp out "$dir.json"
}

same_answer() { # DIR DIR what
  ok
  cmp -s "$1/sensitivity.csv" "$2/sensitivity.csv" && cmp -s "$1.json" "$2.json" || fail "$3: not the same answer"
}

for method in one-at-a-time morris sobol; do
  fewer=()
  [[ $method == sobol ]] && fewer=(--set sensitivity.points=16)
  play "$method" "${two[@]}" --method "$method" "${fewer[@]}" -j 1
  play "$method-again" "${two[@]}" --method "$method" "${fewer[@]}" -j 3
  same_answer "$method" "$method-again" "$method on three threads"
  play "$method-again" "${two[@]}" --method "$method" "${fewer[@]}"
  same_answer "$method" "$method-again" "$method once more"
  ok
  [[ $(wc -l <"$method/sensitivity.csv") == 3 ]] || fail "$method: not two parameters"
done

# The result at an end is the ratio that a run with that value prints.
want 0 'a run at the end' run small.yaml --replicates 12 --set organizations.social.participation=0.5 -o end --json --quiet --no-charts
python3 - <<'PY' 2>/dev/null || fail 'the end of the range is not what a run says'
import json
run = json.load(open('out'))['comparisons'][0]['measures']['reach']
lever = [p for p in json.load(open('one-at-a-time.json'))['parameters'] if p['parameter'] == 'social.participation'][0]
assert lever['high']['result'] == run['ratio'] and lever['high']['ci_low'] == run['ratio_ci_low'], (lever, run)
PY
ok

# Without axes: every assumption in effect, and the chart; what is said goes to the terminal.
want 0 'all assumptions' sensitivity small.yaml --replicates 4 -o all --quiet --no-charts
want_text out 'these five matter most' 'all assumptions'
want_text out 'Not varied, for want of a range' 'all assumptions'

# A run without a claim names what matters most, and 0 turns that off.
want 0 'a run without a claim' run small.yaml --replicates 200 -o plain --quiet --no-charts
want_text out 'What matters most: reach of social, times that of traditional' 'a run'
want 0 'not asked' run small.yaml --replicates 200 --set claim.replicates=0 -o unasked --quiet --no-charts
ok
grep -q 'What matters most' out && fail 'it was not to be asked'

# Killed at any moment, the same command goes on.
"$program" sensitivity small.yaml --replicates 60 -o killed --json --quiet --no-charts >out 2>err &
victim=$!
sleep 0.3
kill -9 $victim 2>/dev/null
wait $victim 2>/dev/null
want 0 'going on' sensitivity small.yaml --replicates 60 -o killed --json --quiet --no-charts
cp out killed.json
play undisturbed --replicates 60 --quiet --no-charts
same_answer killed undisturbed 'killed and gone on'

# A point that fails is told with its parameter; the others stay.
cat >overlap.yaml <<'YAML'
run: {replicates: 5, days: 3}
associates: {count: 200, contacts: {mean: 50}}
market: {people: 20000, overlap_of: advocates, overlap: 0.3}
channels: [conversation]
YAML
want 1 'a point that fails' sensitivity overlap.yaml --axis market.overlap=0.3,0.99 --axis conversation.attention=0.5:1 -o failing --quiet --no-charts
want_text err 'point 2 failed' 'a point that fails'
want_text err 'orgreach run overlap.yaml --replicates 5 --set market.overlap=0.99' 'how to repeat it'
want_text err 'results are missing of: market.overlap' 'whose point it was'
want_text out 'conversation.attention' 'the other parameter'

want 0 'a dry run' sensitivity small.yaml "${two[@]}" --dry-run
want_text out '5 points x 12 replicates = 60 runs' 'a dry run'

# refused STATUS WORDS ARGUMENT...
refused() {
  local expected=$1 words=$2
  shift 2
  want "$expected" "$*" sensitivity small.yaml -o refused --quiet --no-charts "$@"
  want_lines 1 "$*"
  want_text err "$words" "$*"
}
refused 3 'reech is not a measure' --set sensitivity.measure=reech
refused 3 'is not an organization' --set sensitivity.organization=socal
refused 3 'compared with itself' --set sensitivity.organization=traditional --set sensitivity.result=ratio
refused 3 'is a ratio itself' --set sensitivity.measure=roi --set sensitivity.per=reach
refused 3 'above its end' --axis social.participation=0.5:0.1
refused 3 'a step of 0' --axis social.participation=0:1:0
refused 5 'values (allowed at most' --axis social.participation=0:1:1e-300
refused 3 'nan' --axis social.participation=nan:1
refused 3 'out of range' --axis social.participation=0:2
refused 3 'unknown parameter' --axis participaton=0:1
refused 3 'no effect' --axis email.attention=0:1
refused 3 'another axis gives this value already' --axis feed.attention=0:1 --axis feed.attention=0:0.5
refused 3 'allowed 8 to' --method sobol --set sensitivity.points=0
refused 3 'even number of levels' --method morris --set sensitivity.levels=3
refused 5 'at most 20 parameters' --method sobol
refused 3 'unused, since no organization has sensitivity.method: sobol' --set sensitivity.points=16
ok
[[ ! -e refused ]] || fail 'what was refused left a folder'
finish
