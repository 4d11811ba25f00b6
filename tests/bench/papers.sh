#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How long papers take: both shipped plans by the program, and a hundred schemes for each of
# 153 areas in memory by as many threads as there are processors, beside xsltproc. That is
# given each report as our stylesheet sees it, checked, its words found and its steps in place
# (prepared.c), and does the rest by one thread. Part of `make bench`, in the folder of a
# build. A target that is missed is printed and is no failure: the machine may be busy.
# Settings: RACE_PAPER_RUNS (9), RACE_AREA_RUNS (5).
set -euo pipefail
export LC_ALL=C
source=$(cd "$(dirname "$0")/../.." && pwd)
program=$PWD/core/outturn
runs=${RACE_PAPER_RUNS:-9}
area_runs=${RACE_AREA_RUNS:-5}
export OUTTURN_PLUGINS=${OUTTURN_PLUGINS:-$PWD/plugins/.libs}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/areas" "$work/prepared"

# seconds COMMAND...: from start to end, by the shell's own clock.
seconds() {
    local start=$EPOCHREALTIME
    "$@" >/dev/null 2>&1 || {
        printf 'papers: failed: %.80s\n' "$*" >&2
        exit 1
    }
    awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.4f\n", b - a }'
}

# median COMMAND...: of all runs.
median() {
    local i
    for ((i = 0; i < runs; i++)); do seconds "$@"; done | sort -g |
        awk '{ x[NR] = $1 } END { print x[int((NR + 1) / 2)] }'
}

# row WHAT FOUND TARGET UNIT
row() {
    awk -v what="$1" -v found="$2" -v target="$3" -v unit="$4" 'BEGIN {
        printf "  %-52s %8.3f %s (target <= %s): %s\n", what, found, unit, target,
            found <= target ? "hit" : "missed" }'
}

echo "Papers:"
for plan in milton-keynes-2015-16 milton-keynes-2023-25; do
    "$program" run "$source/scripts/$plan/review.lua" -o "$work/$plan.xml" >/dev/null 2>&1
    row "$plan to html and odt" \
        "$(median "$program" paper "$work/$plan.xml" --to html,odt -o "$work")" 0.2 s
    command -v xsltproc >/dev/null || continue
    ours=$(median "$program" paper "$work/$plan.xml" --to html -o "$work")
    "$PWD/tests/bench/prepared" "$work/prepared" "$work/$plan.xml"
    theirs=$(median xsltproc -o "$work/x.html" "$source/core/paper/board.xsl" \
        "$work/prepared/$plan.xml")
    row "$plan to html, beside xsltproc" \
        "$(awk -v a="$ours" -v b="$theirs" 'BEGIN { print a / b }')" 1.5 times
done

# The middle one of runs of all areas, by its sum: seconds to XML, to HTML, and both.
read -r xml html both < <(
    for ((i = 0; i < area_runs; i++)); do "$PWD/tests/bench/papers" "$work/areas"; done |
        sed -E 's/^xml ([0-9.]+) s.*html ([0-9.]+) s.*/\1 \2/' |
        awk '{ print $1, $2, $1 + $2 }' | sort -k 3 -g |
        awk '{ x[NR] = $0 } END { print x[int((NR + 1) / 2)] }')
row "153 areas of 100 schemes, in memory to xml" "$xml" 1 s
row "the same to html" "$html" 1 s
row "both together" "$both" 1 s
if command -v xsltproc >/dev/null; then
    "$PWD/tests/bench/prepared" "$work/prepared" "$work"/areas/*.xml
    theirs=$(seconds xsltproc "$source/core/paper/board.xsl" "$work"/prepared/area-*.xml)
    row "the same to html, beside xsltproc" \
        "$(awk -v a="$html" -v b="$theirs" 'BEGIN { print a / b }')" 1 times
else
    echo "  xsltproc is not installed: left out (Debian: xsltproc)"
fi
