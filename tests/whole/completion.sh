#!/usr/bin/env bash
# Completion offers what --help shows, and nothing else: in bash, and in zsh and fish where they are.
. "$(dirname "$0")/lib.sh"

for shell in bash zsh fish; do
  want 0 "completion $shell" completion "$shell"
  cp out "orgreach.$shell"
done
want 2 'an unknown shell' completion tcsh
want_lines 1 'an unknown shell'
want 2 'no shell' completion
mkdir -p folder/inner
touch a.yaml b.yml c.txt d.csv

# expect LINE WORDS: at the end of LINE these are offered (of files the last part).
n=0
expect() {
  printf '%s\n' "$1" >>lines
  printf '%s\n' "$2" | tr -s ' ' '\n' | tidy "$n" >>wanted
  n=$((n + 1))
}
tidy() { sed -e 's/[= ]*$//' -e '/./!d' -e 's|/$||' -e 's|.*/||' -e "s/^/$1 /" | LC_ALL=C sort -u; }

# Every command and every option of --help.
mapfile -t commands < <("$program" --help | sed -n 's/^  \([a-z]\{1,\}\)  .*/\1/p')
ok
[[ ${#commands[@]} -ge 12 ]] || fail "only ${#commands[@]} commands in --help"
expect 'orgreach ' "${commands[*]}"
for command in "${commands[@]}"; do
  expect "orgreach $command -" \
    "$("$program" "$command" --help | sed -nE 's/^ *((-[a-z]), )?(--[a-z-]+).*/\2 \3/p' | xargs)"
done
ok
grep -q 'selftest' lines && grep -q -- '--replicates' wanted && grep -q -- ' -o$' wanted ||
  fail 'what --help shows was not found'

# Values, by what help calls them.
expect 'orgreach run ' 'a.yaml b.yml folder/'
expect 'orgreach run a' a.yaml
expect 'orgreach plot ' folder/
expect 'orgreach verify folder/' folder/inner/
expect 'orgreach audit ' 'd.csv folder/'
expect 'orgreach run a.yaml -o ' folder/
expect 'orgreach plot --theme ' 'light dark'
expect 'orgreach run --set run.wor' run.world=
expect 'orgreach run --set organizations.social.run.wor' organizations.social.run.world=
expect 'orgreach explain run.wor' run.world
expect 'orgreach explain adoption_time' \
  "$("$program" explain | sed -n 's/^\(adoption_time[a-z_]*\) (.*/\1/p' | xargs)"
expect 'orgreach selftest K1' \
  "$(sed -n 's/^REACH_KNOWN(\(K1[0-9]*\),.*/\1/p' "$source_dir/sim/study/known.def" | sort -u | xargs)"
expect 'orgreach completion ' 'bash zsh fish'
expect 'orgreach nothing ' ''

# complete_SHELL: for line i of the file `lines`, what the shell offers at its end, as "i WORD".
complete_bash() {
  bash --norc -c '. ./orgreach.bash; n=0
    while IFS= read -r line; do
      COMP_LINE=$line COMP_POINT=${#line}
      _orgreach orgreach
      printf "$n %s\n" "${COMPREPLY[@]}"
      n=$((n + 1))
    done <lines' 2>&1
}
complete_fish() {
  fish --no-config -c 'source orgreach.fish; set n 0
    while read -l line
      complete -C "$line" | string replace -r "\t.*" "" | string replace -r "^" "$n "
      set n (math $n + 1)
    end <lines' 2>&1
}
complete_zsh() { zsh -f "$source_dir/tests/support/complete.zsh"; }

compare() { # SHELL FROM: lines from that number on
  local i
  "complete_$1" >offered
  for ((i = $2; i < n; i++)); do
    ok
    sed -n "s/^$i //p" offered | tidy "$i" >got
    if ! diff <(grep "^$i " wanted) got >differences; then
      fail "$1: $(sed -n "$((i + 1))p" lines): wanted (<) and offered (>) differ"
      head -n 10 differences
    fi
  done
}
# The shells that are not here are named at the end, and the test counts as skipped.
missing=
for shell in bash zsh fish; do
  if command -v "$shell" >/dev/null; then compare "$shell" 0; else missing+=" $shell"; fi
done

# bash gives the script no word with = or : in it whole.
n_common=$n
expect 'orgreach run --set=run.wor' run.world=
expect 'orgreach run --set=run.world=' 'redrawn fixed'
expect 'orgreach run --set organizations.social.run.world=f' fixed
expect 'orgreach plot --format=png,' 'png,svg png,pdf'
expect 'orgreach run --output=f' folder
compare bash "$n_common"

# Nothing that was typed is run.
: >lines
# shellcheck disable=SC2016 # as it is typed
for typed in '--format=$(touch ran),' '--format $(touch ran),' 'run.$(touch ran)' '--set $(touch ran)=' \
  '--set `touch ran`=' '--set organizations.$(touch ran).run.wor' '$(touch ran)' '-o $(touch ran)'; do
  for command in plot run 'run --set' explain; do echo "orgreach $command $typed" >>lines; done
done
ok
complete_bash >/dev/null
[[ ! -e ran ]] || fail 'bash: what was typed has been run'

if [[ -n $missing && $failures == 0 ]]; then skip "$checks checks passed; not installed:$missing"; fi
finish
