#!/usr/bin/env bash
# What README.md and docs/manual.md tell people to type works, and every shipped scenario plays.
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"
seconds=$((seconds * 4))

# A clean copy of the project, with the program where ./start.sh puts it.
mkdir copy
(cd "$source_dir" && tar -c --exclude=./build --exclude=./build-* --exclude=./out --exclude=./.git .) | tar -x -C copy
mkdir -p copy/build/release
ln -s "$program" copy/build/release/orgreach

# The lines of the ```sh blocks of a page, without those that ./start.sh itself is tested by.
commands_of() {
  awk '/^```sh$/ {inside = 1; next} /^```/ {inside = 0} inside' "$1" | grep -vE '^(\./start\.sh|git clone|cd orgreach)'
}
for page in README.md docs/manual.md; do
  commands_of "$source_dir/$page" >script
  ok
  [[ -s script ]] || { fail "$page has no examples"; continue; }
  { echo 'set -eux'; cat script; } >script.sh
  ok
  (cd copy && timeout 900 bash ../script.sh) >out 2>err </dev/null || {
    status=$?
    fail "the examples of $page: exit $status at: $(grep '^+' err | tail -n 1)"
    tail -n 5 err
  }
done

# Files that the pages link to are there.
for page in "$source_dir"/README.md "$source_dir"/docs/*.md; do
  grep -oE '\]\([^)#: ]+' "$page" | sed 's/^](//' | while read -r link; do
    [[ -e $(dirname "$page")/$link ]] || echo "$link"
  done >broken
  ok
  [[ ! -s broken ]] || fail "$(basename "$page") links to what is not there: $(tr '\n' ' ' <broken)"
done

# Every scenario checks, plays, and says first what it shows and where its numbers come from.
for scenario in "$source_dir"/scenarios/*.yaml; do
  what=$(basename "$scenario")
  want 0 "check $what" check "$scenario"
  want 0 "run $what" run "$scenario" --replicates 4 --no-charts --quiet -o "out-$what"
  ok
  [[ -s out-$what/summary.csv ]] || fail "$what: no summary.csv"
  want_text "$scenario" '# What it shows.' "$what says what it shows"
  want_text "$scenario" '# Where the numbers come from.' "$what says where its numbers come from"
  # The resolved scenario in the results is a scenario, and the same one.
  want 0 "$what resolved" run "out-$what/scenario.yaml" --no-charts --quiet -o "again-$what"
  ok
  cmp -s "out-$what/replicates.csv" "again-$what/replicates.csv" ||
    fail "$what: its resolved scenario plays another story"
done

# The three figures of 2011, to the last digit.
want 0 'pace-2011 --json' run "$source_dir/scenarios/pace-2011.yaml" --json --no-charts --quiet -o pace \
  --set 'run.market_sizes=[]'
flat=$(tr -d ' \n' <out | sed 's/\.0\([,}]\)/\1/g')
for figure in '"name":"traditional","measures":{"gross_contacts":{"mean":60000,' \
  '"name":"social-10","measures":{"gross_contacts":{"mean":112500,' \
  '"name":"social-all","measures":{"gross_contacts":{"mean":1125000,'; do
  ok
  [[ $flat == *"$figure"* ]] || fail "pace-2011: $figure is not in the JSON"
done
column() { # organization measure column: a cell of summary.csv
  awk -F, -v o="$1" -v m="$2" -v c="$3" 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next}
    $1 == o && $2 == m {print $at[c]}' pace/summary.csv
}
while read -r organization people; do
  for measure in gross_contacts reach impressions accurate_reach accepted_reach effective_reach; do
    ok
    [[ $(column "$organization" "$measure" mean) == "$people" ]] ||
      fail "pace-2011: $measure of $organization is $(column "$organization" "$measure" mean), not $people"
    ok
    [[ $(column "$organization" "$measure" sd) == 0 ]] || fail "pace-2011: $measure of $organization varies"
  done
done <<<'traditional 60000
social-10 112500
social-all 1125000'
for ratio in 1.875 18.75; do
  want_text pace/comparison.csv "$ratio" "pace-2011: the ratio $ratio"
done
finish
