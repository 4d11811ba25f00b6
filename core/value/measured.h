/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proportions and rates of counts, their differences and ratios: nodes whose interval
 * follows from what they are made of. */
#ifndef OT_VALUE_MEASURED_H
#define OT_VALUE_MEASURED_H

#include "value/graph.h"

struct ot_rate_of {
    double per;                       /* a whole number from 1: 100000 */
    enum ot_interval_method interval; /* NONE, WILSON (a proportion), COUNT */
    double level;                     /* 0: 0.95 */
    const char *label;
};

/* count for each of population, × per. Both are of one value. A proportion (WILSON) is a
 * fraction shown as a percentage, of one unit on both sides; others are "admission/
 * per_100000/person". NULL with err: units, a level or a scale that cannot be. */
struct ot_node *ot_graph_rate(struct ot_graph *graph, struct ot_node *count,
                              struct ot_node *population, const struct ot_rate_of *of,
                              struct ot_error *err);

/* a - b of two proportions, or of two rates of one scale, that were counted apart: two
 * groups, or two periods. NULL with err (exit 4): they are not such. */
struct ot_node *ot_graph_difference(struct ot_graph *graph, struct ot_node *a,
                                    struct ot_node *b, struct ot_error *err);
/* a / b of two rates. */
struct ot_node *ot_graph_ratio(struct ot_graph *graph, struct ot_node *a,
                               struct ot_node *b, struct ot_error *err);

#endif
