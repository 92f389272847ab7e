#!/usr/bin/env bash
# A series of adopters from its file to the tables; files that are none end with exit 4 and one line.
. "$(dirname "$0")/lib.sh"

cat >bass.yaml <<'YAML'
network: {famous: Zachary}
cascade: {model: bass, series: adopters.csv}
run: {replicates: 5, days: 10}
YAML
header='period,adopters\n'
good='2001,40\n2002,52\n2003,66\n2004,80\n2005,92\n2006,98\n2007,96\n2008,87\n2009,71\n'

printf "$header$good" >adopters.csv
want 0 'a series is fitted' run bass.yaml --no-charts -o first
want_text out 'market size m of the series' 'the terminal has the market size'
want_text out '(±' 'the terminal has standard errors'
want_text first/bass.csv 'network,innovation,per day,0.03' 'bass.csv has p'
want_text first/scenario.yaml "series: \"$work/adopters.csv\"" 'the resolved scenario names the series'
want_text first/manifest.json "$work/adopters.csv" 'the manifest has its digest'
ok
! grep -q 'leaves that number open' out || fail 'a good series is said to leave its numbers open'
want 0 'the resolved scenario plays the same' run first/scenario.yaml --no-charts --quiet -o again
ok
cmp -s first/replicates.csv again/replicates.csv || fail 'the resolved scenario plays another story'

printf "${header}1,10\n2,15\n3,22\n4,33\n5,50\n6,75\n7,112\n" >adopters.csv
want 0 'a series that only grows' run bass.yaml --no-charts --quiet -o rising
want_text out 'leaves that number open' 'standard errors as large as the numbers are told'

bad() { # what text
  printf "$2" >adopters.csv
  want 4 "$1, checked" check bass.yaml
  want 4 "$1" run bass.yaml --no-charts --quiet -o x && want_lines 1 "$1"
}
bad 'an empty file' ''
bad 'a NaN' "${header}1,nan\n$good"
bad 'a negative number' "${header}1,-4\n$good"
bad 'periods that do not rise' "${header}2001,4\n$good"
bad 'too few periods' "${header}1,4\n2,5\n"
bad 'nobody' "${header}1,0\n2,0\n3,0\n4,0\n5,0\n"
bad 'growth without an end' "${header}1,1\n2,2\n3,4\n4,8\n5,16\n"
bad 'another table' 'a,b\n1,2\n'
rm adopters.csv
want 4 'a missing file' run bass.yaml --no-charts --quiet -o x && want_lines 1 'a missing file'
mkfifo adopters.csv
want 4 'a pipe' run bass.yaml --no-charts --quiet -o x && want_lines 1 'a pipe'
rm adopters.csv
want 3 'rates beside a series' check bass.yaml --set cascade.innovation=0.1
want_text err 'cascade.innovation: unused, since' 'it says why'
want 3 'a series for another model' check bass.yaml --set cascade.model=sir
finish
