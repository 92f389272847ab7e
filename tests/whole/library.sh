#!/usr/bin/env bash
# The C library as another program meets it: installed, found by pkg-config, compiled against; it
# shows no name but those of its header, and says what the program says.
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"
cc=${CC:-cc}
# Version scripts and plug-ins of the build play no part: this is a compiler as anybody has it.
flags='-std=c17 -Wall -Wextra -Wpedantic -Wconversion -Werror'

install_into() { # folder, options of cmake --install
  local folder=$1
  shift
  ok
  DESTDIR='' cmake --install "$binary_dir" "$@" >install.log 2>&1 || fail "cmake --install: $(tail -n 1 install.log)"
  pc=$(find "$folder" -name orgreach.pc)
  [[ -f $pc ]] || fail "no orgreach.pc in $folder"
  export PKG_CONFIG_PATH=$(dirname "$pc")
}

build() { # output, source, options...: with what pkg-config says
  local to=$1
  shift
  ok
  # shellcheck disable=SC2046,SC2086
  $cc $flags -o "$to" "$@" $(pkg-config --cflags --libs orgreach) >cc.log 2>&1 || {
    fail "cc: $to"
    head -n 10 cc.log
  }
}

want_same() { # what, expected, got
  ok
  [[ $2 == "$3" ]] || {
    fail "$1"
    diff <(printf '%s\n' "$2") <(printf '%s\n' "$3") | head -n 10
  }
}

# What `orgreach run --json` says, printed as the example prints it.
expected_of() { # file with the JSON
  awk '
    /"organizations"/ && !part { part = 1 }
    /"comparisons"/ { part = 2 }
    /"seconds"/ { part = 3 }
    { depth = match($0, /[^ ]/); gsub(/[",:]/, " ") }
    # departments, deeper, have names too
    part == 1 && $1 == "name" && NF == 2 && (!n || depth == top) { top = depth; name = $2; order[++n] = name }
    part == 2 && $1 == "organization" { name = $2 }
    part < 3 && NF == 2 && $2 == "{" { block = $1 }
    part == 1 && block == "reach" { value[name, $1] = $2 }
    part == 2 && block == "reach" { ratio[name, $1] = $2 }
    END {
      for (i = 1; i <= n; i++) {
        o = order[i]
        printf "%s: %.1f people (%.1f to %.1f)", o, value[o, "mean"], value[o, "ci_low"], value[o, "ci_high"]
        if ((o, "ratio") in ratio)
          printf ", %.3f times (%.3f to %.3f)", ratio[o, "ratio"], ratio[o, "ratio_ci_low"], ratio[o, "ratio_ci_high"]
        printf "\n"
      }
    }' "$1"
}

small_scenario >small.yaml
example=$source_dir/docs/examples/reach.c
ok
[[ $(wc -l <"$example") -le 30 && $(wc -L <"$example") -le 100 ]] || fail 'the example has more than 30 lines'

ok # what the README shows, if it does, is the example
shown=$(awk '/^```c$/ { text = ""; is_shown = 1; next } /^```$/ { if (text ~ /<orgreach.h>/) printf "%s", text; is_shown = 0 } is_shown { text = text $0 "\n" }' "$source_dir/README.md")
[[ -z $shown || $shown == "$(<"$example")" ]] || fail 'the README shows another example than docs/examples/reach.c'

install_into usr --prefix "$work/usr"
want 0 'the program' run small.yaml --json --quiet --no-charts -o small
expected=$(expected_of out)
want_same 'two organizations are expected' 2 "$(wc -l <<<"$expected")"
want_text <(printf '%s' "$expected") ' times (' 'the comparison is expected'
library=$(find usr -name 'liborgreach.so')
export LD_LIBRARY_PATH=$work/$(dirname "$library")
build reach "$example"
want_same 'the example says what the program says' "$expected" "$(./reach small.yaml 2>&1)"
ok
./reach nowhere.yaml >out 2>err
want_same 'the exit code of a missing scenario' 4 $?
want_text err 'nowhere.yaml: cannot read' 'a missing scenario'
want_same 'nothing on standard output then' '' "$(<out)"

# The name that programs record is the one of the interface; its version is the project's.
version=$(sed -n 's/^project(orgreach VERSION \([0-9.]*\).*/\1/p' "$source_dir/CMakeLists.txt")
want_same 'soname' "liborgreach.so.${version%%.*}" "$(objdump -p "$library" | awk '$1 == "SONAME" {print $2}')"
want_same 'version of orgreach.pc' "$version" "$(pkg-config --modversion orgreach)"

# Names: those of the header, each of them, and no other.
declared=$(grep -oE '\breach_[a-z_]+\(' "$source_dir/include/orgreach.h" | tr -d '(' | LC_ALL=C sort -u)
exported=$(nm -D --defined-only "$library" | awk '{print $NF}' | sed 's/@.*//' | LC_ALL=C sort -u)
want_same 'the library exports what the header declares' "$declared" "$exported"
want_same 'names begin with reach_' '' "$(grep -v '^reach_' <<<"$exported")"

# It neither prints nor ends the process nor changes what belongs to the whole process.
for word in exit _exit _Exit abort quick_exit printf puts putchar vprintf perror __printf_chk __vprintf_chk stdout stderr \
  setlocale signal sigaction system popen fork chdir umask setenv gsl_set_error_handler gsl_set_error_handler_off; do
  ok
  nm -D --undefined-only "$library" | awk '{print $NF}' | sed 's/@.*//' | grep -qx -- "$word" && fail "the library uses $word"
done

# The header stands alone, in C and in C++.
header=$(find usr -name orgreach.h)
for language in c:c99 c:c17 c++:c++11 c++:c++20; do
  for compiler in "$cc" clang; do
    command -v "$compiler" >/dev/null || continue
    [[ $language == c:* || $compiler == clang ]] || continue
    ok
    "$compiler" -x "${language%:*}" -std="${language#*:}" -Wall -Wextra -Wpedantic -Werror -fsyntax-only "$header" >cc.log 2>&1 ||
      fail "$compiler, $language: $(head -n 3 cc.log)"
  done
done

# Memory that runs out at any allocation: a status, never the end of the process.
starve=${ORGREACH_FAIL_MALLOC:?the library that fails an allocation}
env LD_PRELOAD="$starve" FAIL_MALLOC_COUNT="$work/count" ./reach small.yaml >out 2>err
total=$(<count)
ok
[[ $total -gt 100 ]] || fail "only $total allocations: the example was not starved"
for ((n = 1; n <= total; n += total / 40 + 1)); do
  for kind in '' forever; do
    env LD_PRELOAD="$starve" FAIL_MALLOC_AT="$n" ${kind:+"FAIL_MALLOC_FOREVER=1"} ./reach small.yaml >out 2>err
    status=$?
    ok
    [[ $status == 6 || ($status == 0 && $(<out) == "$expected") ]] || fail "allocation $n ${kind:-once} fails: exit $status"
  done
done

# Moved to another place, it is found there.
mv usr moved
export PKG_CONFIG_PATH=${PKG_CONFIG_PATH/usr/moved} LD_LIBRARY_PATH=${LD_LIBRARY_PATH/usr/moved}
build reach-moved "$example"
want_same 'after a move' "$expected" "$(./reach-moved small.yaml 2>&1)"

# Other folders for libraries, as of Debian with its name of the machine, or anywhere.
generator=$(sed -n 's/^CMAKE_GENERATOR:INTERNAL=//p' "$binary_dir/CMakeCache.txt")
pc_of() { # libdir: configures for it and puts orgreach.pc where it would be, below fake/
  local build=configured-${1//\//-} to
  cmake -G "$generator" -S "$source_dir" -B "$build" -DORGREACH_TESTS=OFF -DCMAKE_INSTALL_LIBDIR="$1" >cmake.log 2>&1 || fail "cmake: $(tail -n 1 cmake.log)"
  to=fake/${1#/}/pkgconfig
  mkdir -p "$to"
  cp "$build/orgreach.pc" "$to"
  export PKG_CONFIG_PATH=$work/$to
}
variable() { realpath -m "$(pkg-config --variable="$1" orgreach)"; }
pc_of lib/machine-linux
want_same 'includedir of a deep libdir' "$work/fake/include" "$(variable includedir)"
want_same 'a deep libdir' "$work/fake/lib/machine-linux" "$(variable libdir)"
pc_of /elsewhere/lib
want_same 'includedir with an absolute libdir' /usr/local/include "$(variable includedir)"
want_same 'an absolute libdir' /elsewhere/lib "$(variable libdir)"

# Staged for a package.
ok
DESTDIR=$work/stage cmake --install "$binary_dir" --prefix /usr >install.log 2>&1 || fail "DESTDIR: $(tail -n 1 install.log)"
ok
grep -rqF "$work" --include=orgreach.pc stage && fail 'orgreach.pc names the folder of the stage'
finish
