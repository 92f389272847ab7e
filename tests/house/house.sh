#!/usr/bin/env bash
# The rules of the house (docs/design.md): what may stand in which room, how things are called,
# how long a file may be. Prints every breach with its place.
set -uo pipefail
cd "${ORGREACH_SOURCE_DIR:?}" || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

breach() { # rule, then the places on stdin; a file because pipelines run in subshells
  local places
  places=$(cat)
  [[ -n $places ]] || return 0
  printf '%s:\n%s\n\n' "$1" "$places" | tee -a "$scratch/breaches"
}

# Lines of C that are not comments; good enough for code that clang-format has laid out.
code() { # pattern files...
  local pattern=$1
  shift
  grep -nHE "$pattern" "$@" | grep -vE '^[^:]*:[0-9]*: *(/\*|\*|//)'
}

mapfile -t sources < <(find sim include -name '*.[ch]' | sort)
[[ ${#sources[@]} -gt 20 ]] || { echo "found only ${#sources[@]} sources: looked in the wrong place"; exit 1; }
outside() { printf '%s\n' "${sources[@]}" | grep -vE "$1"; }

mapfile -t files < <(outside '^sim/world/')
code '# *include *[<"]igraph' "${files[@]}" | breach 'igraph is used in sim/world only'

mapfile -t files < <(outside '^sim/(command|present|main\.c)')
code '\b(exit|_exit|_Exit|abort|quick_exit)\(' "${files[@]}" |
  breach 'only commands exit'
mapfile -t files < <(outside '^sim/(command|present|main\.c)')
code '\b(printf|puts|putchar|vprintf|perror)\(|\b(stdout|stderr)\b' "${files[@]}" |
  breach 'only sim/command and sim/present print'

mapfile -t files < <(outside '^sim/(base|present)/')
code '\b(system|popen)\(' "${sources[@]}" | breach 'nothing runs a shell'
code '\bsetlocale\(' "${sources[@]}" | breach 'no setlocale: numbers are written with points'
code '\b(rand|srand|random|drand48|time)\(' "${files[@]}" |
  breach 'randomness and time come from the streams and the clock of sim/base'

# Includes go down the stairs only.
rooms=(base scenario world cascade outcome study store api present command)
for ((i = 0; i < ${#rooms[@]}; i++)); do
  above=$(IFS='|'; echo "${rooms[*]:i+1}")
  [[ -n $above && -d sim/${rooms[i]} ]] || continue
  grep -rnE "# *include *\"($above)/" "sim/${rooms[i]}"
done | breach 'includes go downwards only (base scenario world cascade outcome study store api present command)'

for file in "${sources[@]}"; do
  n=$(wc -l <"$file")
  [[ $n -le 500 ]] || echo "$file: $n lines"
done | breach 'no file has more than 500 lines'
for file in "${sources[@]}"; do
  [[ -f ${file%.c}.h ]] && file=${file%.c}.h # a .c file is what its header says
  head -n 3 "$file" | grep -q '/\*' || echo "$file"
done | breach 'every file opens by saying what it is'
code '.{101,}' "${sources[@]}" | cut -c 1-60 | breach 'no line is longer than 100 characters'

# Words that say that something is not finished; paths of one machine.
mapfile -t texts < <(find sim include plots scenarios tests docs .ci README.md CHANGELOG.md \
  CMakeLists.txt CMakePresets.json start.sh -type f \
  \( -name '*.[ch]' -o -name '*.def' -o -name '*.sh' -o -name '*.md' -o -name '*.yaml' -o -name '*.gp' \
  -o -name '*.txt' -o -name '*.json' -o -name run \) ! -path tests/house/house.sh 2>/dev/null)
grep -nHE '\b(TODO|FIXME|XXX|HACK)\b' "${texts[@]}" | breach 'nothing is left to do'
grep -nHE '(^|[^A-Za-z0-9_.$}])/(work|farm|root|home/[a-z]+)/' "${texts[@]}" | breach 'no machine paths'

# Every parameter has a help text, every measure too.
# As the compiler sees the table: some rows are made by a row of blocks.def.
{
  echo '#define REACH_PARAM(key, f, K, d, l, m, u, P, g, s, help) <row> key <says> help <end>'
  echo '#include "scenario/params.def"'
} | "${CC:-cc}" -E -P -I sim -x c - | tr '\n' ' ' | sed 's/<row>/\n&/g' | sed 's/" *"//g' |
  sed -n 's/^<row> "\([^"]*\)" <says> "\(.*\)" <end>.*/\1\t\2/p' >"$scratch/rows"
n_keys=$(wc -l <"$scratch/rows")
n_wanted=$(grep -c '^REACH_PARAM' sim/scenario/params.def)
[[ $n_keys -gt $n_wanted ]] ||
  breach "params.def has only $n_keys rows that can be read" <<<params.def
cut -f 1 "$scratch/rows" | sort | uniq -d | breach 'a key is defined twice'
while IFS=$'\t' read -r key sentence; do
  help=$("${ORGREACH_PROGRAM:?}" explain "$key" 2>&1) || echo "$key: explain fails: $help"
  [[ ${#sentence} -ge 15 ]] || { echo "$key: no help text of a sentence"; continue; }
  grep -qF -- "${sentence:0:15}" <<<"$help" || echo "$key: explain does not print its help"
done <"$scratch/rows" | breach 'every parameter is explained'

# Names that other files can see begin with reach_; no state that functions share.
library=${ORGREACH_LIBRARY:?}
nm -A -g --defined-only "$library" | awk '$2 ~ /^[TDBRVWC]$/ || $3 ~ /^[TDBRVWC]$/ {print $NF, $1}' |
  grep -vE '^(reach_|orgreach_|__odr_asan|__asan|__ubsan|_ZN)' |
  breach 'names that other files see begin with reach_'
objdump -t "$library" |
  awk '/^[^ ]+\.o: / {file = $1} $3 == "O" && $4 ~ /^\.(data|bss|tdata|tbss)(\.|$)/ && $4 !~ /\.rel\.ro/ {print file, $NF}
       $2 == "O" && $3 ~ /^\.(data|bss|tdata|tbss)(\.|$)/ && $3 !~ /\.rel\.ro/ {print file, $NF}' |
  grep -vE '__odr_asan|__asan|\.LASAN|^(stop\.c\.o: caught|igraph_guard\.c\.o: (turn|at_work))$|\*\.L' |
  breach 'no mutable global state (the mark of a caught signal apart, and whose turn it is with igraph)'

if [[ -e $scratch/breaches ]]; then exit 1; fi
echo "${#sources[@]} sources keep the rules"
