#!/usr/bin/env bash
# The manual pages: everything of --help and of `explain` is in them, they can be shown, and they are what
# scdoc makes of docs/*.scd today. ORGREACH_GOLDEN=write makes them anew.
. "$(dirname "$0")/lib.sh"
pages=$binary_dir/tests/pages

# make_page PAGE: what scdoc makes of the source, into the file of that name; without scdoc nothing.
# Its first lines name its version and the day, which are not compared.
has_scdoc() { command -v scdoc >/dev/null; }
make_page() { "$pages" <"$source_dir/docs/$1.scd" >"$1.scd" && scdoc <"$1.scd" >"$1"; }
without_date() { sed -e '/^\.\\"/d' -e 's/^\(\.TH [^ ]* [^ ]*\) "[^"]*"/\1/' "$1"; }
shown() { mandoc -Tascii "$1" | sed '$d'; } # its last line has the day
is_current() {
  cmp -s <(without_date "$1") <(without_date "$source_dir/docs/$1") ||
    { command -v mandoc >/dev/null && cmp -s <(shown "$1") <(shown "$source_dir/docs/$1"); }
}
for page in orgreach.1 orgreach-scenario.5; do
  has_scdoc || continue
  ok
  make_page "$page" || { fail "$page: scdoc refuses docs/$page.scd"; continue; }
  if is_current "$page"; then continue; fi
  if [[ ${ORGREACH_GOLDEN:-} == write ]]; then
    cp "$page" "$source_dir/docs/$page"
  else
    fail "docs/$page is not what docs/$page.scd and the tables make now; ORGREACH_GOLDEN=write renews it"
    diff <(without_date "$source_dir/docs/$page") <(without_date "$page") | head -n 6
  fi
done

# What the pages show, without the marks for bold and underlined.
text_of() {
  sed -E -e 's/\\f[BIRP]//g' -e 's/\\&//g' -e 's/\\([-_.])/\1/g' -e "s/\\\\\\(aq/'/g" "$source_dir/docs/$1"
}
text_of orgreach.1 >commands.txt
text_of orgreach-scenario.5 >scenario.txt
has() { # file, whole line (up to a unit in brackets), what is missing
  ok
  grep -qxE -- "$2( \(.*\))?" "$1" || fail "$3"
}

mapfile -t commands < <("$program" --help | sed -n 's/^  \([a-z]\{1,\}\)  .*/\1/p')
ok
[[ ${#commands[@]} -ge 12 ]] || fail "only ${#commands[@]} commands in --help"
for command in "${commands[@]}"; do
  has commands.txt "orgreach $command( [][A-Z.|a-z]+)?" "orgreach(1) has no part about $command"
  while read -r option; do
    has commands.txt "(-[a-z], )?$option(=[^ ]+)?( \(.*\b$command\b.*\))?" "orgreach(1) says nothing of $command $option"
  done < <("$program" "$command" --help | sed -nE 's/^ *(-[a-z], )?(--[a-z-]+).*/\2/p')
done
while read -r code; do
  has commands.txt "([0-9]+, )*$code(, [0-9]+)*" "orgreach(1) says nothing of exit code $code"
done < <(sed -n 's/^  REACH_[A-Z_]* = \([0-9]*\),.*/\1/p' "$source_dir/include/orgreach.h"; echo 129 130 143 | tr ' ' '\n')

"$program" explain >explained
sed -nE 's/^([a-z][a-z_.-]*)( \(.*\))?$/\1/p' explained >names
ok
[[ $(wc -l <names) -gt 300 ]] || fail "only $(wc -l <names) names in explain"
while read -r name; do has scenario.txt "$name" "orgreach-scenario(5) says nothing of $name"; done <names
# ... with all that explain tells of them.
fact() { # word of explain, word of the page
  ok
  diff <(sed -n "s/^  $1 \{1,\}//p" explained) <(sed -n "s/^$2: //p" scenario.txt) >differences ||
    { fail "orgreach-scenario(5): $2 differs from explain"; head -n 6 differences; }
}
fact allowed Allowed
fact default Default
fact for For
fact source Source
fact tried Tried
fact grade Grade

# Nothing odd for whoever shows them. mandoc finds fault with empty paragraphs, which scdoc makes.
for page in orgreach.1 orgreach-scenario.5; do
  if command -v man >/dev/null && man --version >/dev/null 2>&1; then
    ok
    LC_ALL=C.UTF-8 MANROFFSEQ='' man --warnings -E UTF-8 -l -Tutf8 -Z "$source_dir/docs/$page" >/dev/null 2>err
    [[ ! -s err ]] || fail "$page: $(head -n 1 err)"
  fi
  if command -v mandoc >/dev/null; then
    ok
    mandoc -Tlint -Wwarning "$source_dir/docs/$page" | grep -v 'skipping paragraph macro' >err
    [[ ! -s err ]] || fail "$page: $(head -n 1 err)"
  fi
done
if ! has_scdoc && [[ $failures == 0 ]]; then
  skip "$checks checks passed; scdoc is not installed, so nobody knows whether the pages are current"
fi
finish
