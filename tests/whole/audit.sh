#!/usr/bin/env bash
# orgreach audit: a calculator's table from its file to exit code, tables, JSON and chart.
. "$(dirname "$0")/lib.sh"

# GaggleAMP's example: 50,000 x 126 = 6,300,000, less 8.53 % 5,762,610.
printf 'name,people,followers,contacts,overlap,net\nadvocates,50000,126,6.3M,8.53%%,"5,762,610"\n' >gaggle.csv
want 0 'a right table' audit gaggle.csv -o gaggle --no-charts --quiet --replicates 1 --json
ok
python3 - <<'P' || fail 'the published example is not what the JSON says'
import json
a = json.load(open('out'))['audit']
assert (a['wrong'], a['right']) == (0, 2), a
look = a['organizations'][0]['steps']
assert a['totals']['contacts']['right'] == 6300000
assert [s['step'] for s in look] == ['addressed', 'people', 'seen', 'believed']
assert abs(look[1]['people']['mean'] - 5762610) < .5, look[1]
assert abs(look[2]['people']['mean'] - 5762610) < 6 * 700, look[2]
P

printf 'name,followers\none,2870\ntwo,12000\ntotal,12870\n' >sum.csv
want 1 'a wrong sum' audit sum.csv --no-charts --quiet -o found
want_text out '12,870' 'the sentence says what is wrong'
want_text out '12,870  14,870  wrong (sum, lines 2 to 3)' 'and what is right'
want_text out '4:7' 'the table has line and column'
want_text found/audit.csv '4,7,total,followers,12870,14870,-2000,wrong,"sum, lines 2 to 3"' 'audit.csv has it'
want_text found/audit_reach.csv 'as people look,seen,people,12870,14870,' 'audit_reach.csv has the steps'
want_text found/scenario.yaml "table: \"$work/sum.csv\"" 'the resolved scenario names the table'
want_text found/manifest.json "$work/sum.csv" 'the manifest has its digest'
want 0 'a run of the same has another exit code' run found/scenario.yaml --no-charts --quiet -o again
ok
cmp -s found/replicates.csv again/replicates.csv && cmp -s found/audit.csv again/audit.csv &&
  cmp -s found/audit_reach.csv again/audit_reach.csv || fail 'the resolved scenario says something else'
want 1 'one thread' audit sum.csv --no-charts --quiet -o one -j 1
ok
cmp -s found/audit_reach.csv one/audit_reach.csv || fail 'another number with one thread'
ok
mkdir elsewhere && cp sum.csv elsewhere/ && cd elsewhere || exit 1
ok
"$program" audit sum.csv --no-charts --quiet >/dev/null
[[ $? == 1 && -s out/audit-sum/manifest.json ]] || fail 'no results in out/audit-sum'
cd ..
want 1 'a chart' audit sum.csv --quiet -o drawn --replicates 3
ok
[[ -s drawn/charts/audit.svg && -s drawn/charts/audit.png ]] || fail 'no chart audit'

# A world of one's own.
cat >world.yaml <<'Y'
run: {replicates: 3, days: 5}
market: {people: 30000, segments: 1}
channels: [feed]
organizations: {some: {participation: 0.5}, all: {participation: 1}}
Y
want 1 'a table in a scenario' audit sum.csv --scenario world.yaml --no-charts --quiet -o world
want_text world/audit_reach.csv 'some,addressed,people,12870,14870,' 'its organizations'
want 3 'a scenario with associates of its own' audit sum.csv --scenario world.yaml --quiet --set associates.count=3
want_lines 1 'a scenario with associates of its own'

bad() { # what text
  printf "$2" >bad.csv
  want 4 "$1" audit bad.csv --quiet -o none
  want_lines 1 "$1"
  ok
  [[ ! -e none ]] || fail "$1: something was made of it"
}
bad 'an empty file' ''
bad 'titles alone' 'name,followers\n'
bad 'a total alone' 'name,followers\ntotal,3\n'
bad 'no followers' 'name,people\na,3\n'
bad 'semicolons' 'name;followers\na;3\n'
bad 'a decimal comma' 'name,followers\na,"3,5"\n'
bad 'text for a number' 'name,followers\na,few\n'
bad 'negative people' 'people,followers\n-3,5\n'
bad 'nan' 'followers\nnan\n'
bad 'a number that is too large' 'followers\n1e400\n'
bad 'a control character' 'name,followers\n"a\x1b[31m",3\n'
bad 'a NUL' 'followers\n3\x00\n'
bad 'an open quote' 'name,followers\n"a,3\n'
bad 'a column twice' 'followers,followers\n1,1\n'
bad 'not UTF-8' 'name,followers\n\xff,3\n'
bad 'nobody' 'people,followers\n0,3\n'
want 4 'no such file' audit missing.csv --quiet
want_text err 'missing.csv: cannot open' 'no such file'
want 4 'a folder' audit . --quiet
want 2 'no table' audit
want 2 'two tables' audit sum.csv sum.csv
want 0 'help' audit --help
want_text out 'followers (or contacts)' 'help'

# Quick with many lines.
awk 'BEGIN { print "name,people,followers,contacts"
  for (i = 1; i <= 100000; i++) printf "g%d,1,%d,%d\n", i, i % 3, i % 3
  print "total,100000,1,99999" }' >many.csv
want 1 'a hundred thousand lines' audit many.csv -o many --no-charts --quiet --replicates 1 --set market.people=1000
want_text out '99,999  100,000  wrong' 'a hundred thousand lines'
finish
