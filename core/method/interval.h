/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Confidence intervals of proportions, counts and rates, of their differences and
 * ratios. Counts are plain numbers of events; a level is above 0.5 and below 1. Each
 * function gives 0, or -1 (out untouched) where its method has no interval: a level or a
 * count out of range, or what its own comment says. */
#ifndef OT_METHOD_INTERVAL_H
#define OT_METHOD_INTERVAL_H

#include <stdbool.h>

struct ot_interval {
    double low, high;
};

bool ot_interval_level_fits(double level);

/* Of a proportion, part of whole, as a fraction; 0 <= part <= whole, whole > 0. Of none
 * the lower end is 0, of all the upper end is 1, exactly.
 * Wilson (1927), as the Office for Health Improvement and Disparities uses it. */
int ot_interval_wilson(double part, double whole, double level, struct ot_interval *out);

/* Of a count of independent events; count > 0. A lower end that the formula puts below 0
 * (of a few events, at a high level) is 0.
 * Byar's approximation: Breslow and Day (1987), vol. 2, p. 69. */
int ot_interval_byar(double count, double level, struct ot_interval *out);

/* Of a count of independent events, from quantiles of chi-squared; count >= 0. Of none
 * the lower end is 0.
 * Garwood (1936). */
int ot_interval_exact(double count, double level, struct ot_interval *out);

/* Of a count: exact below 10 events, else Byar's. */
#define OT_EXACT_BELOW 10
int ot_interval_count(double count, double level, struct ot_interval *out);

/* Two figures of the same kind: parts of wholes, or events in populations. */
struct ot_interval_pair {
    double events, of;           /* of the first */
    double less_events, less_of; /* of the second: subtracted, or divided by */
};

/* Of the first proportion less the second.
 * Newcombe (1998), Statistics in Medicine 17: 873-890, method 10. */
int ot_interval_difference(struct ot_interval_pair pair, double level,
                           struct ot_interval *out);

/* Of the first rate less the second, each for one of `of`: the same rule on the intervals
 * of both counts.
 * MOVER: Zou and Donner (2008), Statistics in Medicine 27: 1693-1702. */
int ot_interval_rate_difference(struct ot_interval_pair pair, double level,
                                struct ot_interval *out);

/* Of the first rate divided by the second. On the logarithm, with variance
 * 1/events + 1/less_events: it is the one that leads can redo by hand, it is never
 * negative, and the ratio turned over has the interval turned over. It has none where
 * either count is 0.
 * Rothman, Greenland and Lash (2008), Modern Epidemiology, 3rd ed., ch. 14. */
int ot_interval_rate_ratio(struct ot_interval_pair pair, double level,
                           struct ot_interval *out);

#endif
