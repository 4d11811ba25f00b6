/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a metric's target met? The word of the national return, and whether it can be told
 * from chance. */
#ifndef OT_APPRAISE_ASSESS_H
#define OT_APPRAISE_ASSESS_H

#include "appraise/metric.h"

enum ot_chance { OT_CHANCE_UNKNOWN, OT_CHANCE_TOLD, OT_CHANCE_NOT_TOLD };

struct ot_assessment {
    const char *word;   /* "achieved", "not achieved", "on track", "not on track", "cannot
                           tell yet"; static */
    const char *reason; /* in a sentence; in the arena */
    struct ot_node *target, *actual; /* forced; may be missing */
    enum ot_chance chance; /* does the interval of the actual leave out the target?
                              unknown: it has none */
    const char *returned;  /* the issuer's own word, or NULL */
};

/* Over a period (none: that of the last target with a value). today: the report's date;
 * 0: none, then a period is over where it has an actual of its own.
 *
 * Achieved or not achieved: the period is over, and its actual is not provisional; by the
 * value, as national returns do. On track or not on track: the actual is provisional, or
 * it covers a part of the period alone; a rate of events is then held against the same
 * part of the target, by days. Cannot tell yet: no target, no actual, neither way is said
 * to be better, or a plain number of a part of the period. 0, or -1 with err. */
int ot_metric_assess(struct ot_appraisal *a, const struct ot_metric_meaning *meaning,
                     struct ot_period period, int today, struct ot_assessment *out,
                     struct ot_error *err);

/* Does the interval of a leave out the value of b? Both forced. */
enum ot_chance ot_metric_chance(const struct ot_node *a, const struct ot_node *b);

#endif
