#!/usr/bin/env bash
# report.html as a run writes it and as `orgreach report` makes it again: the same bytes, no links to
# anywhere, with and without pictures, small, and what happens where it cannot be made.
. "$(dirname "$0")/lib.sh"

small_scenario >small.yaml
want 0 'a run' run small.yaml -o one --quiet || finish
want_text out 'Page:    one/report.html' 'the run says where the page is'
ok
[[ $(grep -c '<svg' one/report.html) -ge 4 ]] || fail 'there are few pictures on the page'
ok
grep -qE ' (src|action|srcset)=|href="[^#]|url\(|@import|//[a-z]+\.[a-z]' <(sed 's/xmlns[:a-z]*="[^"]*"//g' one/report.html) &&
  fail 'the page leads somewhere'
if command -v xmllint >/dev/null; then
  ok
  xmllint --noout one/report.html 2>odd || fail "the page is not well-formed: $(head -n 3 odd)"
fi

cp -r one again
rm again/report.html
want 0 'report' report again
want_text out 'Page: again/report.html' 'report says what it made'
same one again 'report makes the page that the run made'
want 0 'what report makes is in the manifest' verify again

# Ids are those of one thing each, and every name of something leads to it.
ok
grep -oE '\bid="[^"]*"' one/report.html | sort | uniq -d >doubled
[[ -s doubled ]] && fail "ids that stand twice: $(head -n 3 doubled)"
ok
for id in $(grep -oE 'aria-labelledby="[^"]*"' one/report.html | cut -d '"' -f 2) \
  $(grep -oE '(xlink:)?href="#[^"]*"' one/report.html | cut -d '#' -f 2 | tr -d '"'); do
  grep -qF "id=\"$id\"" one/report.html || fail "nothing has the id $id"
done

# Dark charts come into the page; the page is then another one.
want 0 'dark charts' plot again --theme dark --format svg
want 0 'the page with them' report again
ok
cmp -s one/report.html again/report.html && fail 'dark charts did not come into the page'

# Without gnuplot the page has no pictures and says so.
mkdir empty-path
env PATH="$work/empty-path" "$program" run small.yaml -o bare --quiet >out 2>err
ok
[[ $? == 9 || -s err ]] || fail 'gnuplot was found all the same'
want_text bare/report.html 'There are no pictures' 'the page says that there are no pictures'
want_text bare/report.html 'id="table-measures"' 'and has numbers'
want 0 'no charts wanted' run small.yaml -o none --quiet --no-charts
ok
cmp -s bare/report.html none/report.html || fail 'pages without pictures differ'

# A picture that somebody put there is not taken as it is.
cp -r one edited
printf '<svg viewBox="0 0 16 9"><script>alert(1)</script><g onclick="x()"></g></svg>' \
  >edited/charts/multiplier.svg
printf 'GIF89a' >edited/charts/reach-by-hop.svg
want 0 'pictures of somebody' report edited
ok
[[ $(grep -c '<script' edited/report.html) == 1 ]] || fail 'a script of a picture is on the page'
grep -q 'onclick' edited/report.html && fail 'a handler of a picture is on the page'
want_text edited/report.html 'is not as gnuplot draws it' 'the page says which is not shown'

# A sweep has a page with sliders, which one that was stopped has, too; a sensitivity has none.
want 0 'a sweep' sweep small.yaml --axis social.participation=0.1,0.2 --replicates 10 -o swept \
  --quiet --no-charts
want 0 'its page' report swept
want_text swept/report.html 'id="explorer-data"' 'it has sliders'
cp swept/report.html first.html
want 0 'its page again' report swept
ok
cmp -s first.html swept/report.html || fail 'the page of a sweep is another one when made again'
want 0 'the sweep goes on' sweep small.yaml --axis social.participation=0.1,0.2 --replicates 10 \
  -o swept --quiet --no-charts
want 2 'a measure is for sweeps' report again --measure cost
want 0 'a sensitivity' sensitivity small.yaml --replicates 5 -o se --quiet --no-charts
want 4 'its page' report se
mkdir begun
cp swept/scenario.yaml begun
: >begun/sweep.sqlite
want 4 'an empty database' report begun
want 4 'no folder' report nowhere
want_lines 1 'no folder'
want 2 'no word' report
want 0 'help' report --help
if [[ $(id -u) != 0 ]]; then
  chmod a-w again
  want 7 'a folder that cannot be written' report again
  chmod u+w again
fi
ln -s /dev/full full
rm -f again/report.html
ok
"$program" report again >full 2>err </dev/null
[[ $? == 7 ]] || fail 'standard output is full, and the exit code is not 7'

# As large as promised.
want 0 'brand-advocacy' run "$source_dir/scenarios/brand-advocacy.yaml" -o large --quiet \
  --replicates 20 --set claim.replicates=2
ok
[[ $(stat -c %s large/report.html) -le 3000000 ]] || fail "the page has $(stat -c %s large/report.html) bytes"
finish
