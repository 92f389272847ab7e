#!/usr/bin/env bash
# Sensitivity: the same bytes however it was played, what is refused, points that fail, and that
# ends of ranges are what `orgreach run` says of them.
# ctest: long
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
python3 - <<'PY' || fail 'the end of the range is not what a run says'
import json
run = json.load(open('out'))['comparisons'][0]['measures']['reach']
lever = [p for p in json.load(open('one-at-a-time.json'))['parameters'] if p['parameter'] == 'social.participation'][0]
assert lever['high']['result'] == run['ratio'] and lever['high']['ci_low'] == run['ratio_ci_low'], (lever, run)
PY
ok

# Nobody is a contact of two, and all listen: reach is 20 x contacts exactly, and departments matter
# to nobody. Effects are the slope, sigma is 0, and what changes nothing has exactly none.
cat >line.yaml <<'YAML'
run: {seed: 3, replicates: 5, days: 3, networks: 2}
associates: {count: 20, contacts: {law: constant, mean: 10}}
work_ties: {model: departments, departments: 4, mean_degree: 6, silo: 0.5}
market: {audiences: separate}
participation: 1
channels: [feed]
feed: {attention: 1, reshare: 0, delay: constant, half_life_days: 1}
YAML
for method in one-at-a-time morris sobol; do
  want 0 "a line by $method" sensitivity line.yaml --method $method --axis associates.contacts.mean=10:40 --axis work_ties.silo=0.1:0.9 -o line-$method --json --quiet --no-charts
  cp out line-$method.json
done
ok
python3 - <<'PY' || fail 'a line is not what it is'
import json
def levers(method):
    return {p['parameter']: p for p in json.load(open(f'line-{method}.json'))['parameters']}
one, morris, sobol = levers('one-at-a-time'), levers('morris'), levers('sobol')
k, inert = 'associates.contacts.mean', 'work_ties.silo'
assert one[k]['low']['result'] == 200 and one[k]['high']['result'] == 800, one[k]
assert one[k]['effect'] == {'value': 600, 'ci_low': 600, 'ci_high': 600}, one[k]
assert one[inert]['effect'] == {'value': 0, 'ci_low': 0, 'ci_high': 0}, one[inert]
assert abs(morris[k]['mu'] - 600) < 1e-9 and morris[k]['sigma'] < 1e-9, morris[k]
assert morris[inert]['mu_star']['value'] == 0 and morris[inert]['sigma'] == 0
assert abs(sobol[k]['total']['value'] - 1) < 0.05 and sobol[k]['rank_worst'] == 1, sobol[k]
assert sobol[inert]['total'] == {'value': 0, 'ci_low': 0, 'ci_high': 0}, sobol[inert]
assert sobol[inert]['first']['value'] == 0
PY

# What a claim says of an assumption, number by number.
{
  cat small.yaml
  echo 'claim: {text: more, measure: reach, replicates: 12}'
} >claimed.yaml
want 0 'a claim' run claimed.yaml --replicates 12 -o claimed --json --quiet --no-charts
cp out claimed.json
want 0 'the same by sensitivity' sensitivity claimed.yaml --replicates 12 -o claimed-too --json --quiet --no-charts
ok
python3 - <<'PY' || fail 'a claim and a sensitivity do not agree'
import json
claim = {a['assumption']: a for a in json.load(open('claimed.json'))['claim']['assumptions']}
n = 0
for p in json.load(open('out'))['parameters']:
    a = claim.get(p['parameter'])
    if not a or a['effect'] is None or p['parameter'] == 'trust.rule':
        continue
    for end in ('low', 'high'):
        if a[end]['value'] is not None and a[end]['result'] is not None:
            assert a[end]['result'] == p[end]['result'], (p, a)
            n += 1
assert n > 20, n
PY

# Without axes: every assumption in effect, and the chart; what is said goes to the terminal.
want 0 'all assumptions' sensitivity small.yaml --replicates 4 -o all --quiet --no-charts
want_text out 'these five matter most' 'all assumptions'
want_text out 'Not varied, for want of a range' 'all assumptions'

# Each method has its chart; drawing again needs nothing but the folder.
if command -v gnuplot >/dev/null; then
  for pair in one-at-a-time:tornado morris:morris sobol:sobol-bars; do
    chart=${pair#*:}
    want 0 "the chart $chart" sensitivity small.yaml --method "${pair%:*}" --axis 'feed.attention=0.1:0.3' \
      --axis 'trust.rule=*' --replicates 2 -o "drawn-$chart" --quiet
    want 0 "the chart $chart again" plot "drawn-$chart" --theme dark --format svg
    ok
    [[ -s drawn-$chart/charts/$chart.svg && -s drawn-$chart/charts/$chart.png ]] || fail "$chart was not drawn"
    want_text "drawn-$chart/charts/$chart.svg" 'matters most is' "the headline of $chart"
  done
fi

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
