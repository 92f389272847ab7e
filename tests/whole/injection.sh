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

want 0 'check' check evil.yaml
if ! want 0 'run' run evil.yaml -o out-evil --quiet; then finish; fi
ok
[[ ! -e $canary ]] || fail 'text of the scenario was run as a command'

# The charts show names by organization; a note stands in the caption or on the page.
svgs=(out-evil/charts/*.svg)
ok
[[ ${#svgs[@]} -ge 3 ]] || fail "expected three charts, got ${svgs[*]}"
for svg in "${svgs[@]}"; do
  ok
  xmllint --noout "$svg" 2>xml.log || { fail "$svg is not XML: $(head -n 1 xml.log)"; continue; }
  xmllint --xpath 'string(/)' "$svg" | tr -d '\n' >shown
  # gnuplot may break a long title into lines: compare without blanks.
  tr -d ' \t' <shown >shown.packed
  printf %s "$title" | tr -d ' ' >wanted
  ok
  grep -qF -f wanted shown.packed || fail "$(basename "$svg") does not show the title as it is: $(head -c 400 shown)"
done
for text in "$first" "$second"; do
  printf %s "$text" | tr -d ' ' >wanted
  ok
  cat "${svgs[@]}" >all.svg
  for svg in "${svgs[@]}"; do xmllint --xpath 'string(/)' "$svg"; done | tr -d ' \n' >all.packed
  grep -qF -f wanted all.packed || fail "no chart shows the organization $text as it is"
done
ok
grep -rqF '<script' out-evil --include='*.svg' && fail 'an SVG holds a script'

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
