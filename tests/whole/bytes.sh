#!/usr/bin/env bash
# Same scenario and seed, same bytes: threads, locales, working folder, closed descriptors.
. "$(dirname "$0")/lib.sh"

small_scenario >small.yaml
want 0 'the reference run' run small.yaml -o one -j 1 --quiet || finish
ok
[[ $(fingerprint one | wc -l) -ge 9 ]] || fail "the run left few files: $(fingerprint one)"

for threads in 2 3 4 8; do
  want 0 "-j $threads" run small.yaml -o "j$threads" -j "$threads" --quiet
  same one "j$threads" "-j $threads"
done

# Bare networks by every model that explain knows.
ok
read -ra models < <("$program" explain cascade.model | sed -nE 's/^ *allowed +//p' | sed 's/,\| or / /g')
[[ ${#models[@]} -ge 6 ]] || fail "explain names few models: ${models[*]}"
for model in "${models[@]}"; do
  cat >bare.yaml <<YAML
network: {famous: Zachary}
cascade: {model: $model, seed_choice: random, seed_count: 3}
run: {seed: 7, replicates: 60, days: 9}
YAML
  for threads in 1 2 3 4 8; do
    want 0 "$model -j $threads" run bare.yaml -o "$model-j$threads" -j "$threads" --quiet --no-charts
    [[ $threads == 1 ]] || same "$model-j1" "$model-j$threads" "$model -j $threads"
  done
done

# Hundreds of people with the message at once and dozens of trees: in which order turns of one day
# come may depend on what a thread played before, no number may.
awk 'BEGIN {
  x = 7
  for (i = 0; i < 3000; i++) {
    x = x * 48271 % 2147483647; u = x % 1000
    x = x * 48271 % 2147483647; print u, x % 1000
  }
}' >drawn.edges
for rule in 'model: linear-threshold' 'model: complex-contagion, tellers_needed: 2, noise: 0.1' \
  'model: sir, rate: 0.3' 'model: continuous-time-cascade, probability: 0.3, delay: constant' \
  'probability_rule: weighted' 'probability: 0.3'; do
  cat >drawn.yaml <<YAML
network: {file: drawn.edges}
cascade: {$rule, seed_choice: random, seed_count: 40}
run: {seed: 7, replicates: 150}
YAML
  for threads in 1 2 3 8; do
    want 0 "$rule -j $threads" run drawn.yaml -o "drawn-j$threads" -j "$threads" --quiet --force \
      --no-charts
    [[ $threads == 1 ]] || same drawn-j1 "drawn-j$threads" "$rule -j $threads"
  done
done

# Locales that are really there: one with a decimal comma, one where i is not the lower case of I.
mkdir locales
for locale in de_DE tr_TR; do
  ok
  localedef -c -i "$locale" -f UTF-8 "locales/$locale.UTF-8" >localedef.log 2>&1
  seen=$(env LOCPATH="$work/locales" LC_ALL=$locale.UTF-8 locale decimal_point 2>&1)
  if [[ $seen != , ]]; then
    fail "the locale $locale.UTF-8 cannot be made here (apt-get install locales): $seen"
    continue
  fi
  env LOCPATH="$work/locales" LC_ALL=$locale.UTF-8 LANG=$locale.UTF-8 \
    timeout "$seconds" "$program" run small.yaml -o "in-$locale" --quiet >out 2>err </dev/null ||
    fail "locale $locale: exit $?"
  same one "in-$locale" "locale $locale"
done

# Another folder, and the scenario named by its absolute path.
mkdir -p elsewhere
(cd elsewhere && timeout "$seconds" "$program" run "$work/small.yaml" -o ../away --quiet) \
  >out 2>err || fail 'from another folder'
same one away 'from another folder'

# Nobody listens: what is printed must not land in a result.
timeout "$seconds" "$program" run small.yaml -o no-stdin --quiet <&- >out 2>err || fail 'closed stdin'
same one no-stdin 'closed stdin'
timeout "$seconds" "$program" run small.yaml -o no-stderr <out 2>&- >out || fail 'closed stderr'
same one no-stderr 'closed stderr'
timeout "$seconds" "$program" run small.yaml -o closed <&- >&- 2>&-
status=$?
ok
[[ $status == 0 || $status == 7 ]] || fail "all descriptors closed: exit $status"
same one closed 'all descriptors closed'

# Another seed is another answer: the comparison above can fail.
want 0 'another seed' run small.yaml -o other --seed 8 --quiet
ok
cmp -s one/replicates.csv other/replicates.csv && fail 'another seed gives the same replicates'
finish
