#!/usr/bin/env bash
# Odd edge lists and department files: an answer, or exit 4 with one line that names the place.
. "$(dirname "$0")/lib.sh"

cat >bare.yaml <<'YAML'
network: {file: case.edges}
cascade: {probability: 0.5, seed_set: [0]}
run: {replicates: 20}
YAML

bad() { # what, text of the edge list
  printf '%b' "$2" >case.edges
  want 4 "$1" run bare.yaml --no-charts --quiet -o out-bad --force && {
    want_lines 1 "$1"
    ok
    grep -q 'case\.edges' err || { fail "$1: the message does not name the file"; show; }
  }
}

good() { # what, text, expected mean of reach, options
  printf '%b' "$2" >case.edges
  want 0 "$1" run bare.yaml --no-charts --quiet --json -o out-good --force "${@:4}" || return
  ok
  [[ $(tr -d ' \n' <out) =~ \"reach\":\{\"mean\":$3(\.0)?, ]] ||
    fail "$1: reach is not $3: $(tr -d ' \n' <out | grep -o '"reach":{"mean":[^,]*' | head -n 1)"
}

bad 'an id of -1' '0 1\n-1 2\n'
bad 'an id of 1.5' '0 1\n1.5 2\n'
bad 'an id of 2^63-1' '0 1\n9223372036854775807 2\n'
bad 'an id of 2^64' '0 18446744073709551616\n'
bad 'an id of 2^32' '0 4294967296\n'
bad 'an id with an exponent' '0 1e3\n'
bad 'a hexadecimal id' '0 0x10\n'
bad 'one id in a line' '0 1\n2\n'
bad 'a header of words' 'source target\n0 1\n'
bad 'words instead of ids' 'anna bert\n'
bad 'a NUL' '0 1\n\x002 3\n'
bad 'UTF-16' '\xff\xfe0\x00 \x001\x00\n\x00'
bad 'full-width digits' '０ １\n'
bad 'a decimal comma' '0,5 1,5 2\n'
bad 'an empty file' ''
bad 'only comments' '# nothing here\n\n'
bad 'an XML file' '<?xml version="1.0"?><graphml/>\n'
bad 'a control character' '0 1\n\x1b[31m 2\n'

all=(--set cascade.probability=1)
good 'a last line without newline' '0 1\n1 2' 3 "${all[@]}"
good 'commas' '0,1\n1, 2\n2 ,3\n' 4 "${all[@]}"
good 'tabs and blanks' '  0\t1  \n\n1   2\n' 3 "${all[@]}"
good 'CRLF and a byte order mark' '\xef\xbb\xbf0 1\r\n1 2\r\n' 3 "${all[@]}"
good 'comments' '# u v\n0 1 # first\n' 2 "${all[@]}"
good 'only self-loops' '0 0\n0 0\n' 1 "${all[@]}"
good 'only duplicates' '0 1\n0 1\n1 0\n0 1\n' 2 "${all[@]}"
good 'ids with a gap' '0 5\n' 2 "${all[@]}"

# What is dropped is said once, with the way to keep it; whoever has said what to do hears nothing.
warned() { # what, words, options; the network is 0 0, 0 1, 1 0, 0 1
  printf '0 0\n0 1\n1 0\n0 1\n' >case.edges
  want 0 "$1" run bare.yaml --no-charts --quiet --json -o out-warned --force "${@:3}" || return
  want_lines "$([[ -n $2 ]] && echo 1 || echo 0)" "$1"
  [[ -z $2 ]] || want_text err "$2" "$1"
}
loops=network.loops repeats=network.repeats
warned 'loops and repeats' '1 tie to oneself and 2 repeated ties were dropped'
warned 'loops and repeats' "$loops: keep, $repeats: keep"
warned 'loops meant to be dropped' ': 2 repeated ties were dropped' --set $loops=drop
warned 'repeats kept' ': 1 tie to oneself was dropped' --set $repeats=keep
warned 'all said' '' --set $loops=keep --set $repeats=drop
want 0 'check counts lines' check bare.yaml --set $repeats=keep &&
  want_text out '2 people, 4 ties read; 1 to oneself (dropped), 2 repeated (kept)' 'check'
want 3 'repeats of a famous network' check bare.yaml --set network.file= \
  --set network.famous=Zachary --set $repeats=keep && want_text err "$repeats" 'famous repeats'

# Probabilities of ties.
by_file=(--set cascade.probability_rule=file)
bad_p() { # what, text, place and words
  printf '%b' "$2" >case.edges
  want 4 "$1" run bare.yaml --no-charts --quiet -o out-bad --force "${by_file[@]}" &&
    want_lines 1 "$1" && want_text err "case.edges:$3" "$1"
}
bad_p 'a probability above 1' '0 1 0.5\n1 2 1.5\n' '2:5: 1.5: not a probability (allowed 0 to 1)'
bad_p 'a probability below 0' '0 1 -0.5\n' '1:5: -0.5: not a probability'
bad_p 'a word for a probability' '0 1 often\n' '1:5: often: not a probability'
bad_p 'nan for a probability' '0 1 nan\n' '1:5: nan: not a probability'
bad_p 'only some lines with a probability' '0 1 0.5\n1 2\n' '2:1: expected three words'
bad_p 'no line with a probability' '0 1\n' '1:1: expected three words'
bad_p 'a fourth word' '0 1 0.5 0.5\n' '1:1: expected three words'
bad_p 'a control character for one' '0 1 \x1b[1m\n' '1:5'
bad 'a third word that nobody reads' '0 1 0.5\n'
want_text err 'case.edges:1:5: a third word' 'a third word'
good 'probabilities 0 and 1' '0 1 1\n1,2,1.0\n2 3 0 # never\n3 4 1\n' 3 "${by_file[@]}"
good 'the weighted cascade of a star' '0 1\n0 2\n' 3 --set cascade.probability_rule=weighted
refused_rule() { # words, options: exit 3
  want 3 "${*:2}" check bare.yaml "${@:2}" && want_lines 1 "$*" && want_text err "$1" "${*:2}"
}
printf '0 1 1\n' >case.edges
refused_rule unused "${by_file[@]}" --set cascade.model=sir
refused_rule unused "${by_file[@]}" --set cascade.probability=0.5
refused_rule 'needs network.file' "${by_file[@]}" --set network.file= --set network.famous=Zachary

# People who are not there.
printf '0 1\n' >case.edges
run run bare.yaml --set 'cascade.seed_set=[7]' --no-charts --quiet -o out-nobody
ok
[[ $status == 3 || $status == 4 ]] || { fail 'a person who is not in the network'; show; }
want_lines 1 'a person who is not in the network'

# Things that are not edge lists.
rm case.edges
want 4 'a missing edge list' run bare.yaml --no-charts --quiet -o x && want_lines 1 'missing'
mkdir case.edges
want 4 'a folder as edge list' run bare.yaml --no-charts --quiet -o x && want_lines 1 'folder'
rmdir case.edges
mkfifo case.edges
want 4 'a pipe that nobody writes to' run bare.yaml --no-charts --quiet -o x && want_lines 1 'pipe'
rm case.edges
ln -s /dev/zero case.edges
want 4 '/dev/zero as edge list' run bare.yaml --no-charts --quiet -o x && want_lines 1 '/dev/zero'
rm case.edges
truncate -s 3G case.edges
run run bare.yaml --no-charts --quiet -o x
ok
[[ $status == 4 || $status == 5 ]] || { fail 'an edge list of 3 GB of NUL'; show; }
want_lines 1 '3 GB of NUL'
rm case.edges
ln -s case.edges case.edges
want 4 'a link to itself' run bare.yaml --no-charts --quiet -o x && want_lines 1 'a link to itself'
rm case.edges

# Department files.
printf '0 1\n1 2\n2 3\n' >case.edges
cat >company.yaml <<'YAML'
run: {replicates: 5, days: 5}
work_ties: {model: file, file: case.edges, departments_file: case.departments}
conversation: {audience: both}
market: {people: 1000}
official-page: {followers: 10}
YAML
departments() { # status, what, text
  printf '%b' "$3" >case.departments
  want "$1" "$2" run company.yaml --no-charts --quiet -o out-company --force
  [[ $status == 0 ]] || want_lines 1 "$2"
}
departments 0 'departments for all' '0 sales\n1 sales\n2 lab\n3 lab\n'
departments 4 'a person twice in two departments' '0 sales\n0 lab\n1 a\n2 a\n3 a\n'
departments 4 'a person who does not exist' '0 a\n1 a\n2 a\n3 a\n99999999999 a\n'
departments 4 'a line without department' '0 a\n1\n2 a\n3 a\n'
finish
