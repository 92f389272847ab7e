#!/usr/bin/env bash
# Odd scenarios: each mistake gives exit 3, one line that names file and line, and no hang.
. "$(dirname "$0")/lib.sh"

# file 'text': writes case.yaml with \n, \t, \xNN read as printf does.
file() { printf '%b' "$1" >case.yaml; }

bad() { # what, scenario text
  file "$2"
  want 3 "$1" check case.yaml && {
    want_lines 1 "$1"
    ok
    grep -qE '^case\.yaml:[0-9]+:[0-9]+: ' err || { fail "$1: the line does not name its place"; show; }
  }
}

good() { # what, scenario text
  file "$2"
  want 0 "$1" check case.yaml
}

value() { bad "$1 as a share" "participation: $1\n"; }

# Numbers that are none, or not plain ones.
for word in .nan NaN nan .inf inf -inf -.inf 1e309 -1e309 '0,35' 10k 1:30 010 0x10 0o10 0b1 1_000 no yes \
  '０.５' '１' 1e '.' '-' '+' '1.2.3' '0.5%' '½' '""' "'0.5 x'" null '~' true '[0.5]' '{a: 1}' -0.1 1.0000001; do
  value "$word"
done
for word in 1.5 -1 0 1e18 9223372036854775808 18446744073709551616 1e400 .5 '1 000' 010 0x10 1e-3 ''; do
  bad "'$word' associates" "associates: {count: $word}\n"
done
bad '9223372036854775807 associates' 'associates: {count: 9223372036854775807}\n'
good 'minus zero is zero' 'participation: -0.0\n'
good 'a number with an exponent' 'participation: 1e-1\n'
good '1e3 associates' 'associates: {count: 1e3}\n'
for word in no off 'False' yes 1 TRUE; do
  bad "'$word' is not true or false" "network: {famous: Zachary, directed: $word}\ncascade: {seed_set: [0]}\n"
done

# Keys that are unknown, twice, misplaced or unused; the nearest one is named.
bad 'unknown key' 'associates: {cuont: 5}\n'
want_text err 'did you mean' 'unknown key'
want_text err 'count' 'unknown key'
bad 'unknown block' 'feeed: {attention: 0.5}\n'
bad 'the same key twice' 'participation: 0.1\nparticipation: 0.2\n'
bad 'the same organization twice' 'organizations:\n  a: {}\n  a: {}\n'
bad 'a study key in an organization' 'organizations:\n  a: {run: {replicates: 5}}\n'
bad 'a channel that nobody uses' 'feed: {attention: 0.5}\n'
bad 'associates counted twice' 'work_ties: {model: famous}\nassociates: {count: 34}\n'
bad 'silos of a company without ties' 'work_ties: {silo: 0.5}\n'
bad 'a count where everybody starts' 'cascade: {seed_count: 5}\n'
bad 'an unknown channel' 'channels: [telegraph]\n'
bad 'an unknown baseline' 'baseline: b\norganizations:\n  a: {}\n'
bad 'organizations as a list' 'organizations: [a, b]\n'
bad 'a block as a number' 'associates: 5\n'
bad 'a value as a block' 'participation: {mean: 5}\n'
bad 'a scenario that is a list' '- a\n- b\n'
bad 'a scenario that is a word' 'hello\n'
bad 'an empty key' '"": 5\n'
bad 'a cascade outside a bare network' 'cascade: {probability: 0.5}\n'
bad 'a market in a bare network' 'network: {famous: Zachary}\ncascade: {seed_set: [0]}\nmarket: {people: 5}\n'

bad 'a market of ten with contacts of 150' 'conversation: {retell: 0}\nchannels: [conversation]\nmarket: {audiences: separate, segments: 1}\nrun: {market_sizes: [10]}\n'
bad 'more followers than a market of market_sizes' 'official-page: {followers: 15000}\nrun: {market_sizes: [1000]}\n'
bad 'more onward contacts than the market' 'market: {people: 160, contacts: {mean: 191}}\n'

# What only the world can tell names its place, too.
bad 'a person that the network does not have' 'network: {famous: Zachary}\ncascade: {seed_set: [99]}\n'
want_text err 'case.yaml:2:21: cascade.seed_set: 99' 'a person that the network does not have'
bad 'a network that nobody knows' 'network: {famous: Zacharias}\ncascade: {seed_set: [0]}\n'
want_text err 'case.yaml:1:19: network.famous: ' 'a network that nobody knows'
want 3 'a network that nobody knows, as a setting' check case.yaml --set network.famous=Nobody
want_text err "--set 'network.famous=Nobody': network.famous: " 'a network that nobody knows, as a setting'

bad 'a tie of one person' 'network: {edges: "0 1; 2"}\ncascade: {seed_set: [0]}\n'
want_text err 'case.yaml:1:19: network.edges:2:1: ' 'a tie of one person'
bad 'a person who is no number' 'network: {edges: "0 1; 1 x"}\ncascade: {seed_set: [0]}\n'
want_text err 'network.edges:2:4: x: ' 'a person who is no number'
bad 'a shape that nobody knows' 'network: {edges: cycel 5}\ncascade: {seed_set: [0]}\n'
want_text err 'case.yaml:1:18: network.edges: cycel: no ties' 'a shape that nobody knows'
want_text err 'did you mean cycle?' 'a shape that nobody knows'
for n in '' 2 -5 1.5 x 5x 1000001 99999999999999999999; do
  bad "a cycle of '$n'" "network: {edges: cycle $n}\ncascade: {seed_set: [0]}\n"
  want_text err '(allowed cycle 3 to cycle 1000000)' "a cycle of '$n'"
done
bad 'two origins' 'network: {edges: "0 1", famous: Zachary}\ncascade: {seed_set: [0]}\n'
want_text err 'famous and edges are both given' 'two origins'

# What is more than plain YAML.
bad 'an anchor' 'title: &a x\n'
bad 'an alias' 'title: *a\n'
bad 'a tag' 'title: !!str x\n'
bad 'a local tag' 'title: !x y\n'
bad 'a merge key' 'associates: {<<: {count: 5}}\n'
bad 'a second document' 'title: x\n---\ntitle: y\n'
bad 'a bracket that stays open' 'channels: [feed\n'
bad 'a tab as indentation' 'associates:\n\tcount: 5\n'

# Bytes.
good 'a byte order mark and CRLF' '\xef\xbb\xbftitle: x\r\nparticipation: 0.5\r\n'
good 'no newline at the end' 'title: x'
good 'a title in other letters' 'title: "Łódź 日本 \\u00e9"\n'
bytes() { # what, text: refused with one line, as a bad scenario or a bad file
  file "$2"
  want '3' "$1" check case.yaml && want_lines 1 "$1"
}
bytes 'UTF-16' '\xff\xfet\x00i\x00t\x00l\x00e\x00:\x00 \x00x\x00\n\x00'
bytes 'a NUL' 'title: a\x00b\n'
bytes 'bad UTF-8' 'title: \xc3\x28\n'
bytes 'an overlong slash' 'title: \xc0\xaf\n'
bytes 'a surrogate' 'title: \xed\xa0\x80\n'
bytes 'bad UTF-8 in a directive' '%%\xff\xfe\n---\ntitle: x\n'
bytes 'a control character' 'title: "a\x1b[31mb"\n'
bad 'an escaped line break in a title' 'title: "a\\nb"\n'
good 'an empty file: all defaults' ''
good 'only comments' '# nothing\n'

# Size and depth.
{ printf 'title: '; head -c 1200000 /dev/zero | tr '\0' x; echo; } >case.yaml
want 4 'more than 1 MiB' check case.yaml && want_lines 1 'more than 1 MiB'
{ printf 'title: '; for ((i = 0; i < 5000; i++)); do printf '['; done; echo; } >case.yaml
want 3 '5,000 open brackets' check case.yaml && want_lines 1 '5,000 open brackets'
{ for ((i = 0; i < 40; i++)); do printf '%*sa:\n' "$i" ''; done; } >case.yaml
want 3 '40 levels' check case.yaml && want_lines 1 '40 levels'
{
  echo 'a: &a [x, x, x, x, x, x, x, x, x]'
  for n in b c d e f g h i; do p=$(tr 'b-i' 'a-h' <<<"$n"); echo "$n: &$n [*$p, *$p, *$p, *$p, *$p, *$p, *$p, *$p, *$p]"; done
} >case.yaml
want 3 'an alias bomb' check case.yaml
ok
[[ $(wc -l <err) -le 60 ]] || fail "an alias bomb: a flood of $(wc -l <err) lines"

# Things that are not files.
want 4 'a missing scenario' check nowhere.yaml && want_lines 1 'a missing scenario'
mkdir folder.yaml
want 4 'a folder' check folder.yaml && want_lines 1 'a folder'
mkfifo pipe.yaml
want 4 'a pipe that nobody writes to' check pipe.yaml && want_lines 1 'a pipe'
want 4 '/dev/zero' check /dev/zero && want_lines 1 '/dev/zero'
truncate -s 3G big.yaml
want 4 'a file of 3 GB' check big.yaml && want_lines 1 'a file of 3 GB'
rm -f big.yaml
if [[ $(id -u) != 0 ]]; then
  : >secret.yaml && chmod 0 secret.yaml
  want 4 'a file that may not be read' check secret.yaml && want_lines 1 'secret'
fi

# extends
printf 'extends: self.yaml\n' >self.yaml
want 3 'a file that extends itself' check self.yaml && want_lines 1 'a file that extends itself'
printf 'extends: right.yaml\n' >left.yaml
printf 'extends: left.yaml\n' >right.yaml
want 3 'two files that extend each other' check left.yaml && want_lines 1 'each other'
printf 'extends: nowhere.yaml\n' >orphan.yaml
want 4 'a base that is missing' check orphan.yaml && want_lines 1 'a base that is missing'
printf 'participation: 7\n' >base.yaml
printf 'extends: base.yaml\ntitle: x\n' >child.yaml
want 3 'a mistake in the base' check child.yaml && want_lines 1 'a mistake in the base'
want_text err 'base.yaml:1:' 'a mistake in the base names the base'

# Every mistake at once.
printf 'participation: 7\nchannels: [pigeon]\nassociates: {cuont: 1, contacts: {law: odd}}\nrun: {days: 0}\n' >case.yaml
want 3 'five mistakes' check case.yaml && want_lines 5 'five mistakes'

# --set
printf 'title: x\n' >case.yaml
setting() { # what, status, argument
  want "$2" "$1" check case.yaml --set "$3" && { [[ $2 == 0 ]] || want_lines 1 "$1"; }
}
setting 'a good setting' 0 participation=0.5
setting 'a setting in an unknown key' 3 particpation=0.5
want_text err 'participation' 'the nearest key of a setting'
setting 'a setting out of range' 3 participation=5
setting 'a setting that is no number' 3 participation=0,5
setting 'NaN by --set' 3 participation=nan
setting 'a setting with a control character' 3 $'participation=0.5\e[31m'
setting 'a setting of an unknown organization' 3 organizations.nobody.participation=0.5
setting 'a setting with bad UTF-8' 3 $'title=\xff'
setting 'a setting of a list' 0 'channels=[feed, conversation]'
run check case.yaml --set participation
ok
[[ $status == 2 || $status == 3 ]] || { fail 'a setting without ='; show; }
run check case.yaml --set =5
ok
[[ $status == 2 || $status == 3 ]] || { fail 'a setting without a key'; show; }

# Usage.
for arguments in 'run' 'nonsense' 'run case.yaml other.yaml' 'run case.yaml -j 0' 'run case.yaml -j x' \
  'run case.yaml --seed x' 'run case.yaml --seed -1' 'run case.yaml --seed 99999999999999999999' \
  'run case.yaml --replicates 1.5' 'run case.yaml --no-such-option' 'check' 'run case.yaml -o'; do
  # shellcheck disable=SC2086
  run $arguments
  ok
  [[ $status == 2 || ($status == 3 && $arguments == *--[rs]e*) ]] || { fail "orgreach $arguments: expected exit 2"; show; }
  ok
  [[ -s err && ! -s out ]] || { fail "orgreach $arguments: says it on stderr only"; show; }
done
for arguments in '--help' '-h' 'run --help' 'check -h' 'explain --help' 'init --help' 'plot --help' '--version'; do
  # shellcheck disable=SC2086
  want 0 "orgreach $arguments" $arguments
  ok
  [[ -s out && ! -s err ]] || fail "orgreach $arguments: help goes to stdout"
done
want 2 'explain an unknown name' explain atention
want_text err 'attention' 'explain names the nearest key'

# Too big is refused before work.
for scenario in 'associates: {count: 10000000, contacts: {mean: 1000000}}\nrun: {replicates: 1000000000}\n' \
  'run: {replicates: 1000000000, days: 3650}\n'; do
  file "$scenario"
  want 5 'too big' run case.yaml --no-charts --quiet -o big && want_lines 1 'too big'
  ok
  [[ ! -e big/manifest.json ]] || fail 'too big left a manifest'
done
finish
