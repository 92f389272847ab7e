#!/usr/bin/env bash
# orgreach network: what it writes is read back whole, in every format, with departments and names;
# files that are no networks are refused with one line.
. "$(dirname "$0")/lib.sh"
formats=(edges txt csv graphml gml net)

# back FILE DIRECTED: a scenario that reads FILE and what lies beside it.
back() {
  local departments=
  [[ ! -e $1.departments ]] || departments=", departments_file: $1.departments"
  printf 'run: {replicates: 5}\nwork_ties: {model: file, file: "%s", directed: %s%s}\n' \
    "$1" "$2" "$departments"
}

# round WHAT SCENARIO DIRECTED: written as .gml and as another format, read, written as .gml again.
round() {
  local format file
  want 0 "$1: as GML" network "$2" --write "$1.first.gml" || return
  for format in "${formats[@]}"; do
    file=$1.round.$format
    want 0 "$1: as $format" network "$2" --write "$file" || continue
    back "$file" "$3" >"$1.$format.yaml"
    want 0 "$1: back from $format" network "$1.$format.yaml" --write "$1.$format.gml" || continue
    ok
    cmp -s "$1.first.gml" "$1.$format.gml" || {
      fail "$1: another network came back from $format"
      diff "$1.first.gml" "$1.$format.gml" | head -n 6
    }
  done
}

company() { # model and more
  printf 'run: {replicates: 5, networks: 2}\nassociates: {count: 150}\nwork_ties: {%s}\n' "$1"
}
company 'model: departments, departments: 5, mean_degree: 2, silo: 0.5' >departments.yaml
round departments departments.yaml false
company 'model: hierarchy, span: 5, informal: 1' >hierarchy.yaml
round hierarchy hierarchy.yaml false
company 'model: scale-free, mean_degree: 4, departments: 1' >scale.yaml
round scale scale.yaml false
for format in "${formats[@]}"; do
  want 0 "drawn network 1 as $format" network departments.yaml --network 1 --write "one.$format"
  ok
  cmp -s "one.$format" "departments.round.$format" && fail "network 1 is network 0 ($format)"
done

# Names of people and departments with all that CSV and XML trip over; a directed network.
cat >chart.csv <<'CSV'
name of no use,department,id,manager
x,"Sales, ""North""",Ada Ångström,
x,R & D <lab>,"Bob, ""the"" builder",Ada Ångström
x,R & D <lab>,c'd;#%,Ada Ångström
x,"Sales, ""North""",=1+1,c'd;#%
x,日本,Eve,c'd;#%
CSV
printf 'run: {replicates: 5}\nwork_ties: {model: file, file: chart.csv, directed: true}\n' >chart.yaml
formats=(edges csv graphml gml)
round chart chart.yaml true
want_text chart.round.graphml 'Ada Ångström' 'a name in GraphML'
want 3 'a quote in a Pajek name' network chart.yaml --write chart.net && want_lines 1 'Pajek'
formats=(edges txt csv graphml gml net)
sed -i 's/"Bob, ""the"" builder"/Bob/' chart.csv
round plain chart.yaml true

# A bare network, and the famous ones.
printf 'network: {famous: Zachary}\ncascade: {seed_set: [0]}\nrun: {replicates: 5}\n' >karate.yaml
round karate karate.yaml false
want 0 'figures' network karate.yaml && want_text out 'clustering' 'figures'
ok
grep -qE '^triangles +45 ' out || fail 'the karate club has 45 triangles'
for format in graphml gml net csv; do
  printf 'network: {file: karate.round.%s}\ncascade: {seed_set: [0]}\n' "$format" >bare.yaml
  want 0 "a bare network from $format" network bare.yaml && {
    ok
    grep -qE '^ties +78 ' out || fail "78 ties from $format"
  }
done

# What it writes and what not.
want 2 'a file that is there' network karate.yaml --write karate.first.gml && {
  want_lines 1 'there'
  want_text err '--force' 'a file that is there'
}
want 0 'with --force' network karate.yaml --write karate.first.gml --force

# What the scenario reads is never overwritten.
kept() { # what, file, command...
  cp "$2" "$2.kept"
  want 2 "$1" "${@:3}" && want_lines 1 "$1"
  ok
  cmp -s "$2" "$2.kept" || fail "$1: $2 is another"
}
kept 'its ties' chart.csv network chart.yaml --write chart.csv --force
ln -s chart.csv other.csv
kept 'its ties by another name' chart.csv network chart.yaml --write ./other.csv --force
printf '0 1\n1 2\n' >ties.edges
printf '0 a\n1 a\n2 b\n' >out.edges.departments
printf 'work_ties: {model: file, file: ties.edges, departments_file: out.edges.departments}\n' >sides.yaml
kept 'its departments' out.edges.departments network sides.yaml --write out.edges --force
ok
[[ ! -e out.edges ]] || fail 'half of a network was written'
printf '1\n1\n' >two.txt
company 'model: degree-sequence, degrees_file: two.txt, departments: 1' >degrees.yaml
kept 'its degrees' two.txt network degrees.yaml --set associates.count=2 --write two.txt --force
cp karate.yaml karate.net
kept 'the scenario' karate.net network karate.net --write karate.net --force
cp karate.yaml base.net
printf 'extends: base.net\n' >further.yaml
kept 'the scenario that it extends' base.net network further.yaml --write base.net --force
want 0 'results to extend' run karate.yaml --no-charts --quiet -o karate
printf 'extends: karate/scenario.yaml\nrun: {replicates: 6}\n' >further.yaml
kept 'results that it extends' karate/scenario.yaml run further.yaml --no-charts --quiet -o karate --force
want 2 '--network without --write' network departments.yaml --network 1 && want_text err '--write' 'it'
want 2 'another ending' network karate.yaml --write karate.docx && want_lines 1 'ending'
want 2 'no ending' network karate.yaml --write karate && want_lines 1 'no ending'
want 2 'a network too many' network departments.yaml --network 2 && want_lines 1 'too many'
want 2 'an unknown organization' network karate.yaml --organization x && want_lines 1 'unknown'
printf 'organizations: {one: {}, two: {}, tree: {participation: 0.5}}\n' >three.yaml
want 2 'another unknown' network three.yaml --organization too && {
  want_lines 1 'another unknown'
  want_text err 'one, two, tree' 'the organizations that there are'
}
want 3 'no work ties' network departments.yaml --set work_ties.model=none \
  && want_lines 1 'no work ties'
want 7 'a folder that is not there' network karate.yaml --write no/k.gml && want_lines 1 'folder'
(
  ulimit -f 1
  timeout "$seconds" "$program" network departments.yaml --write limited.graphml >out 2>err </dev/null
)
status=$?
ok
[[ $status == 7 && ! -e limited.graphml ]] || { fail 'a full disk: expected exit 7, no file'; show; }
"$program" network karate.yaml >/dev/full 2>err
status=$?
ok
[[ $status == 7 ]] || { fail 'figures to a full disk'; show; }

# People who start, by name.
starts() { # status, what, people, words of the message or nothing
  printf 'network: {file: chart.csv, format: org-chart}\ncascade: {seed_set: %s}\nrun: {replicates: 5}\n' \
    "$3" >named.yaml
  rm -rf named
  want "$1" "$2" run named.yaml --quiet --no-charts -o named || return
  [[ -z $4 ]] || { want_lines 1 "$2" && want_text err "$4" "$2"; }
}
starts 0 'by name' '[Ada Ångström, 2]' ''
"$program" run named/scenario.yaml --quiet --no-charts -o again >/dev/null 2>err
cp named.yaml first.yaml
starts 0 'by id' '[0, 2]' ''
ok
cmp -s named/replicates.csv again/replicates.csv || fail 'a name and the id of the same person'
starts 3 'an unknown name' '[Bobb]' 'named.yaml:2:21: cascade.seed_set: Bobb: nobody has this name; did you mean Bob?'
starts 3 'by name and id' '[Bob, 1]' 'person 1 is listed twice'
printf 'network: {famous: Zachary}\ncascade: {seed_set: [Mr Hi]}\nrun: {replicates: 5}\n' >named.yaml
want 3 'a name where people have none' run named.yaml --no-charts --quiet -o named \
  && want_text err 'people have no names here' 'no names'

# Files that are no networks.
bad() { # status, what, format, text
  printf '%b' "$4" >"bad.$3"
  printf 'work_ties: {model: file, file: bad.%s}\n' "$3" >bad.yaml
  want "$1" "$2" check bad.yaml || return
  [[ $1 != 0 ]] || return 0
  want_lines 1 "$2"
  ok
  grep -q "bad\.$3" err || { fail "$2: the message does not name the file"; show; }
}
bad 4 'an empty CSV' csv ''
bad 4 'a CSV of other columns' csv 'source,target\n1,2\n'
bad 4 'only a header' csv 'from,to\n'
bad 4 'a cell too many' csv 'from,to\na,b,c\n'
bad 4 'a cell too few' csv 'from,to\na\n'
bad 4 'an empty end' csv 'from,to\na,\n'
bad 4 'an open quote' csv 'from,to\n"a,b\n'
bad 4 'a quote inside' csv 'from,to\na"b,c\n'
bad 4 'a NUL in CSV' csv 'from,to\na,b\x00\n'
bad 4 'an unknown manager' csv 'id,manager\na,\nb,z\n'
bad 4 'an id twice' csv 'id,manager\na,\na,\n'
bad 4 'a person without id' csv 'id,manager\na,\n,a\n'
bad 4 'a cycle of managers' csv 'id,manager\na,b\nb,c\nc,a\n'
bad 4 'ones own manager' csv 'id,manager\na,\nb,b\n'
bad 4 'a person without department' csv 'id,manager,department\na,,x\nb,a,\n'
bad 4 'an org chart of nobody' csv 'id,manager\n'
bad 4 'no GraphML' graphml 'hello\n'
bad 4 'GraphML cut off' graphml '<?xml version="1.0"?><graphml><graph edgedefault="directed"><node id="a"/>'
bad 4 'GraphML of nobody' graphml '<?xml version="1.0"?><graphml><graph edgedefault="directed"></graph></graphml>'
bad 4 'no GML' gml 'hello [\n'
bad 4 'GML wrong in line 3' gml 'graph [\nnode [ id 1 ]\nnode ] id ]\n'
want_text err 'bad.gml:3:1: ' 'the line of a mistake in GML'
bad 4 'GML with a tie to nobody' gml 'graph [ node [ id 1 ] edge [ source 1 target 2 ] ]\n'
bad 4 'no Pajek' net 'hello\n'
bad 4 'Pajek with a tie to nobody' net '*Vertices 2\n*Edges\n1 7\n'
bad 5 'Pajek of a billion people' net '*Vertices 1000000000\n*Edges\n1 2\n'
bad 5 'Pajek of more than can be numbered' net '*vertices 99999999999999999999\n*Edges\n1 2\n'
bad 4 'a negative number of people' net '*Vertices -5\n*Edges\n1 2\n'
bad 4 'an empty GraphML' graphml ''
# What is wrong, where, and what to do about it.
says() { # what, format, text, words of the message
  bad 4 "$1" "$2" "$3"
  want_text err "$4" "$1"
}
says 'a word of an edge list in Latin-1' edges '0 caf\xe9\n' 'bad.edges:1:3: a word that is not UTF-8'
says 'columns count characters' csv 'id,manager\na,\nä\xe9,a\n' 'bad.csv:3:2: the byte \xe9 is not UTF-8'
says 'Latin-1 in CSV' csv 'id,manager\na,\nb\xe9,a\n' 'bad.csv:3:2: the byte \xe9 is not UTF-8; save the file as UTF-8'
says 'Latin-1 in GML' gml 'graph [\nnode [ id 1 label "\xe9" ] ]\n' 'bad.gml:2:20: the byte'
says 'Latin-1 in Pajek' net '*Vertices 1\n1 "\xe9"\n' 'bad.net:2:4: the byte'
graphml='<graphml><graph edgedefault="directed">\n<node id="a"/><node id="\xe9"/></graph></graphml>'
says 'Latin-1 in GraphML' graphml "$graphml" 'bad.graphml:2:25: the byte'
bad 0 'Latin-1 in GraphML that says so' graphml "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>$graphml"
says 'UTF-16' csv '\xff\xfei\x00d\x00' 'bad.csv:1:1: the text is UTF-16; save the file as UTF-8'
says 'a control character in CSV' csv 'id,manager\na,\n"b\tc",a\n' 'bad.csv:3:1: a control character'
says 'a control character in GML' gml 'graph [ node [ id 1 label "a\x01" ] ]\n' 'control character'
says 'semicolons' csv 'id;manager\na;\n' 'parted by semicolons; save the file with commas'
says 'semicolons and quotes' csv '"id";"manager"\na;\n' 'parted by semicolons'
says 'tabs' csv 'id\tmanager\na\t\n' 'parted by tabs; save the file with commas'
bad 0 'capitals' csv 'ID,Manager,Department\na,,x\nb,a,y\n'
bad 0 'an edge list with tabs' csv '0\t1\n1\t2\n'
says 'the column of a manager' csv 'id,manager\na,\nb,z\n' 'bad.csv:3:3: there is no line about the manager z'
says 'one cell' csv 'id,manager\na\n' '1 cell under 2 columns'
says 'a circle' csv 'id,manager\na,b\nb,c\nc,a\n' 'bad.csv:2:3: a circle of managers: a reports to b reports to c reports to a; leave'
says 'a long circle' csv 'id,manager\na,b\nb,c\nc,d\nd,e\ne,f\nf,a\n' 'd reports to e reports to ...;'
says 'a node that is not declared' graphml '<graphml><graph edgedefault="directed">\n<!--<node id="b"/>--><node l=">" id="a"/>\n<edge source="a" target="b"/></graph></graphml>' 'bad.graphml:3:1: an edge ends at the node b, which the file does not declare'
bad 0 'nodes of a name space' graphml '<g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns"><g:graph edgedefault="directed"><g:node id="a"/><g:node\nid="b"></g:node><g:edge source="a" target="b"/></g:graph></g:graphml>'
says 'a page of HTML' graphml '<!DOCTYPE html>\n<html><body>hi<br></body></html>' 'a page of HTML; download the file itself'
says 'the line of a mistake in GraphML' graphml '<graphml>\n<graph edgedefault="directed">\n</graph></graphml>\n<more/>' 'bad.graphml:4:1: '
printf 'a,b\n' >bad.csv
printf '0 1\n' >two.edges
side() { # what, text of the departments, words of the message
  printf '%b' "$2" >side.departments
  printf 'work_ties: {model: file, file: two.edges, departments_file: side.departments}\n' >bad.yaml
  want 4 "$1" check bad.yaml && want_lines 1 "$1" && want_text err "$3" "$1"
}
side 'Latin-1 departments' '0 a\n1 \xe9\n' 'side.departments:2:3: a word that is not UTF-8'
side 'Latin-1 in a table' 'person,department\n0,a\n1,\xe9\n' 'side.departments:3:3: the byte'
side 'semicolons in a table' 'Person;Department\n0;a\n1;b\n' 'parted by semicolons'
side 'a department of nobody' 'person,department\n0,a\n9,b\n' 'side.departments:3:1: 9: not in the network'
side 'no department' 'person,department\n0,a\n1,\n' 'side.departments:3:3: person 1 has no department'
for format in csv graphml gml net; do
  rm -f "bad.$format"
  printf 'work_ties: {model: file, file: bad.%s}\n' "$format" >bad.yaml
  want 4 "a missing $format" check bad.yaml && want_lines 1 'missing'
  mkfifo "bad.$format"
  want 4 "a pipe as $format" check bad.yaml && want_lines 1 'pipe'
  rm "bad.$format"
  ln -s /dev/zero "bad.$format"
  want 4 "/dev/zero as $format" check bad.yaml && want_lines 1 '/dev/zero'
  rm "bad.$format"
done
# Entities that would grow without end, or read another file.
printf 'secret' >secret.txt
printf '<?xml version="1.0"?><!DOCTYPE g [<!ENTITY x SYSTEM "secret.txt">]><graphml><key id="l" for="node" attr.name="name" attr.type="string"/><graph edgedefault="directed"><node id="a"><data key="l">&x;</data></node><node id="b"><data key="l">B</data></node></graph></graphml>' >entity.graphml
printf 'work_ties: {model: file, file: entity.graphml}\n' >entity.yaml
run network entity.yaml --write entity.gml
ok
[[ $status == 0 || $status == 4 ]] || { fail 'an external entity'; show; }
ok
if grep -q secret entity.gml 2>/dev/null; then fail 'an external entity was read'; fi
# Somebody who starts and stands in no line of the file: one warning, with the ids that do.
printf '1 2\n2 3\n3 1\n5 6\n' >one.edges
lonely() { # scenario keys, words of the warning or '' for none
  printf 'network: {file: one.edges%s}\ncascade: {seed_set: %s}\nrun: {replicates: 3}\norganizations: {a: {}, b: {cascade: {probability: 0.3}}}\n' \
    "$1" "$2" >one.yaml
  for command in 'check one.yaml' 'run one.yaml --quiet --no-charts --force -o one'; do
    # shellcheck disable=SC2086 # two or more words
    want 0 "$command with seed_set $2" $command
    ok
    [[ $(grep -c 'warning: cascade.seed_set' err) == $([[ -z $3 ]] && echo 0 || echo 1) ]] ||
      fail "$command with seed_set $2: not one warning"
    [[ -z $3 ]] || want_text err "$3" "$command with seed_set $2"
  done
}
lonely '' '[0]' 'person 0 has no tie in one.edges and nobody to tell there; list ids as the file has them (1 to 6)'
lonely '' '[0, 2, 4]' '2 of those listed, such as 0, have no tie'
lonely '' '[1]' ''
lonely ', directed: true' '[6]' ''
lonely ', directed: true' '[4, 6]' 'person 4 has no tie'
finish
