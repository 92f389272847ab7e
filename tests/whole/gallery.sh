#!/usr/bin/env bash
# docs/gallery.md shows every chart that there is, as the program draws it now. Charts of a run are
# the approved pictures of tests/golden (test_chart_pictures keeps them current); those of sweeps,
# sensitivities and solutions are drawn here. To renew: ORGREACH_GOLDEN=write.
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"
command -v gnuplot >/dev/null || skip 'no gnuplot'
seconds=$((seconds * 8))
docs=$ORGREACH_SOURCE_DIR/docs
version=$(gnuplot --version | awk '{ print $2 }')
golden=$ORGREACH_SOURCE_DIR/tests/golden/svg-$version
[[ -d $golden ]] || skip "gnuplot $version has no approved pictures"
scenario=$ORGREACH_SOURCE_DIR/scenarios/brand-advocacy.yaml

want 0 'a sweep' sweep "$scenario" --axis social.participation=0.05:0.45:0.1 --axis associates.contacts.mean=60:240:60 --axis feed.posts=1,2 --replicates 6 -o sweep --quiet
want 0 'one at a time' sensitivity "$scenario" --replicates 4 -o one --quiet
axes=(--axis social.participation=0.03:0.4 --axis conversation.attention=0.1:0.6 --axis associates.contacts.mean=60:240)
want 0 'elementary effects' sensitivity "$scenario" --method morris "${axes[@]}" --replicates 2 -o effects --quiet
want 0 'Sobol indices' sensitivity "$scenario" --method sobol "${axes[@]}" --set sensitivity.points=16 --replicates 1 -o indices --quiet
want 0 'a solution' solve "$ORGREACH_SOURCE_DIR/scenarios/goal-seek.yaml" -o solution --quiet --replicates 20

# Texts stay on the page, touch no other, can be read: light and wide as they are, then dark and 4:3.
judge() { # how
  ok
  "$ORGREACH_BINARY_DIR/tests/test_chart_pictures" {sweep,one,effects,indices,solution}/charts/*.svg >judged 2>&1 ||
    fail "$1: $(grep -m 1 'touches\|leaves\|contrast\|texts' judged || tail -n 3 judged)"
}
judge 'light, 16:9'
mkdir -p wide
for made in sweep one effects indices solution; do
  cp -r $made wide/
  want 0 "$made, dark and 4:3" plot $made --theme dark --aspect 4:3 --format svg
done
judge 'dark, 4:3'
for made in sweep one effects indices solution; do
  rm -r $made
  mv wide/$made .
done

want 0 'the list of charts' plot --list
cp out list
mkdir -p pictures
{
  printf '# Gallery\n\nEvery chart that Orgreach draws, made by the program. Charts of a run show made-up numbers, so that each\n'
  printf 'has something to show; the others are of the scenario brand-advocacy. `orgreach plot --list` prints\n'
  printf 'what each needs; `--theme dark` and `--aspect 4:3` draw the same for other stages. Below each picture stands\n'
  printf 'what a result must have for it.\n'
  while IFS= read -r line; do
    read -r name summary <<<"$line"
    if [[ $line == ' '* ]]; then
      printf '\n*%s*\n' "${line#"${line%%[! ]*}"}"
      continue
    fi
    picture=../tests/golden/svg-$version/$name.svg
    if [[ ! -e $golden/$name.svg ]]; then
      drawn=$(ls -- {sweep,one,effects,indices,solution}/charts/"$name.svg" 2>/dev/null | head -n 1)
      [[ $drawn ]] && cp "$drawn" pictures/
      picture=images/gallery/$name.svg
    fi
    printf '\n## %s\n\n%s.\n\n![%s](%s)\n' "$name" "$summary" "$summary" "$picture"
  done <list
} >gallery.md

if [[ ${ORGREACH_GOLDEN-} == write ]]; then
  mkdir -p "$docs/images/gallery"
  cp gallery.md "$docs/gallery.md"
  cp pictures/*.svg "$docs/images/gallery/"
fi
ok
cmp -s gallery.md "$docs/gallery.md" || fail 'docs/gallery.md is not what the charts are now (ORGREACH_GOLDEN=write renews it)'
for name in $(awk '!/^ / { print $1 }' list); do
  ok
  if [[ -e $golden/$name.svg ]]; then continue; fi
  if [[ ! -e pictures/$name.svg ]]; then
    fail "chart $name is drawn nowhere: tests/whole/gallery.sh wants a result that has it"
  elif ! cmp -s "pictures/$name.svg" "$docs/images/gallery/$name.svg"; then
    fail "docs/images/gallery/$name.svg is not what is drawn now (ORGREACH_GOLDEN=write renews it)"
  fi
done
finish
