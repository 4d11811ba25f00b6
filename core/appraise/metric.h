/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metrics of a plan: what each means, and its values as quantities with their interval.
 */
#ifndef OT_APPRAISE_METRIC_H
#define OT_APPRAISE_METRIC_H

#include "appraise/evaluation.h"
#include "plan/metric_set.h"

/* A cell of the plan that says otherwise than the shipped set; empty cells do not. */
struct ot_metric_difference {
    const char *column, *plan, *set; /* "better", "up", "down" */
};
/* What a metric means: the plan's cells, and where they are empty those of its set. Only
 * the columns that change a figure or how it is judged are held against the set: per,
 * unit, numerator_is, interval, better, method. Names are as printed. */
struct ot_metric_meaning {
    const struct ot_metric *row;
    const struct ot_metric_definition *shipped; /* NULL: the plan's own */
    const char *name, *numerator, *denominator, *unit,
        *better;                       /* better NULL: not said */
    const char *numerator_is, *method; /* never NULL: "total", "crude" */
    double per;                        /* 0: a plain number */
    enum ot_interval_method interval;  /* NONE, WILSON, COUNT */
    struct ot_metric_difference differs[6];
    size_t differences;
};
/* Texts are borrowed from the plan, or static; those of differs are in the arena. 0, or
 * -1: out of memory. */
int ot_metric_meaning(const struct ot_metric *row, struct ot_arena *arena,
                      struct ot_metric_meaning *out);

/* NULL: none. */
const struct ot_metric *ot_plan_metric(const struct ot_plan *plan, const char *id);

/* Which row of performance: of the whole metric (no group), the latest edition of each.
 */
struct ot_metric_query {
    const char *metric, *role; /* role: baseline, target, forecast, actual */
    struct ot_period period;   /* none: the last that has a value, else the last */
    const char *label;         /* NULL: any */
};
/* NULL: there is none. */
const struct ot_performance *ot_metric_row(const struct ot_plan *plan,
                                           const struct ot_metric_query *query);
/* Both parts, or the printed value: is there a figure? */
bool ot_metric_has_value(const struct ot_performance *row);

/* The figure of a row: numerator / denominator × per where both are given, else the
 * printed value with the issuer's interval. Of a standardised or surveyed metric the
 * printed value comes first: its parts do not make it. row NULL: missing, `why` says so.
 * NULL with err. */
struct ot_node *ot_metric_node(struct ot_appraisal *a,
                               const struct ot_metric_meaning *meaning,
                               const struct ot_performance *row, const char *why,
                               struct ot_error *err);

/* Does the value that the row prints differ from the one its parts make, rounded as the
 * printed one is? With *computed, where both are there. */
bool ot_metric_misprinted(const struct ot_metric_meaning *meaning,
                          const struct ot_performance *row, double *computed);

#endif
