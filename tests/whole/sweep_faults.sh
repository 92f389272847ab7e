#!/usr/bin/env bash
# A short version of tests/fault/sweep.sh, which says more.
# ctest: not sanitized
# ctest: long
KILLS=${KILLS:-8} STOPS=${STOPS:-4} RACES=${RACES:-2} EVERY=${EVERY:-23}
. "$(dirname "$0")/../fault/sweep.sh"
