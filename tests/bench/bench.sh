#!/usr/bin/env bash
# bench.sh [BUILD FOLDER]: prints how long the main job takes and how it grows. No pass or fail:
# look at it before and after a change, on a machine that does nothing else.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$(cd "${1:-$here/build/release}" && pwd)
program=$build/orgreach measure=$build/tests/measure
[[ -x $program && -x $measure ]] || { echo "bench.sh: $build has no program or no tests" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# play ARGUMENT...: runs the program without charts; sets wall, user, peak (KiB), and the file json.
play() {
  "$measure" "$program" run "$@" --json --no-charts --quiet --force -o out >json 2>measured
  read -r wall user peak < <(tail -n 1 measured)
}

number() { # key: the first number under this key of the JSON
  sed -n "s/.*\"$1\": *\([-0-9.eE+]*\).*/\1/p" json | head -n 1
}

mean_of() { # measure: its mean, summed over organizations
  awk -F, -v m="$1" 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next}
    $2 == m {sum += $at["mean"]} END {printf "%.1f", sum}' out/summary.csv
}

median() { sort -g | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

echo "brand-advocacy, 1,000 replicates x 2 organizations, median of 5, seconds"
printf '%-10s %10s %10s %14s\n' threads simulate world 'whole command'
for threads in 1 2; do
  rm -f simulate world whole
  for _ in 1 2 3 4 5; do
    play "$here/scenarios/brand-advocacy.yaml" --replicates 1000 -j "$threads"
    number simulate >>simulate
    number world >>world
    echo "$wall" >>whole
  done
  printf '%-10s %10.3f %10.3f %14.3f\n' "$threads" "$(median <simulate)" "$(median <world)" "$(median <whole)"
done

echo
echo "processor time against reach: one thread, the same story with 10 times the associates"
cat >line.yaml <<'YAML'
run: {replicates: 10, days: 30}
associates: {count: 2000, contacts: {mean: 150}}
market: {people: 40000000}
channels: [feed, conversation]
participation: 1
YAML
for count in 2000 20000; do
  play line.yaml -j 1 --set associates.count=$count
  printf '%s %s %s\n' "$count" "$(mean_of impressions)" "$user" >>points
done
awk '{printf "%8d associates  %12.0f impressions  %7.3f s  %7.1f ns an impression\n", $1, $2, $3, $3 * 1e9 / 10 / $2
      cost[NR] = $3 / $2}
     END {printf "cost of an impression at the larger size: %.2f times that at the smaller (1 = linear in reach)\n", cost[2] / cost[1]}' points

echo
echo "memory that a replicate adds"
for days in 10 30; do
  for replicates in 2000 22000; do
    cat >memory.yaml <<YAML
run: {replicates: $replicates, days: $days, networks: 1}
associates: {count: 20, contacts: {mean: 10}}
market: {people: 10000}
official-page: {followers: 10}
channels: [conversation]
organizations: {a: {participation: 1}, b: {participation: 0.5}}
YAML
    sed -i '/^official-page/d' memory.yaml
    play memory.yaml -j 1
    echo "$days $replicates $peak" >>memory
  done
done
n_measures=$(grep -c '^REACH_MEASURE(' "$here/sim/outcome/measures.def")
awk -v m="$n_measures" '{if ($1 == last) {
    bytes = ($3 - peak) * 1024 / ($2 - n)
    printf "%d days: %.0f bytes a replicate of 2 organizations x %d measures; 8 bytes each and 8 a day of curve would be %d\n",
      $1, bytes, m, 2 * 8 * (m + $1 + 1)}
    last = $1; n = $2; peak = $3}' memory

echo
echo "100,000 associates in a market of a billion (scenarios/billion.yaml), one thread"
play "$here/scenarios/billion.yaml" -j 1
awk -v s="$(number simulate)" -v n="$(number replicates)" -v kib="$peak" -v reach="$(mean_of reach)" \
  'BEGIN {printf "%.3f s a replicate (allowed 1), %.0f MB at the peak (allowed 300), %d people reached\n",
    s / n, kib * 1024 / 1e6, reach}'

echo
echo "the independent cascade on bare networks, beside a textbook engine"
"$build/tests/engines" "$work"

echo
echo "a sweep beside its replicates alone; two threads against one (1,000 points: sweeps SCENARIO 1000)"
"$build/tests/sweeps" "$here/scenarios/brand-advocacy.yaml"
