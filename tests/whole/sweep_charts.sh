#!/usr/bin/env bash
# Charts of a sweep: drawn after it was played, of another measure from what is kept, or not at all.
. "$(dirname "$0")/lib.sh"

small_scenario | sed '/^ladder/,$d' >small.yaml
axes=(--axis social.participation=0.1:0.9:0.4 --axis associates.contacts.mean=10,20 --replicates 20 --quiet)

there() { # FILE...
  local file
  for file; do
    ok
    [[ -s $file ]] || fail "$file is missing"
  done
}

want 0 'a sweep draws' sweep small.yaml "${axes[@]}" -o drawn
want_text out 'Charts:  drawn/charts' 'a sweep draws'
there drawn/charts/heat-map.{csv,gp,png,svg,pdf} drawn/charts/line-family.png
want_text drawn/charts/heat-map.svg 'Ratio of mean reach' 'its subtitle'

# Another measure of the same points, without playing; the database stays as it is.
cp drawn/sweep.sqlite before.sqlite
want 0 'another measure' plot drawn --measure impressions --format svg
want_text drawn/charts/heat-map.svg 'impressions' 'another measure'
ok
cmp -s before.sqlite drawn/sweep.sqlite || fail 'plot changed the database'
want 0 'the scripts again' plot drawn --theme dark --format svg
want 0 'a second call draws the same' sweep small.yaml "${axes[@]}" -o drawn
want 2 'no measure' plot drawn --measure raech
want_text err 'did you mean reach?' 'no measure'
want 4 'a measure that is not there' plot drawn --measure ideas

# Where nothing was drawn, plot does it.
want 0 'no charts' sweep small.yaml "${axes[@]}" -o plain --no-charts
ok
[[ ! -e plain/charts ]] || fail 'charts in spite of --no-charts'
want 0 'charts later' plot plain --format png
there plain/charts/heat-map.png

# Axes of the base reach those without a value of their own, also when read back.
want 0 'an axis of the base' sweep small.yaml --axis trust.sincerity=0.2,0.4,0.8 --replicates 10 --quiet \
  -o base
cp base/charts/line-family.csv first.csv
want 0 'and read back' plot base --measure reach --format svg
ok
cmp -s first.csv base/charts/line-family.csv || fail 'the numbers that are read back differ'

# Without gnuplot the numbers and scripts are kept.
real=$program
printf '#!/bin/sh\nPATH=/nowhere exec "%s" "$@"\n' "$real" >without
chmod +x without
program=$PWD/without
want 9 'no gnuplot' sweep small.yaml "${axes[@]}" -o numbers
program=$real
there numbers/sweep.sqlite numbers/charts/heat-map.csv numbers/charts/heat-map.gp
want 0 'the numbers' export numbers
want 0 'the pictures later' plot numbers --format png
there numbers/charts/heat-map.png

# What is damaged is not drawn, and what there is nothing of is said.
mkdir empty damaged
want 2 'what is no sweep has no measures' plot empty --measure reach
cp drawn/scenario.yaml damaged
head -c 5000 drawn/sweep.sqlite >damaged/sweep.sqlite
want 4 'a damaged database' plot damaged --measure reach
finish
