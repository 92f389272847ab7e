#!/usr/bin/env bash
# Charts that fail: the results stay, the exit code is 9, the message says how to go on.
. "$(dirname "$0")/lib.sh"
command -v gnuplot >/dev/null || skip 'no gnuplot'
seconds=$((seconds * 4))
small_scenario >small.yaml
mkdir -p nothing failing silent
printf '#!/bin/sh\necho "line 0: something broke" >&2\nexit 1\n' >failing/gnuplot
printf '#!/bin/sh\nexit 0\n' >silent/gnuplot
chmod +x failing/gnuplot silent/gnuplot

signed() { # DIR what: the manifest has the SHA-256 of every file, the pictures too
  ok
  awk -F'"' '$2 == "name" { name = $4 } $2 == "sha256" { print $4 "  " name }' "$1/manifest.json" >sums
  (cd "$1" && sha256sum --check --quiet --strict ../sums) >out 2>&1 || fail "$2: $(head -n 1 out)"
  ok
  [[ $(grep -c 'charts/.*\.png$' sums) == $(find "$1/charts" -name '*.png' | wc -l) ]] ||
    fail "$2: not every picture is in the manifest"
}

for kind in nothing failing silent; do
  PATH=$work/$kind:$([[ $kind == nothing ]] || echo /usr/bin:/bin)
  run_path=$PATH
  PATH=/usr/local/bin:/usr/bin:/bin
  ok
  env PATH="$run_path" /usr/bin/timeout "$seconds" "$program" run small.yaml -o "out-$kind" --quiet >out 2>err
  status=$?
  [[ $status == 9 ]] || { fail "gnuplot $kind: expected exit 9"; show; }
  want_text err "orgreach plot out-$kind" "gnuplot $kind: the message names the way out"
  for file in summary.csv comparison.csv replicates.csv manifest.json; do
    ok
    [[ -s out-$kind/$file ]] || fail "gnuplot $kind: $file is not kept"
  done
  ok
  find "out-$kind" -name '*.png' -o -name '*.svg' -o -name '*.pdf' | grep -q . && fail "gnuplot $kind: left a picture"
  want 0 "plot after gnuplot $kind" plot "out-$kind"
  for format in png svg pdf; do
    ok
    [[ $(find "out-$kind/charts" -name "*.$format" -size +1k | wc -l) -ge 2 ]] ||
      fail "plot after gnuplot $kind: no $format"
  done
  signed "out-$kind" "plot after gnuplot $kind"
done

# A picture of the work network where the message uses it; small, and of the same people as the table.
printf 'run: {replicates: 20}\nassociates: {count: 300}\nwork_ties: {model: departments, mean_degree: 10}\ncascade: {seed_choice: random, seed_count: 3}\nchannels: [conversation]\nconversation: {audience: colleagues}\norganizations: {shy: {}, bold: {participation: 0.8}}\n' >work.yaml
want 0 'run with work ties' run work.yaml -o work --quiet
for name in work/network_nodes.csv work/network_edges.csv work/charts/work-network.svg; do
  ok
  [[ -s $name ]] || fail "run with work ties: no $name"
done
ok
[[ $(grep -c . work/network_nodes.csv) == $((1 + 2 * 300)) ]] || fail 'network_nodes.csv: not every person once'
ok
[[ $(grep -c ',person,' work/charts/work-network.csv) == $((2 * 300)) ]] || fail 'work-network: not every person once'
ok
[[ $(wc -c <work/charts/work-network.svg) -lt 600000 ]] || fail 'work-network.svg: too heavy'

want 0 'run with work ties on one thread' run work.yaml -o work-1 --quiet -j 1 --no-charts
for name in network_nodes.csv network_edges.csv; do
  ok
  cmp -s work/$name work-1/$name || fail "$name depends on the number of threads"
done
want 0 'run with a change' run work.yaml -o work-set --quiet --set conversation.people=4 --set associates.count=90 --seed 5
want_text work-set/charts/work-network.svg 'changed: associates.count=90, conversation.people=4' 'the caption names --set'

# A theme is kept in the scripts; only the formats that are asked for are drawn.
cp -r work light
want 0 'plot in the dark' plot work --theme dark --format svg,pdf
signed work 'plot in the dark'
ok
grep -q '#14191f' work/charts/multiplier.svg || fail 'plot --theme dark: not on dark paper'
ok
cmp -s work/charts/multiplier.png light/charts/multiplier.png || fail 'plot --format svg,pdf: drew a png'
want 0 'plot again' plot work
ok
cmp -s work/charts/multiplier.png light/charts/multiplier.png && fail 'plot: forgot the dark theme'
want 0 'plot in the light' plot work --theme light
for name in multiplier.svg multiplier.png multiplier.gp work-network.svg; do
  ok
  cmp -s "work/charts/$name" "light/charts/$name" || fail "plot --theme light: $name is not as it was"
done
# A page of 4:3 is composed anew, as high and three quarters as wide, and kept in the scripts too.
size_of() { # PNG: width and height of its header
  od -An -tu1 -j16 -N8 "$1" | awk '{ print ($3 * 256 + $4) "x" ($7 * 256 + $8) }'
}
want 0 'plot on 4:3' plot work --aspect 4:3
for name in multiplier work-network; do
  ok
  [[ $(size_of work/charts/$name.png) == 1440x1080 ]] || fail "$name.png on 4:3: $(size_of work/charts/$name.png)"
  ok
  grep -q 'viewBox="0 0 960 720"' work/charts/$name.svg || fail "$name.svg is not of 4:3"
done
signed work 'plot on 4:3'
want 0 'plot on 4:3 again' plot work --theme dark --format svg
ok
grep -q 'viewBox="0 0 960 720"' work/charts/multiplier.svg || fail 'plot forgot that the page is of 4:3'
want 0 'plot on 16:9' plot work --aspect 16:9 --theme light
for name in multiplier.svg multiplier.png multiplier.pdf multiplier.gp work-network.svg; do
  ok
  cmp -s "work/charts/$name" "light/charts/$name" || fail "plot --aspect 16:9: $name is not as it was"
done
want 2 'an aspect that is not' plot work --aspect 4:2
want_text err 'did you mean 4:3?' 'an aspect that is not'
want 2 'aspects are for plot' run work.yaml --aspect 4:3
want 2 'a theme that is not' plot work --theme drak
want_text err 'did you mean dark?' 'a theme that is not'
want 2 'a format that is not' plot work --format png,jpeg
want_text err 'jpeg' 'a format that is not'
want 2 'an empty format' plot work --format ''
want 2 'themes are for plot' run work.yaml --theme dark

# The script beside a chart draws it again without the simulator.
script=$(find out-nothing/charts -name '*.gp' | sort | head -n 1)
ok
cp -r out-nothing again
rm -f again/charts/*.svg again/charts/*.png again/charts/*.pdf
(cd again/charts && timeout "$seconds" gnuplot -d "$(basename "$script")" >../../out 2>../../err)
status=$?
if [[ $status != 0 ]]; then
  fail "gnuplot $(basename "$script")"
  show
elif ! find again/charts -newer "$work/again/charts/$(basename "$script")" \( -name '*.svg' -o -name '*.png' -o -name '*.pdf' \) | grep -q .; then
  fail "gnuplot $(basename "$script") draws nothing"
fi
finish
