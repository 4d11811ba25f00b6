/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One-way sensitivity: each unknown in turn at the ends of its 95 % interval, all others
 * at their base value (HM Treasury, The Green Book, 2022, chapter 5: sensitivity and
 * switching values). */
#ifndef OT_APPRAISE_ONE_WAY_H
#define OT_APPRAISE_ONE_WAY_H

#include "appraise/breakdown.h"
#include "report/chart.h"

struct ot_swing {
    const char *name, *label;                 /* of the unknown */
    struct ot_node *base, *low, *high;        /* its values */
    double at_base, at_low, at_high;          /* the result there */
    struct ot_node *low_result, *high_result; /* the same, as quantities */
    struct ot_node *switching; /* its value at which the result is 0; NULL: of a result
                                  that has no such point */
    bool counted;              /* a count: switching is looked for within its interval */
    bool flips;                /* the result changes sign within the interval */
};
struct ot_one_way {
    struct ot_node *result; /* of the evaluation itself */
    const char *missing;    /* why there is nothing to show; NULL */
    struct ot_swing *swing; /* the widest first; those that move nothing are left out */
    size_t count;
};

/* A result of an evaluation, of one value. */
struct ot_result_of {
    struct ot_node *(*ask)(struct ot_evaluation *e, const char *name,
                           struct ot_error *err);
    const char *name; /* for ask */
    bool net;         /* what matters is its sign: net present values */
};

/* In the graph's arena. -1: a result of several periods (exit 4), a hook failed, memory.
 */
int ot_one_way(struct ot_evaluation *e, const struct ot_result_of *of,
               struct ot_one_way *out, struct ot_error *err);

/* A row for each: `base`, `low`, `high`, `at_low`, `at_high`, of net results
 * `switching` and, in words, `turns`. No rows: with the reason. */
int ot_one_way_lines(const struct ot_one_way *of, struct ot_graph *graph,
                     struct ot_lines *out, struct ot_error *err);

/* Its chart, of the twelve widest. NULL: err. */
struct ot_chart *ot_one_way_chart(const struct ot_one_way *of, struct ot_graph *graph,
                                  struct ot_error *err);

#endif
