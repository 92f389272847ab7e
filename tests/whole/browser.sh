#!/usr/bin/env bash
# The page of a result in a browser: clicks, keys, light and dark, downloads, paper, screen readers, and a
# console that stays empty. Needs Chromium and Python 3; the browser is not instrumented, so
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"
browser=
for name in chromium chromium-browser google-chrome; do
  [[ -n $browser ]] || browser=$(command -v "$name" || true)
done
[[ -n $browser ]] || skip 'no Chromium here (apt-get install chromium)'
command -v python3 >/dev/null || skip 'no Python 3 here'

small_scenario >small.yaml
want 0 'a run' run small.yaml -o plain --quiet || finish
name='"<script>caught=1</script><img src=x onerror=caught=1> \u202e\u05d0 \U0001f600 `x` $(x) {x} '
name+=$(printf 'M%.0s' {1..900})'"'
cat >hostile.yaml <<YAML
title: $name
note: $name
run: {seed: 7, replicates: 20, days: 5}
associates: {count: 60}
market: {people: 20000}
claim: {text: $name, replicates: 2}
organizations:
  old: {participation: 1.0, channels: [conversation]}
  "<script>caught=1</script>": {participation: 0.5, channels: [conversation]}
YAML
want 0 'hostile names' run hostile.yaml -o hostile --quiet || finish

# Sliders: a grid, and a design without one.
want 0 'a grid' sweep small.yaml --axis social.participation=0.1,0.4,0.2 --axis 'trust.rule=*' \
  --replicates 20 -o grid --quiet --no-charts
want 0 'its page' report grid
want 0 'points by chance' sweep small.yaml --axis social.participation=0.1,0.4 \
  --axis social.feed.reshare=0.01,0.02 --set sweep.design=zip --replicates 20 -o zip --quiet \
  --no-charts
want 0 'its page' report zip

ok
mkdir browser sliders
export PYTHONDONTWRITEBYTECODE=1
python3 "$source_dir/tests/browser/page.py" "$browser" "$work/browser" \
  "$work/plain/report.html" "$work/hostile/report.html" >found 2>&1 ||
  fail "$(cat found)"
cat found
ok
python3 "$source_dir/tests/browser/explorer.py" "$browser" "$work/sliders" \
  "$work/grid/report.html" "$work/zip/report.html" >found 2>&1 || fail "$(cat found)"
cat found
finish
