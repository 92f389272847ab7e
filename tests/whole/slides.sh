#!/usr/bin/env bash
# `orgreach report DIR --slides`: a deck of 16:9 with a chart a slide, alt text and notes, the same bytes again,
# whatever people call things.
. "$(dirname "$0")/lib.sh"

small_scenario >small.yaml
want 0 'a run' run small.yaml -o plain --quiet
want 0 'slides' report plain --slides
want 0 'the folder is whole' verify plain
ok
[[ -s plain/slides.md ]] || fail 'no slides.md'
cp plain/slides.md before.md
cp plain/report.json report.json
want 0 'slides again' report plain --slides
ok
cmp before.md plain/slides.md || fail 'slides.md is not the same again'
want 4 'a folder without results' report nowhere --slides

# Everything that people call something. Nothing of it may run, be markup, or get lost.
cat >hostile.yaml <<'YAML'
title: "<script>alert(1)</script> ](http://x) `touch ran` $(touch ran) \\input{x} $x$ {=html} --- | a"
run: {seed: 7, replicates: 20, days: 5}
associates: {count: 40, contacts: {mean: 20}}
market: {people: 5000, segments: 5}
organizations:
  "*bold* <b> [l](x) | & \"q\" 'q' ~~ ^ @c": {participation: 1.0, channels: [conversation]}
  "1. # _a_ \\ `b` $y$ \u05d0\u05d1 :::": {participation: 0.2, channels: [feed]}
YAML
want 0 'hostile names' run hostile.yaml -o hostile --quiet
want 0 'slides of hostile names' report hostile --slides
ok
[[ ! -e ran && ! -e hostile/ran ]] || fail 'a title has run'

if ! command -v pandoc >/dev/null || ! command -v python3 >/dev/null; then
  [[ $failures == 0 ]] && skip "$checks checks passed; pandoc or python3 is not installed"
  finish
fi

sum=$(sha256sum <plain/slides.pptx)
want 0 'slides a third time' report plain --slides
ok
[[ $(sha256sum <plain/slides.pptx) == "$sum" ]] || fail 'slides.pptx is not the same again'

# deck DIR: looks at the deck, and leaves one line for each slide in `slides`.
deck() {
  ok
  python3 "$source_dir/tests/support/deck.py" "$1/slides.pptx" >slides 2>err || {
    fail "$1/slides.pptx: $(tail -n 1 err)"
    return
  }
  local n_charts n
  n_charts=$(ls "$1"/charts/*.png | wc -l)
  n=$(wc -l <slides)
  ok
  [[ $n == $((n_charts + 2)) ]] || fail "$1: $n slides for $n_charts charts"
  ok
  [[ $(cut -f 4 slides | grep -cE '^(0\.[89]|1)') == "$n_charts" ]] || fail "$1: a chart is small, or missing"
  ok
  [[ $(awk -F'\t' '$3 == "" && NR > 1' slides | wc -l) == 1 ]] || fail "$1: a picture has no alt text"
  ok
  [[ $(awk -F'\t' '$5 == "" && NR > 1' slides | wc -l) == 0 ]] || fail "$1: a slide has no notes"
  ok
  [[ $(awk -F'\t' 'NR > 1 && NR < '"$n"' && $5 !~ /n = [0-9,]+ replicates, 95 % intervals/' slides | wc -l) == 0 ]] ||
    fail "$1: notes without numbers"
}
deck plain
want_text slides 'What it rests on' 'the last slide'
want_text slides "$(python3 -c 'import json; print(json.load(open("report.json"))["charts"][0]["headline"])')" 'a headline'
deck hostile
want_text slides "*bold* <b> [l](x) | & \"q\" 'q' ~~ ^ @c" 'the name of an organization'
want_text slides '1. # _a_ \ `b` $y$' 'the name of the other'
ok
unzipped=$(python3 -c 'import sys, zipfile
deck = zipfile.ZipFile("hostile/slides.pptx")
print(" ".join(deck.read("ppt/slides/slide1.xml").decode().split()))
print("\n".join(name for name in deck.namelist() if name.startswith("ppt/media/")))')
[[ $unzipped == *'&lt;script&gt;alert(1)&lt;/script&gt;'*'](http://x)'* ]] || fail 'the title is not as it was written'
ok
[[ $(grep -c '^ppt/media/' <<<"$unzipped") == $(ls hostile/charts/*.png | wc -l) ]] || fail 'another picture is in the deck'

# The line that is printed where pandoc is missing makes a deck, too.
mkdir only
timeout 60 env PATH="$work/only" "$program" report plain --slides >out 2>err
ok
line=$(sed -n 's/^  \(pandoc .*\)/\1/p' out)
[[ -n $line && ! -e plain/slides.pptx ]] || fail 'without pandoc there is no line to make a deck'
ok
(cd plain && eval "$line") 2>err || fail "the printed line fails: $(head -n 1 err)"
ok
[[ -s plain/slides.pptx ]] || fail 'the printed line makes no deck'
finish
