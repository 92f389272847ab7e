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
