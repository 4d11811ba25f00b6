#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# plan.sh FOLDER: writes a plan of 20 schemes over 5 years for timing uncertainty. Base
# values and intervals are those of the distributions in uncertainty_gsl.c, from which
# the fit of a parameter gives these distributions back.
set -eu
mkdir -p "$1"
cd "$1"
cat > plan.csv <<'END'
field,value
title,Twenty services to time by
area,Nowhere
periods,2023-24; 2024-25; 2025-26; 2026-27; 2027-28
price_year,2023-24
END
awk 'BEGIN {
    print "id,name,kind" > "schemes.csv"
    print "scheme,measure,period,basis,value,unit,quality,note" > "activity.csv"
    print "scheme,period,basis,amount,quality,note" > "spend.csv"
    print "scheme,kind,name,value,low,high,unit,price_year,grade,quality,note" \
        > "parameters.csv"
    about_all("rate_ratio", 0.8, 0.8 * exp(-0.1 * z()), 0.8 * exp(0.1 * z()), "1", "")
    about_mean("", "bench_service", "event_rate", 0.4, 0.1, "event/person", "")
    about_mean("", "bench_service", "saving", 2500, 300, "GBP/event", "2023-24")
    about_mean("", "bench_service", "health_loss", 0.08, beta_sd(8, 92), "qaly/event", "")
    about_mean("", "", "qaly_value", 20000, 0, "GBP/qaly", "2023-24")
    for (s = 0; s < 20; s++) {
        id = sprintf("s%02d", s)
        printf "%s,Service %d,bench_service\n", id, s + 1 > "schemes.csv"
        about_mean(id, "", "uptake", (20 + s) / (100 + s), beta_sd(20 + s, 80), "1", "")
        about_mean(id, "", "unit_cost", 100 + 5 * s, (100 + 5 * s) / 5, "GBP/person", "2023-24")
        about_mean(id, "", "fixed_cost", 50000 + 1000 * s, 0, "GBP", "2023-24")
        for (year = 2023; year < 2028; year++) {
            period = sprintf("%d-%02d", year, year % 100 + 1)
            printf "%s,people,%s,planned,%d,person,illustrative,made up\n", id, period,
                5000 + 100 * s > "activity.csv"
            printf "%s,%s,planned,%d,illustrative,only its periods are used\n", id, period,
                50000 + 1000 * s > "spend.csv"
        }
    }
}
function z() { return 1.959963984540054 }
function beta_sd(a, b) { return sqrt(a * b / (a + b + 1)) / (a + b) }
function about_all(name, base, low, high, unit, year) {
    row("", "bench_service", name, base, low, high, unit, year)
}
function about_mean(scheme, kind, name, mean, sd, unit, year) {
    row(scheme, kind, name, mean, mean - z() * sd, mean + z() * sd, unit, year)
}
function row(scheme, kind, name, base, low, high, unit, year) {
    printf "%s,%s,%s,%.15g,", scheme, kind, name, base > "parameters.csv"
    if (low < high)
        printf "%.15g,%.15g", low, high > "parameters.csv"
    else
        printf "," > "parameters.csv"
    printf ",%s,%s,assumed,illustrative,made up\n", unit, year > "parameters.csv"
}'
for draws in 1000 10000 100000 1000000; do
    sed "s/DRAWS/$draws/" "${OUTTURN_BENCH_SCRIPT:?}" > "uncertainty_$draws.lua"
done
