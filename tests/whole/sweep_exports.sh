#!/usr/bin/env bash
# The tables of a sweep are the same bytes for any number of threads and shards, stopped or not, in
# any locale; a shard looks at its own points; the database is read by other programs.
# ctest: not sanitized
# ctest: long
. "$(dirname "$0")/lib.sh"

small_scenario | sed '/^ladder/,$d' >small.yaml
axes=(--axis social.participation=0.1:0.9:0.2 --axis trust.rule=product,mean --replicates 200 --quiet)

compare() { # folder, what
  local table
  for table in points summary comparison failures; do
    ok
    cmp -s "one/$table.csv" "$1/$table.csv" || fail "$2: $table.csv is not that of one thread"
  done
}

play() { # folder, arguments...
  want 0 "$1" sweep small.yaml "${axes[@]}" -o "$@"
  want 0 "export of $1" export "$1"
}

# Shards, each on two threads, each killed once at some time; merged, and exported.
in_shards() { # folder, number of shards
  local i pid parts=()
  for ((i = 1; i <= $2; i++)); do
    parts+=("$1-$i")
    "$program" sweep small.yaml "${axes[@]}" --shard "$i/$2" -o "$1-$i" >out 2>err </dev/null &
    pid=$!
    sleep "0.0$((i % 9 + 1))"
    kill -KILL $pid 2>/dev/null
    wait $pid 2>/dev/null
    want 0 "shard $i of $2" sweep small.yaml "${axes[@]}" --shard "$i/$2" -j 2 -o "$1-$i"
  done
  want 0 "merge of $2 shards" merge -o "$1" "${parts[@]}"
  want 0 "export of $2 shards" export "$1"
  rm -r "${parts[@]}"
}

play one -j 1
for threads in 2 4; do
  play "j$threads" -j $threads
  compare "j$threads" "$threads threads"
done
for shards in 1 3 7; do
  in_shards "of$shards" $shards
  compare "of$shards" "$shards shards"
done
# Stopped every now and then.
for ((i = 0; i < 3; i++)); do
  timeout -s INT 0.1 "$program" sweep small.yaml "${axes[@]}" -o stopped >out 2>err </dev/null
done
play stopped -j 2
compare stopped 'stopped thrice'

# Locales with a decimal comma, with another i, with other digits and from right to left.
mkdir locales
for locale in de_DE tr_TR ar_SA; do
  ok
  localedef -c -i $locale -f UTF-8 "locales/$locale.UTF-8" >localedef.log 2>&1
  [[ $(LOCPATH=$work/locales LC_ALL=$locale.UTF-8 locale charmap 2>&1) == UTF-8 ]] || {
    fail "the locale $locale.UTF-8 cannot be made here (apt-get install locales)"
    continue
  }
  export LOCPATH=$work/locales LC_ALL=$locale.UTF-8 LANG=$locale.UTF-8 LC_NUMERIC=$locale.UTF-8
  in_shards "in_$locale" 2
  export LC_ALL=C LANG=C LC_NUMERIC=C
  compare "in_$locale" "locale $locale"
done

# A shard looks at its own points; an axis may have its effect in another one.
law=(--set sweep.design=zip --replicates 3 --quiet --axis associates.contacts.law=constant,lognormal
  --axis associates.contacts.cv=0.4,0.8)
want 0 'an effect in another shard' sweep small.yaml "${law[@]}" --shard 1/2 -o effect
want 0 'an effect here' sweep small.yaml "${law[@]}" --shard 2/2 -o effect
want 0 'no point, no effect' sweep small.yaml "${law[@]}" --shard 3/3 -o effect3
law[6]=associates.contacts.law=constant,constant
want 3 'no effect at all' sweep small.yaml "${law[@]}" --shard 1/2 -o refused

# Other programs read the database, and find what is in the tables.
query='SELECT count(*), total(mean) FROM points JOIN measures USING (point) WHERE measure = "reach"'
lines=$(grep -c ',reach,' one/summary.csv)
if command -v sqlite3 >/dev/null; then
  ok
  [[ $(sqlite3 one/sweep.sqlite "${query//\"/\'}") == "$lines|"* ]] || fail 'sqlite3 reads something else'
else
  echo 'note: no sqlite3 here'
fi
if python3 -c 'import sqlite3, csv' 2>/dev/null; then
  ok
  python3 - <<'PY' || fail 'Python reads something else'
import csv, sqlite3
rows = list(csv.DictReader(open("one/summary.csv", newline="", encoding="utf-8")))
base = sqlite3.connect("file:one/sweep.sqlite?mode=ro", uri=True)
there = base.execute("SELECT point, organization, measure, mean, p95, n FROM measures ORDER BY id").fetchall()
assert len(rows) == len(there) > 100
for row, (point, organization, measure, mean, p95, n) in zip(rows, there):
    assert (int(row["point"]), row["organization"], row["measure"]) == (point, organization, measure)
    assert (float(row["mean"]) if row["mean"] else None) == mean
    assert (float(row["p95"]) if row["p95"] else None) == p95 and int(row["n"]) == n
PY
else
  echo 'note: no Python here'
fi
finish
