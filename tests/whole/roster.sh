#!/usr/bin/env bash
# A company's own people from the file to the answer; rosters that are none end with one line that
# names the file, the line and the column.
. "$(dirname "$0")/lib.sh"

cat >people.csv <<'CSV'
id,manager,department,contacts,group,sincerity,competency,reliability,stage
Ada,,board,30,pilot,0.9,,,desire
Bob,Ada,sales,,,,,0,
"Cy, Jr.",Ada,sales,12,pilot,1,1,1,ability
Di,Bob,sales,0,,,0.25,,none
CSV
printf 'department,reliability\nsales,0.5\n' >legs.csv
printf 'from,to\nAda,Bob\n"Cy, Jr.",Ada\n' >ties.csv
cat >own.yaml <<'YAML'
run: {replicates: 20, days: 5, networks: 3}
associates: {roster: people.csv, contacts: {mean: 20}}
work_ties: {model: roster, informal: 0.5, silo: 0.2}
market: {people: 2000}
trust: {sincerity: 0.9, departments: legs.csv}
participation: 1
channels: [official-page, feed, conversation]
conversation: {audience: both}
YAML

want 0 'a roster is checked' check own.yaml
want_text out '4 people in the roster' 'check counts them'
want 0 'a roster is played' run own.yaml --no-charts -o first
want_text out 'Trust in associates' 'the terminal has the trust in associates'
want_text out '(of 4)' 'and how many are not believed'
want_text first/scenario.yaml "roster: \"$work/people.csv\"" 'the resolved scenario names the roster'
want_text first/scenario.yaml 'followers: 6' 'a tenth of the contacts follow the page' # (30+12+0+20)/10
ok
! grep -q '^ *count:' first/scenario.yaml || fail 'the resolved scenario counts the associates itself'
for input in people.csv legs.csv; do
  want_text first/manifest.json "$work/$input" "the manifest has $input"
  want_text first/manifest.json "$(sha256sum <"$input" | cut -d ' ' -f 1)" "with its digest"
done
want_text first/network_nodes.csv 'Cy, Jr.' 'people have their names'
want 0 'the resolved scenario plays the same' run first/scenario.yaml --no-charts --quiet -o again
ok
cmp -s first/replicates.csv again/replicates.csv || fail 'the resolved scenario plays another story'
want 0 'a file of ties joins' run own.yaml --no-charts --quiet -o joined --set work_ties.model=file \
  --set work_ties.file=ties.csv
want 0 'a group starts' run own.yaml --no-charts --quiet -o group --json \
  --set cascade.seed_choice=group --set cascade.seed_group=pilot
want 0 'the network is written' network own.yaml --write net.graphml
want_text net.graphml 'Cy, Jr.' 'with names'
for word in associates.roster cascade.seed_group trust.departments; do
  want 0 "$word is explained" explain "$word"
  want_text out "$word" "$word"
done

# What is read is never written over, also not with --force.
want 2 'events do not replace a roster' run own.yaml --no-charts --quiet --force -o x \
  --events people.csv
mkdir clash && mv people.csv clash/curve.csv
want 2 'tables do not replace a roster' run own.yaml --no-charts --quiet --force -o clash \
  --set associates.roster=clash/curve.csv
mv clash/curve.csv people.csv
sed -i 's/,30,/,31,/' people.csv
want 2 'results of another roster stay' run first/scenario.yaml --no-charts --quiet -o again
want_text err 'another content of' 'it says why'

cp people.csv good.csv
bad() { # what, place and words, a line that is put for the last one
  sed '$d' good.csv >people.csv
  printf "$3" >>people.csv
  want 4 "$1, checked" check own.yaml
  want 4 "$1" run own.yaml --no-charts --quiet -o none && want_lines 1 "$1"
  want_text err "people.csv:$2" "$1"
}
bad 'a person twice' '5:1: id: the second line about Bob' 'Bob,,sales,,,,,,\n'
bad 'no id' '5:1: id: a person without an id' ',Ada,sales,,,,,,\n'
bad 'a manager who does not exist' '5:4: manager: there is no line about the manager Eve' 'Di,Eve,sales,,,,,,\n'
bad 'a circle' '5:4: manager: a circle of managers: Di reports to Di' 'Di,Di,sales,,,,,,\n'
bad 'no department' '5:8: department: no department' 'Di,Bob,,,,,,,\n'
bad 'half a contact' '5:14: contacts: 0.5 is not a whole number' 'Di,Bob,sales,0.5,,,,,\n'
bad 'too many contacts' '5:14: contacts: 1e7 is out of range' 'Di,Bob,sales,1e7,,,,,\n'
bad 'NaN' '5:17: sincerity: ' 'Di,Bob,sales,1,,nan,,,\n'
bad 'a leg above 1' '5:19: reliability: 1.5 is out of range (allowed 0 to 1)' 'Di,Bob,sales,1,,,,1.5,\n'
bad 'an unknown stage' '5:20: stage: ablity is no stage' 'Di,Bob,sales,1,,,,,ablity\n'
bad 'a line that is too short' '5:1: 4 cells under 9 columns' 'Di,Bob,sales,1\n'
bad 'a control character' '5:1: ' 'D\x1b[31m,Bob,sales,1,,,,,\n'
printf 'id,sallary\na,1\n' >people.csv
want 4 'an unknown column' check own.yaml && want_lines 1 'an unknown column'
want_text err 'people.csv:1:4: sallary: no column that is known here' 'an unknown column'
printf 'id,,group\na,1,b\n' >people.csv
want 4 'a column without a title' check own.yaml && want_text err 'people.csv:1:4: a column without a title' 'no title'
rm people.csv
want 4 'a missing roster' check own.yaml && want_text err "named from the scenario's folder" 'where files are looked for'
want_text err 'roster: ' 'the key of a missing roster'
cat >missing.yaml <<'Y'
associates: {roster: nobody.csv}
work_ties: {model: roster}
trust: {practices: nothing.csv, sincerity: 1}
organizations: {a: {}, b: {trust: {departments: nowhere.csv}}}
Y
printf 'id,group\na,x\nb,x\n' >plain.csv
cat >lean.yaml <<'Y'
associates: {roster: plain.csv, contacts: {law: constant, mean: 20}}
participation_correlation: 0.5
channels: [feed]
Y
want 3 'a correlation with contacts that are all the same' check lean.yaml
want_text err 'lean.yaml:2:28: participation_correlation: no effect, since' 'it'
want 0 'a correlation with contacts that are drawn' check lean.yaml --set associates.contacts.law=poisson
want 4 'three missing files' check missing.yaml
want_lines 3 'three missing files'
want_text err 'missing.yaml:1:22: associates.roster: nobody.csv: cannot open: No such file or directory;' 'a missing roster'
want_text err 'missing.yaml:3:20: trust.practices: nothing.csv: cannot open' 'missing practices'
want_text err 'missing.yaml:4:49: trust.departments: nowhere.csv: cannot open' 'a file of an organization'
want 4 'a run without them' run missing.yaml --quiet -o nothing
ok
[[ ! -e nothing ]] || fail 'a folder without files to read'
want 4 'a missing network file' check missing.yaml --set work_ties.model=file --set work_ties.file=ties.edges --set associates.roster=
want_text err "--set 'work_ties.file=ties.edges': work_ties.file: ties.edges: cannot open" 'a missing network file'
printf 'id,group\na,\nb,\n' >people.csv
want 4 'an empty column' check own.yaml && want_text err ':1:4: group: empty from top' 'empty column'
printf 'id,id\na,a\n' >people.csv
want 4 'a column twice' check own.yaml && want_text err ':1:4: id: the column stands there twice' 'it'
: >people.csv
want 4 'an empty file' check own.yaml && want_lines 1 'an empty file'
rm people.csv
want 4 'no file' check own.yaml && want_lines 1 'no file'
mkfifo people.csv
want 4 'a pipe' check own.yaml && want_lines 1 'a pipe'
rm people.csv
mkdir people.csv
want 4 'a folder' check own.yaml && want_lines 1 'a folder'
rmdir people.csv
cp good.csv people.csv

printf 'department,reliability\nsale,0.5\n' >legs.csv
want 4 'legs of a department there is not' check own.yaml && want_lines 1 'unknown department'
want_text err 'legs.csv:2:1: department: sale: no such department' 'unknown department'
printf 'department,reliability\nsales,0.5\n' >legs.csv
want 3 'a department there is not starts' check own.yaml --set cascade.seed_choice=department \
  --set cascade.seed_department=sale
want_text err 'cascade.seed_department: sale: no such department' 'it says why'
want 3 'a group there is not starts' check own.yaml --set cascade.seed_choice=group \
  --set cascade.seed_group=pilots
want 3 'a count beside a roster' check own.yaml --set associates.count=9
want_text err 'associates.count: unused, since associates.roster decides' 'it says why'
printf 'from,to\nAda,Bob\nEve,Ada\n' >ties.csv
want 4 'somebody in ties only' check own.yaml --set work_ties.model=file --set work_ties.file=ties.csv
want_text err 'ties.csv:3:1: nobody in associates.roster has the id Eve' 'it says who and where'
ok
[[ ! -e none && ! -e x ]] || fail 'a folder was made for what was refused'
finish
