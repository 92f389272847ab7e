#!/usr/bin/env bash
# Text of a scenario is text: it appears literally in the charts and runs nothing.
. "$(dirname "$0")/lib.sh"
command -v xmllint >/dev/null || skip 'no xmllint (apt-get install libxml2-utils)'
command -v gnuplot >/dev/null || skip 'no gnuplot'
seconds=$((seconds * 4)) # three charts in three formats

# Every way by which gnuplot is known to run something, around a canary.
canary=$(mktemp -u "${TMPDIR:-/tmp}/canary.XXXXXX") # names have at most 60 characters
title='`touch '$canary'` "a" '\''b'\'' $(touch '$canary') ! @x {/Symbol a} <b>&amp; ^2_3 \n %d | ~'
note='!touch '$canary' -- `touch '$canary'` $(id) '\''; system("touch '$canary'") # <script>'
first='`touch '$canary'`'
second='"$(touch '$canary')" '\''{x}'\'' <i>'

quoted() { # as a single-quoted YAML scalar
  printf "'%s'" "${1//\'/\'\'}"
}
{
  printf 'title: %s\nnote: %s\n' "$(quoted "$title")" "$(quoted "$note")"
  small_scenario | sed -e '/^title:/d' -e '/^organizations:/,$d'
  printf 'organizations:\n  %s: {participation: 1.0}\n' "$(quoted "$first")"
  printf '  %s: {participation: 0.3, channels: [official-page, conversation, feed]}\n' "$(quoted "$second")"
} >evil.yaml
sed -i 's/^run: {/run: {market_sizes: [5000, 20000], /' evil.yaml

# Charts in a folder are XML without scripts, show the title as it is, and nothing was run.
judge() { # DIR, at least so many charts
  local svgs=("$1"/charts/*.svg) svg
  ok
  [[ ! -e $canary ]] || fail "$1: text of the scenario was run as a command"
  ok
  [[ ${#svgs[@]} -ge $2 ]] || fail "$1: expected $2 charts or more, got ${svgs[*]}"
  for svg in "${svgs[@]}"; do
    ok
    xmllint --noout "$svg" 2>xml.log || { fail "$svg is not XML: $(head -n 1 xml.log)"; continue; }
    # gnuplot may break a long title into lines: compare without blanks.
    xmllint --xpath 'string(/)' "$svg" | tr -d ' \t\n' >shown.packed
    printf %s "$title" | tr -d ' ' >wanted
    ok
    grep -qF -f wanted shown.packed || fail "$svg does not show the title as it is: $(head -c 400 shown.packed)"
  done
  ok
  grep -rqF '<script' "$1" --include='*.svg' && fail "$1: an SVG holds a script"
}

want 0 'check' check evil.yaml
if ! want 0 'run' run evil.yaml -o out-evil --quiet; then finish; fi
judge out-evil 3
for text in "$first" "$second"; do
  printf %s "$text" | tr -d ' ' >wanted
  ok
  for svg in out-evil/charts/*.svg; do xmllint --xpath 'string(/)' "$svg"; done | tr -d ' \n' >all.packed
  grep -qF -f wanted all.packed || fail "no chart shows the organization $text as it is"
done

axes=(--axis associates.contacts.mean=10,20,30,40 --axis market.locality=0.1,0.3,0.5,0.7)
want 0 'sweep' sweep evil.yaml "${axes[@]}" --replicates 8 -o out-sweep --quiet && judge out-sweep 2
want 0 'sweep of three axes' sweep evil.yaml "${axes[@]}" --axis conversation.attention=0.2,0.9 \
  --replicates 4 -o out-panels --quiet && judge out-panels 2
for method in 'one-at-a-time' 'morris --set sensitivity.trajectories=4' 'sobol --set sensitivity.points=8'; do
  name=${method%% *}
  # shellcheck disable=SC2086 # a method with its settings
  want 0 "sensitivity, $name" sensitivity evil.yaml --method $method --replicates 4 -o "out-$name" --quiet \
    --axis associates.contacts.mean=10:40 --axis market.locality=0.1:0.7 && judge "out-$name" 1
done
want 0 'solve' solve evil.yaml --replicates 8 -o out-solve --quiet && judge out-solve 1
for made in out-evil out-sweep; do want 0 "report of $made" report $made; done
want 0 'slides' report out-evil --slides
ok
[[ ! -e $canary ]] || fail 'text of the scenario was run as a command'

# A spreadsheet must not run a name either.
printf "title: 'x'\n" >cells.yaml
small_scenario | sed -e '/^title:/d' -e '/^organizations:/,$d' >>cells.yaml
printf "organizations:\n  '=1+1': {participation: 1.0}\n  '@sum': {participation: 0.5}\n" >>cells.yaml
if want 0 'names that a spreadsheet would run' run cells.yaml -o out-cells --quiet --no-charts; then
  ok
  grep -lE '(^|,)"?[=@]' out-cells/*.csv >guarded && fail "unguarded cells in $(tr '\n' ' ' <guarded)"
fi

# Nothing is written outside the results, whatever a scenario is called.
cp -- evil.yaml -rf.yaml
want 0 'a scenario called -rf.yaml' run --no-charts --quiet -o out-dash -- -rf.yaml
ok
[[ ! -e $canary ]] || fail 'text of the scenario was run as a command'
finish
