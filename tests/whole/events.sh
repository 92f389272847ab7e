#!/usr/bin/env bash
# orgreach run --events: who told whom, as a table and as trees; what it says agrees with the
# measures; what cannot be written is refused, before work where that can be known.
. "$(dirname "$0")/lib.sh"
small_scenario | sed '/^ladder/,$d' >small.yaml
cat >club.yaml <<'YAML'
network: {famous: Zachary}
cascade: {probability: 0.4, seed_set: [0, 33]}
run: {replicates: 20, seed: 3}
YAML
play() { # ...: a run without charts, and then more arguments
  run run "$@" --no-charts --quiet
}
wish() { # STATUS WHAT ARGUMENT...
  local expected=$1 what=$2
  shift 2
  want "$expected" "$what" run "$@" --no-charts --quiet
}

# 1. The table agrees with replicates.csv: people reached and exposures, in each replicate.
wish 0 'a table' small.yaml -o small --events told.csv --events-replicates 3-5
want_text out 'Events: told.csv' 'where the events are'
ok
tr -d '\r' <told.csv >told.txt
head -n 1 told.txt | grep -qx 'replicate,organization,day,sender,hearer,channel,hop,copy,exposure,accepted,sender_name,hearer_name' ||
  fail 'the header of the table'
tr -d '\r' <small/replicates.csv >replicates.txt
ok
awk -F, '
  FNR == 1 { for (i = 1; i <= NF; i++) column[FILENAME, $i] = i; next }
  FILENAME == "told.txt" {
    key = $2 "," $1
    if ($9 == "start") starts[key]++
    if ($9 != "start" && $5 >= 60) impressions[key]++
    if ($9 == "first") { if ($5 >= 60) reach[key]++; else inside[key]++ }
    if (($9 == "first") + ($9 == "start") && seen[key, $5]++) print "twice first: " $0
    if ($9 == "start" && $4 != "" || $9 != "start" && $4 == "") print "who tells: " $0
    next
  }
  { key = $1 "," $2; r = $column[FILENAME, "reach"]; i = $column[FILENAME, "impressions"]
    if (!(key in starts)) next
    n++
    w = $column[FILENAME, "internal_reach"]
    if (r != reach[key] + 0 || i != impressions[key] + 0 || w != starts[key] + inside[key])
      print key ": " r " " i " " w ", events: " reach[key] " " impressions[key] " " starts[key] + inside[key] }
  END { if (n != 6) print n " replicates and organizations" }
' told.txt replicates.txt >wrong
[[ ! -s wrong ]] || { fail 'table and measures'; head -n 5 wrong; }

# 2. The same bytes for any number of threads, and on top of a file only with --force.
wish 0 'one thread' small.yaml -o other -j 1 --events one.csv --events-replicates 3-5
ok
cmp -s told.csv one.csv || fail 'other bytes with -j 1'
wish 2 'a file that is there' small.yaml -o small --events one.csv
want_lines 1 'a file that is there'
ok
cmp -s told.csv one.csv || fail 'a refused file was touched'
wish 0 'replaced with --force' small.yaml -o small --events one.csv --force
ok
cmp -s told.csv one.csv && fail 'the file was not replaced'

# 3. Trees as GraphML: one graph for each organization and replicate, all of them forests.
wish 0 'trees' small.yaml -o small --events told.graphml --events-replicates 3-5
if command -v xmllint >/dev/null; then
  ok
  xmllint --noout told.graphml 2>xml.log || fail "told.graphml: $(head -n 1 xml.log)"
fi
ok
awk '
  /<graph / { graphs++; split("", is_node); split("", is_told) }
  /<node / { split($0, part, "\""); is_node[part[2]]; if (seen[part[2]]++) print "twice: " part[2] }
  /<node / && /"starts">true/ { starts++ }
  /<node / { nodes++ }
  /<edge / { split($0, part, "\""); edges++
    if (!(part[2] in is_node) || !(part[4] in is_node)) print "no node: " $0
    if (is_told[part[4]]++) print "two tell: " part[4] }
  END { if (graphs != 6) print graphs " graphs"
    if (nodes != edges + starts) print nodes " nodes, " edges " edges, " starts " roots" }
' told.graphml >wrong
[[ ! -s wrong ]] || { fail 'no forest'; head -n 5 wrong; }
wish 0 'trees of a club' club.yaml -o club --events club.graphml
printf 'network: {file: club.graphml, directed: true}\ncascade: {probability: 1, seed_choice: everyone}\nrun: {replicates: 2}\n' >back.yaml
wish 0 'read back by igraph' back.yaml -o back --json
ok
nodes=$(grep -c '<node ' club.graphml)
grep -A 1 '"reach": {' out | grep -q "\"mean\": $nodes\b" || fail "igraph reads other than $nodes people"

# 4. Names, and words that a spreadsheet would run.
printf 'from,to\n=1+1,"Bob, Jr."\n"Bob, Jr.",Eve\n' >names.csv
printf 'network: {file: names.csv}\ncascade: {probability: 1, seed_set: [0]}\nrun: {replicates: 2}\norganizations:\n  "=2+2": {}\n' >names.yaml
wish 0 'names' names.yaml -o names --events "who told.csv"
want_text 'who told.csv' "0,'=2+2,1,0,1,tie,1,intact,first,1,'=1+1,\"Bob, Jr.\"" 'names in a row'
wish 2 'an input as the file' names.yaml -o names --events names.csv --force
want_text err 'is read by this scenario' 'an input as the file'

# 5. What can be known before any work is refused before it, with one line.
refused() { # STATUS WHAT ARGUMENT...
  local what=$2
  rm -rf none
  wish "$1" "$what" small.yaml -o none "${@:3}"
  want_lines 1 "$what"
  ok
  [[ ! -e none ]] || fail "$what: a folder was made"
}
mkdir -p folder.csv
refused 2 'another ending' --events told.dot
refused 2 'no ending' --events told
refused 2 'only an ending' --events .csv
refused 2 'an empty name' --events ''
refused 2 'a folder' --events folder.csv
refused 7 'a folder, with --force' --events folder.csv --force
refused 7 'no such folder' --events missing/told.csv
refused 2 'too many replicates' --events new.csv --events-replicates 0-40
refused 2 'no range' --events new.csv --events-replicates 5-3
refused 2 'no number' --events new.csv --events-replicates x
refused 2 'a number too large' --events new.csv --events-replicates 99999999999999999999
refused 2 'replicates without a file' --events-replicates 1
for name in replicates.csv manifest.json; do
  wish 2 "results as the file: $name" small.yaml -o small --events "small/$name" --force
done
wish 0 'beside the results' small.yaml -o small --events small/told.csv
wish 0 'beside the results, once more' small.yaml -o small --events small/told.csv --force

# 6. A disk that is full: the results are whole, the events are not there.
mkdir -p tiny
if mount -t tmpfs -o size=64k none tiny 2>/dev/null; then
  trap 'umount "$work/tiny" 2>/dev/null' EXIT
  wish 7 'a full disk' small.yaml -o whole --events tiny/told.csv --events-replicates 0-39
  want_lines 1 'a full disk'
  ok
  [[ -z $(ls -A tiny) ]] || fail 'a full disk: something is left'
  ok
  [[ -e whole/manifest.json ]] || fail 'a full disk: the results are not whole'
  umount tiny
  trap - EXIT
fi
(
  ulimit -f 200
  timeout "$seconds" "$program" run small.yaml -o limited --no-charts --quiet --events big.csv \
    --events-replicates 0-39 >out 2>err </dev/null
)
status=$?
ok
[[ $status == 7 && ! -e big.csv && ! -e .orgreach-big.csv ]] || { fail 'a limit of 200 KiB'; show; }

# 7. With --json, one object; a replicate may stand alone.
wish 0 'with --json' club.yaml -o club --json --events club.csv --events-replicates 7
ok
[[ $(head -c 1 out) == '{' && $(tail -n 1 out) == '}' ]] || fail 'more than one object'
ok
[[ $(tail -n +2 club.csv | cut -d, -f1 | sort -u) == 7 ]] || fail 'other replicates than 7'
finish
