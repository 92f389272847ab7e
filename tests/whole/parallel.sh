#!/usr/bin/env bash
# The lines for GNU parallel in docs/cluster.md, as they stand there, and once more after a shard was
# lost: the tables are those of the sweep in one process.
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"
command -v parallel >/dev/null || skip 'no GNU parallel here'
parallel --version 2>/dev/null | grep -q GNU || skip 'parallel is another program here'

ln -s "$source_dir/scenarios" scenarios
mkdir bin
ln -s "$program" bin/orgreach
PATH=$work/bin:$PATH
awk '/^```sh$/ {inside = 1; next} /^```/ {inside = 0} inside' "$source_dir/docs/cluster.md" >lines.sh
want_text lines.sh 'parallel -j' 'the page has the lines'

follow_the_page() { # what
  local table
  timeout 300 bash -eu lines.sh >out 2>err </dev/null
  status=$?
  ok
  [[ $status == 0 ]] || { fail "$1: exit $status"; show; }
  for table in points summary comparison failures; do
    ok
    cmp "single/$table.csv" "whole/$table.csv" || fail "$1: $table.csv is not that of one process"
  done
}

want 0 'one process' sweep scenarios/brand-advocacy.yaml --axis social.participation=0.1:0.5:0.1 \
  --replicates 10 -o single --quiet --no-charts
want 0 'its tables' export single
follow_the_page 'the lines'
# Shard 3 did not end well: it alone is played again.
rm -r parts/3 whole
sed -i '/shard 3\/4/s/\t0\t0\torgreach/\t1\t0\torgreach/' shards.log
follow_the_page 'the lines again'
ok
[[ $(grep -c 'shard 3/4' shards.log) == 2 && $(wc -l <shards.log) == 6 ]] || {
  fail 'another shard was played again'
  cat shards.log
}
want 0 'verify' verify whole
finish
