#!/usr/bin/env bash
# `orgreach plot DIR --animate`: the work network day by day, as GIF and SVG.
. "$(dirname "$0")/lib.sh"

{ small_scenario && echo 'cascade: {seed_choice: random, seed_count: 5}'; } >small.yaml
want 0 'a run' run small.yaml -o plain --quiet --replicates 4
cp -r plain before
want 0 'animation' plot plain --animate
gif=plain/charts/work-network-animated.gif
svg=plain/charts/work-network-animated.svg
ok
[[ $(head -c 6 "$gif") == GIF89a && $(tail -c 1 "$gif") == ';' ]] || fail 'no whole GIF'
for file in "$gif" "$svg"; do
  ok
  [[ $(wc -c <"$file") -lt 2000000 ]] || fail "$file: too heavy"
done
# One picture for each day until the last at which anybody is reached, and day 0; played once.
days=$(awk -F, '$2 == "person" && $9 + 0 > last {last = $9 + 0} END {d = int(last); print d < last ? d + 1 : d}' \
  plain/charts/work-network.csv)
frames=$(od -An -v -tx1 -w1 "$gif" | tr -d ' \n' | grep -o '21f904' | wc -l)
ok
[[ $days -gt 2 && $frames == $((days + 1)) ]] || fail "$frames pictures for $days days"
ok
xmllint --noout "$svg" 2>err || fail "$svg: $(head -n 1 err)"
ok
[[ $(grep -c '<text>Day ' "$svg") == $((days + 1)) ]] || fail 'the SVG has not every day'
want_text "$svg" "Day $days" 'the last day'
want_text "$svg" 'prefers-reduced-motion' 'stands still for those who want it'
# Everybody whom the finished chart shows as reached appears; nobody else does.
ok
reached=$(awk -F, '$2 == "person" && $9 != ""' plain/charts/work-network.csv | wc -l)
people=$(grep -c ',person,' plain/charts/work-network.csv)
grounds=$(grep -c ',department,' plain/charts/work-network.csv)
[[ $(grep -o "xlink:href='#gpPt6'" "$svg" | wc -l) == $((reached + people + grounds)) ]] || fail 'other dots than people reached'
want 0 'the folder is whole' verify plain
ok
cmp -s before/charts/work-network.svg plain/charts/work-network.svg || fail 'another chart was drawn'
cp "$svg" first.svg
cp "$gif" first.gif
want 0 'animation again' plot plain --animate
ok
cmp -s first.svg "$svg" && cmp -s first.gif "$gif" || fail 'not the same bytes again'
want 0 'dark' plot plain --animate --theme dark
want_text "$svg" '#14191f' 'dark paper'
want_text plain/charts/work-network.gp "theme = 'light'" 'the theme is not kept'

mkdir nothing
cp -r before without
rm without/charts/work-network.csv
want 4 'a chart that is not there' plot without --animate
cp -r before old
sed -i '1s/,day//' old/charts/work-network.csv
want 4 'a chart without days' plot old --animate
want_text err 'has no days' 'a chart without days'
timeout 60 env PATH="$work/nothing" "$program" plot before --animate >out 2>err
status=$?
ok
[[ $status == 9 && ! -e before/charts/work-network-animated.gif ]] || fail "without gnuplot: exit $status"

# What would be of other numbers goes with them.
want 0 'another run' run small.yaml -o plain --quiet --replicates 5 --force
ok
[[ ! -e $gif && ! -e $svg ]] || fail 'the animation of earlier results stays'
finish
