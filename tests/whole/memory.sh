#!/usr/bin/env bash
# Memory that runs out at any allocation: exit 6 or, where the program can do without, 0.
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"
library=${ORGREACH_FAIL_MALLOC:?the library that fails an allocation}
small_scenario >small.yaml

starve() { # n, forever or once, arguments of the program...
  local at=$1 kind=$2
  shift 2
  timeout -k 2 "$seconds" env LD_PRELOAD="$library" FAIL_MALLOC_AT="$at" \
    ${kind:+"FAIL_MALLOC_FOREVER=1"} "$program" "$@" >out 2>err </dev/null
  status=$?
}

# libfyaml 0.7.12 itself crashes where the two buffers of its input cannot be had: these allocations
# (18 and 19; `run` allocates once more before it reads)
fyaml_crashes=' 18 19 20 '

# campaign NAME TRIES ARGUMENT...: fails a sample of the allocations of a command.
campaign() {
  local what=$1 tries=$2 n total step
  shift 2
  rm -rf results
  rm -f count
  env LD_PRELOAD="$library" FAIL_MALLOC_COUNT="$work/count" "$program" "$@" >out 2>err </dev/null
  status=$?
  rm -rf whole
  [[ ! -d results ]] || mv results whole
  ok
  if [[ $status != 0 || ! -s count ]]; then
    fail "$what: cannot count its allocations"
    show
    return
  fi
  total=$(<count)
  step=$((total / tries + 1))
  printf '%s: %d allocations, every %d. fails\n' "$what" "$total" "$step"
  for ((n = 1; n <= total; n += step)); do
    [[ $fyaml_crashes != *" $n "* ]] || continue
    for kind in '' forever; do
      rm -rf results
      starve "$n" "$kind" "$@"
      ok
      case $status in
        0 | 6) ;;
        *)
          fail "$what: allocation $n ${kind:-once}: expected exit 6"
          show
          ;;
      esac
      if [[ $status == 6 ]]; then
        ok
        [[ $(wc -l <err) -ge 1 ]] || fail "$what: allocation $n ${kind:-once}: exit 6 without a word"
        ok # a manifest says that all is there, as when only the answer could not be printed
        [[ ! -e results/manifest.json ]] || same whole results "$what: allocation $n ${kind:-once}, with a manifest"
      fi
    done
  done
}

campaign check 150 check small.yaml
campaign run 150 run small.yaml -o results --no-charts --quiet -j 2
{ small_scenario; printf 'claim: {text: a, step: trust, measure: accepted_reach, replicates: 2}\n'; } >claim.yaml
campaign claim 100 run claim.yaml -o results --no-charts --quiet -j 2 --json --replicates 3
{ small_scenario; printf 'response: {key: participation, values: [0.2, 1], replicates: 2}\n'; } >response.yaml
campaign response 60 run response.yaml -o results --no-charts --quiet -j 2 --json --replicates 3
campaign explain 40 explain reach
campaign write 60 network small.yaml --write written.graphml --force
printf '0 1\n1 2\n2 0\n' >triangle.edges
printf 'network: {file: triangle.edges}\ncascade: {probability: 0.3, seed_set: [0]}\nrun: {replicates: 50}\n' >bare.yaml
campaign network 80 run bare.yaml -o results --no-charts --quiet -j 1 --json
campaign events 80 run bare.yaml -o results --no-charts --quiet -j 1 --events told.csv \
  --events-replicates 0-9 --force
printf '0 1 0.5\n1 1 1\n0 1 0.25\n' >chances.edges
printf 'network: {file: chances.edges, repeats: keep}\ncascade: {probability_rule: file, seed_set: [0]}\nrun: {replicates: 50}\n' >chances.yaml
campaign chances 60 run chances.yaml -o results --no-charts --quiet -j 1
printf 'time,adopters\n1,40\n2,52\n3,66\n4,80\n5,92\n6,98\n7,96\n8,87\n9,71\n' >adopters.csv
printf 'network: {edges: "0 1; 1 2"}\ncascade: {model: bass, series: adopters.csv}\n' >bass.yaml
campaign series 200 check bass.yaml
printf 'id,manager,department,contacts,group,reliability,stage\nAda,,a,3,x,1,none\nBob,Ada,b,,,,\nCy,Bob,b,,x,,\n' >people.csv
printf 'department,sincerity\nb,0.5\n' >legs.csv
printf 'from,to\nCy,Ada\nAda,Bob\n' >people-ties.csv
cat >roster.yaml <<'YAML'
associates: {roster: people.csv}
work_ties: {model: roster, informal: 0.5, silo: 0}
trust: {departments: legs.csv}
cascade: {seed_choice: group, seed_group: x}
organizations:
  lines: {}
  ties: {work_ties: {model: file, file: people-ties.csv}}
YAML
campaign roster 120 check roster.yaml
cat >programme.yaml <<'YAML'
run: {replicates: 6, days: 3}
associates: {roster: people.csv, contacts: {mean: 5}}
work_ties: {model: roster, informal: 0.5, silo: 0}
market: {people: 500, segments: 1}
channels: [feed]
programme: {weeks: 3}
adoption: {model: adkar, peer_influence: 0.2}
YAML
campaign programme 100 run programme.yaml -o results --no-charts --quiet -j 2 --json
cat >ideas.yaml <<'YAML'
run: {replicates: 4, days: 3}
associates: {count: 100}
market: {people: 5000}
channels: [feed]
ideas: {model: community, months: 6, staff: {ideas_each: 30}, possible: 100000}
YAML
campaign ideas 80 run ideas.yaml -o results --no-charts --quiet -j 2 --json
cat >recruiting.yaml <<'YAML'
run: {replicates: 4, days: 10}
associates: {count: 100}
market: {people: 50000}
participation: 0.5
channels: [feed]
recruiting: {model: funnels, readings: 500, pull: {visits: 10000}, referral: {eligible: 1}}
YAML
campaign recruiting 80 run recruiting.yaml -o results --no-charts --quiet -j 2 --json
# A sweep keeps what it has, and goes on.
cat >sweep.yaml <<'YAML'
run: {replicates: 70, days: 2}
associates: {count: 5, contacts: {law: constant, mean: 2}}
market: {audiences: separate}
channels: [feed]
feed: {attention: 0.5, reshare: 0}
sweep: {axes: ["participation=0.5,1", trust.rule=*]}
YAML
campaign sweep 60 sweep sweep.yaml -o results --quiet -j 2
small_scenario | sed '/^ladder/,$d' >asked.yaml
campaign sensitivity 40 sensitivity asked.yaml -o results --no-charts --quiet -j 2 --replicates 3 \
  --axis social.participation=0.1:0.5 --axis associates.contacts.mean=5:9
campaign solve 40 solve asked.yaml -o results --no-charts --quiet -j 2 --replicates 3
finish
