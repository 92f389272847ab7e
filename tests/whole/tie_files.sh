#!/usr/bin/env bash
# Probabilities of ties, loops and repeats: what orgreach network writes is read back whole, and a
# cascade on it reaches the same people.
. "$(dirname "$0")/lib.sh"

# bare FILE DIRECTED MORE
bare() {
  printf 'network: {file: "%s", directed: %s%s}\n' "$1" "$2" "$3"
  printf 'cascade: {probability_rule: file, seed_set: [0]}\nrun: {replicates: 300}\n'
}

played() { # scenario: the reach of each replicate
  want 0 "$1" run "$1" --no-charts --quiet --force -o out-played &&
    cut -d, -f1,2,6 out-played/replicates.csv >played.csv
}

round() { # what, file, directed, more of network, formats
  local format
  bare "$2" "$3" "$4" >first.yaml
  played first.yaml
  mv played.csv first.csv
  want 0 "$1: as GraphML" network first.yaml --write first.graphml --force || return
  for format in ${*:5}; do
    want 0 "$1: as $format" network first.yaml --write "back.$format" --force || continue
    bare "back.$format" "$3" "$4" >back.yaml
    want 0 "$1: back from $format" network back.yaml --write back.again.graphml --force || continue
    ok
    cmp -s first.graphml back.again.graphml || {
      fail "$1: another network came back from $format"
      diff first.graphml back.again.graphml | head -n 6
    }
    played back.yaml
    ok
    cmp -s first.csv played.csv || fail "$1: another cascade on what came back from $format"
  done
}

printf '0 1 0.1\n3 1 0.25\n1 0 0.9\n2 2 0.5\n2 3 1\n0 1 0.123456789\n5 4 0\n6 6 0.5\n' >ties.edges
round undirected ties.edges false '' edges txt csv graphml gml net
round directed ties.edges true '' edges csv graphml gml net
round 'repeats kept' ties.edges false ', repeats: keep' edges csv graphml gml net
round 'directed repeats kept' ties.edges true ', repeats: keep' edges csv graphml gml net
round 'loops kept' ties.edges false ', loops: keep' edges graphml gml net
round 'all kept' ties.edges true ', loops: keep, repeats: keep' edges graphml gml net
bare ties.edges false ', loops: keep' >loops.yaml
want 3 'loops as CSV' network loops.yaml --write loops.csv && want_text err network.loops 'loops as CSV'

# A third word stands where there is a probability, and nowhere else.
bare ties.edges false '' >plain.yaml
want 0 'an edge list' network plain.yaml --write plain.edges && want_text plain.edges '0 1 0.100000001' \
  'a probability'
want 0 'without probabilities' network plain.yaml --set cascade.probability_rule=weighted \
  --set network.edges='0 1; 1 2' --set network.file= --write none.edges
ok
grep -q '^0 1$' none.edges || fail "no line '0 1': $(head -n 3 none.edges)"

# Files of other programs.
bad() { # what, format, words; the text comes on stdin
  cat >"other.$2"
  bare "other.$2" false '' >other.yaml
  want 4 "$1" check other.yaml && want_lines 1 "$1" && want_text err "$3" "$1"
}
bad 'CSV without the column' csv 'no column probability' <<<$'from,to\na,b'
bad 'CSV with a column twice' csv 'other.csv:1:9: From: the column stands there twice' <<<$'from,to,From\na,b,c'
bad 'CSV with a column twice that nobody asks for' csv 'other.csv:1:14: note: the column stands there twice' <<<$'from,to,note,note\na,b,c,d'
bad 'CSV with a word' csv 'other.csv:3:5: not a probability' <<<$'from,to,probability\na,b,1\nb,c,often'
bad 'CSV with a number above 1' csv 'other.csv:2:5: not a probability' <<<$'from,to,probability\na,b,2'
bad 'CSV with an empty cell' csv 'other.csv:2:5: not a probability' <<<$'from,to,probability\na,b,'
bad 'GML without' gml 'no number called probability' <<<'graph [ node [ id 0 ] node [ id 1 ] edge [ source 0 target 1 ] ]'
bad 'GML with a text' gml 'probability' <<<'graph [ node [ id 0 ] node [ id 1 ] edge [ source 0 target 1 probability "x" ] ]'
bad 'GML above 1' gml 'tie 0 (from 0) is not a probability' <<<'graph [ node [ id 0 ] node [ id 1 ] edge [ source 0 target 1 probability 1.5 ] ]'
bad 'GML with one missing' gml 'tie 1 (from 0) is not a probability' <<<'graph [ node [ id 0 ] node [ id 1 ] edge [ source 0 target 1 probability 1 ] edge [ source 1 target 0 ] ]'
printf 'id,manager\na,\nb,a\n' >chart.csv
bare chart.csv false '' >chart.yaml
want 3 'an org chart' check chart.yaml && want_lines 1 'an org chart' && want_text err 'org chart' 'it'
finish
