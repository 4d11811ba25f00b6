#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How long a table about people takes, and how much memory: checked row by row, and counted by
# month, scheme and group, beside awk, which counts starts and hours by scheme and month and
# checks nothing. The answers are compared first. Part of `make bench`, in the folder of a
# build. Settings: RACE_EPISODES (200000 rows).
set -euo pipefail
export LC_ALL=C
build=$PWD
program=$build/core/outturn
rows=${RACE_EPISODES:-200000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/plan.csv" <<'END'
field,value
title,Episodes to time by
area,Nowhere
periods,2023-24
price_year,2023-24
END
printf 'id,name\nfalls,Falls\nhome,Home\nnight,Night\n' >"$work/schemes.csv"
awk -v rows="$rows" 'BEGIN {
    split("falls home night", scheme, " ")
    split("65-74 75-84 85+", band, " ")
    print "episode,scheme,referred,accepted,started,ended,discharged,hours,contacts," \
        "age_band,sex,quintile,at_home_91,died,readmitted,long_term_care"
    for (i = 0; i < rows; i++) {
        day = sprintf("2023-%02d-%02d", 4 + i % 9, 1 + i * 7 % 28)
        printf "E%08d,%s,%s %02d:%02d,%s 23:59,%s,%s,%s,%d,%d,%s,%s,%d,yes,no,unknown,no\n",
            i, scheme[1 + int(i / 9) % 3], day, i % 24, i * 11 % 60, day, day, day, day, i % 60,
            i % 20, band[1 + i % 3], i % 2 ? "female" : "male", 1 + i % 5
    }
}' >"$work/episodes.csv"
cat >"$work/count.lua" <<'END'
local report = outturn.report { title = "T", to = "Nobody", date = "2026-01-01", purpose = "P" }
for scheme in plan:schemes() do
  for month = 4, 12 do
    local period = string.format("2023-%02d", month)
    print(string.format("%s %s %.0f %.0f", scheme.id, period,
      scheme:activity("starts", period, { basis = "actual" }):number(),
      scheme:activity("hours", period, { basis = "actual" }):number()))
  end
end
return report
END

# cost NAME COMMAND...: seconds of processor time, MiB; what it printed is in NAME.
cost() {
    local name=$1
    shift
    "$build/tests/bench/cost" "$work/$name.cost" "$@" >"$work/$name" 2>&1 || {
        printf 'episodes: %s failed: %s\n' "$name" "$(tail -n 1 "$work/$name")" >&2
        exit 1
    }
    tail -n 1 "$work/$name.cost" | awk '{ print $1 + $2, $4 / 1024 }'
}

read -r seconds mib < <(cost outturn "$program" run "$work/count.lua" -o "$work/x.xml")
# shellcheck disable=SC2016 # of awk
read -r theirs _ < <(cost awk awk -F, 'NR > 1 {
        key = $2 " " substr($5, 1, 7)
        starts[key]++
        hours[key] += $8
    }
    END { for (key in starts) print key, starts[key], hours[key] }' "$work/episodes.csv")
cmp -s <(sort "$work/outturn") <(sort "$work/awk") || {
    echo "episodes: outturn and awk count otherwise" >&2
    exit 1
}
awk -v rows="$rows" -v seconds="$seconds" -v mib="$mib" -v theirs="$theirs" \
    -v bytes="$(wc -c <"$work/episodes.csv")" 'BEGIN {
    printf "Episodes: %d rows, %.1f MB: the same numbers of starts and hours as awk\n", rows,
        bytes / 1e6
    printf "  %.2f s of processor time, %.1f MB a second, %.0f MiB; awk %.2f s\n", seconds,
        bytes / 1e6 / seconds, mib, theirs
}'
