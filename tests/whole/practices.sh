#!/usr/bin/env bash
# A table of practices from its file to the scorecard; tables that are none end with exit 4 and one line.
. "$(dirname "$0")/lib.sh"

cat >trust.yaml <<'YAML'
run: {replicates: 5, days: 5}
associates: {count: 20, contacts: {mean: 20}}
market: {people: 2000}
trust: {sincerity: 0.9, practices: practices.csv}
YAML
header='practice,score,weight,leg,owner,due\n'
good='answer,0.9,3,competency,Ada,2026-03-31\ncase,0.5,1,competency,,\nday,0.7,2,reliability,,\n'

printf "$header$good" >practices.csv
want 0 'a table is read' run trust.yaml --no-charts -o first
want_text out 'Scorecard' 'the terminal has a scorecard'
want_text out '0.504 (product)' 'the terminal has trust'
want_text first/scorecard.csv 'company,competency,0.8' 'scorecard.csv has the leg'
want_text first/scorecard.csv ',sound,practices' 'scorecard.csv says where it comes from'
want_text out 'competency   case    0.500       1   0.125' 'the terminal has the practice that lacks most'
want_text first/scorecard.csv 'answer,0.90000000000000002,sound,practice,competency,3,' 'scorecard.csv has each practice'
want_text first/scorecard.csv ',Ada,2026-03-31' 'scorecard.csv has owner and due date'
want_text first/scenario.yaml "practices: \"$work/practices.csv\"" 'the resolved scenario names the table'
want_text first/manifest.json "$work/practices.csv" 'the manifest has its digest'
want 0 'the resolved scenario plays the same' run first/scenario.yaml --no-charts --quiet -o again
ok
cmp -s first/replicates.csv again/replicates.csv || fail 'the resolved scenario plays another story'
want 0 'given legs have no scorecard' run trust.yaml --no-charts -o given --set trust.practices=
ok
[[ ! -e given/scorecard.csv ]] || fail 'given legs have a scorecard'

want 0 'a day counts what is overdue' run trust.yaml --no-charts -o dated \
  --set trust.practices_as_of=2026-04-01 --set trust.overdue_credit=0.5
want_text out 'practices overdue' 'the terminal counts what is overdue'
want_text dated/scorecard.csv 'company,practices_overdue,1' 'so does scorecard.csv'
want_text dated/scorecard.csv 'company,competency,0.46' 'an overdue practice counts less'
want 0 'the resolved scenario keeps the day' run dated/scenario.yaml --no-charts --quiet -o dated2
cmp -s dated/scorecard.csv dated2/scorecard.csv || fail 'the resolved scenario has another scorecard'
ok

# Legs that grow on from the table: every week is in growth.csv, and the scorecard has both ends.
learn='--set trust.learning.practice=1 --set trust.learning.feedback=1 --set trust.opportunities.kept=1'
want 0 'legs grow' run trust.yaml --no-charts -o grown $learn --set programme.weeks=7
want_text out 'competency before' 'the terminal has what the leg was'
want_text grown/scorecard.csv '"practices, learning"' 'scorecard.csv says how it grew'
want_text grown/scorecard.csv 'company,competency_before,0.8' 'and from where'
ok
[[ $(wc -l <grown/growth.csv) == 9 ]] || fail 'growth.csv has not the weeks 0 to 7'
want 0 'the resolved scenario learns the same' run grown/scenario.yaml --no-charts --quiet -o grown2
ok
cmp -s grown/growth.csv grown2/growth.csv && cmp -s grown/replicates.csv grown2/replicates.csv ||
  fail 'the resolved scenario learns something else'
ok
[[ ! -e first/growth.csv ]] || fail 'legs that do not grow have a growth.csv'
want 3 'nothing grows in these weeks' check trust.yaml --set programme.weeks=7
want 3 'opportunities of which nobody says how many are kept' check trust.yaml --set trust.opportunities.per_week=2
want 3 'no number' check trust.yaml --set trust.opportunities.kept=nan

bad() { # what text
  printf "$2" >practices.csv
  want 4 "$1, checked" check trust.yaml
  want 4 "$1" run trust.yaml --no-charts --quiet -o x && want_lines 1 "$1"
  ok
  grep -q 'practices\.csv:' err || { fail "$1: the message does not name the file"; show; }
}
bad 'an empty file' ''
bad 'a column twice' 'practice,score,weight,leg,score\na,1,1,competency,0\n'
bad 'no column leg' 'practice,score,weight\na,1,1\n'
bad 'an unknown leg' "${header}a,1,1,honesty,,\n$good"
bad 'a score above 1' "${header}a,2,1,competency,,\n$good"
bad 'a negative weight' "${header}a,1,-1,competency,,\n$good"
bad 'no weight at all' "${header}a,1,0,competency,,\nb,1,0,reliability,,\n"
bad 'a date of no calendar' "${header}a,1,1,competency,,2026-02-30\n$good"
bad 'a practice twice' "$header$good$good"
bad 'a control character' "${header}a\x1b[31m,1,1,competency,,\n$good"
printf "$header$good"'more,0,9,competency,,\n' >practices.csv
want 2 'results of another table stay' run first/scenario.yaml --no-charts --quiet -o again
rm practices.csv
want 4 'a missing file' run trust.yaml --no-charts --quiet -o x && want_lines 1 'a missing file'
mkfifo practices.csv
want 4 'a pipe' run trust.yaml --no-charts --quiet -o x && want_lines 1 'a pipe'
rm practices.csv
want 3 'a leg beside a table' check trust.yaml --set trust.reliability=0.1
want_text err 'trust.reliability: unused, since trust.practices decides' 'it says why'
finish
