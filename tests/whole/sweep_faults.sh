#!/usr/bin/env bash
# A short version of tests/fault/sweep.sh, which says more.
# ctest: not sanitized
# ctest: long
KILLS=${KILLS:-6} STOPS=${STOPS:-4} RACES=${RACES:-2} EVERY=${EVERY:-101}
. "$(dirname "$0")/../fault/sweep.sh"
