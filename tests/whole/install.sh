#!/usr/bin/env bash
# What `cmake --install` puts somewhere runs from there, without the checkout.
# ctest: not sanitized
. "$(dirname "$0")/lib.sh"
ok
cmake --install "$binary_dir" --prefix "$work/usr" >install.log 2>&1 || fail "cmake --install: $(tail -n 1 install.log)"
for file in bin/orgreach share/orgreach/scenarios/karate.yaml share/doc/orgreach/README.md share/doc/orgreach/LICENSE share/man/man1/orgreach.1 share/man/man5/orgreach-scenario.5 share/bash-completion/completions/orgreach share/zsh/site-functions/_orgreach share/fish/vendor_completions.d/orgreach.fish; do
  ok
  [[ -s usr/$file ]] || fail "$file is not installed"
done
program=$work/usr/bin/orgreach
want 0 'the installed program' run usr/share/orgreach/scenarios/karate.yaml --replicates 50 --no-charts --quiet -o karate
want 0 'its version' --version
want_text out "$(sed -n 's/^project(orgreach VERSION \([0-9.]*\).*/\1/p' "$source_dir/CMakeLists.txt")" 'its version'
finish
