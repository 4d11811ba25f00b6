/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statistics of draws: quantities of one value, which do not vary with the draws. */
#ifndef OT_VALUE_STATISTICS_H
#define OT_VALUE_STATISTICS_H

#include "value/graph.h"

enum ot_statistic {
    OT_STATISTIC_BASE, /* the base case, which is no draw */
    OT_STATISTIC_ESTIMATE,
    OT_STATISTIC_ERROR,
    OT_STATISTIC_SD,
    OT_STATISTIC_MEDIAN,
    OT_STATISTIC_QUANTILE,    /* at p, from 0 to 1 */
    OT_STATISTIC_PROBABILITY, /* the share of draws that are `op` x */
};
struct ot_statistic_of {
    enum ot_statistic what;
    double p;       /* QUANTILE */
    const char *op; /* PROBABILITY: "<", "<=", ">" or ">=" */
    double x;
};
/* Of a node without draws: what it is is its estimate, its median, each quantile; its sd
 * is 0; its probability 0 or 1. Missing where it cannot be given. A node of several
 * periods is refused (exit 4). NULL with err. */
struct ot_node *ot_graph_statistic(struct ot_graph *graph, struct ot_node *of,
                                   struct ot_statistic_of which, struct ot_error *err);

/* What a method makes of the draws of several quantities together. */
struct ot_figured {
    const char *label, *detail; /* "expected value of perfect information" */
    struct ot_unit unit;
    struct ot_prices prices;
    double value, error; /* Monte Carlo standard error; 0: exact, or none known */
};
/* A statistic of the operands: one value, the same in each draw. Missing where one of
 * them is. NULL with err: memory. */
struct ot_node *ot_graph_figured(struct ot_graph *graph, const struct ot_figured *what,
                                 struct ot_node *const *operand, size_t operands,
                                 struct ot_error *err);

#endif
