/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the draws of a quantity say: an estimate, how sure it is, and how much of that is
 * the number of draws. */
#ifndef OT_VALUE_SPREAD_H
#define OT_VALUE_SPREAD_H

#include "value/graph.h"

enum { OT_LOW, OT_MEDIAN, OT_HIGH, OT_SPREAD_QUANTILES }; /* 2.5 %, 50 %, 97.5 % */

struct ot_spread {
    size_t draws;
    /* The mean; of a quotient the ratio of the means of its parts, since the mean of a
     * ratio depends on the seed where its denominator comes near 0. */
    double estimate;
    double error; /* Monte Carlo standard error of the estimate */
    double sd;    /* between draws */
    /* Of the draws, of type 7. */
    struct ot_spread_quantile {
        double p, value;
        double error; /* Monte Carlo standard error; NAN: of too few draws */
    } quantile[OT_SPREAD_QUANTILES];
    /* Why none of these can be given: "in 84% of draws the falls avoided would be 0 or
     * less". NULL: they can. */
    const char *not_given;
};

/* The spread of node (node->draws > 0, one value), made once; borrowed from the graph.
 * Where not_given is set the numbers mean nothing. A node that is missing: out->not_given
 * is its reason. 0, or -1: a hook failed, memory. */
int ot_spread(struct ot_graph *graph, struct ot_node *node, const struct ot_spread **out,
              struct ot_error *err);

/* The spread of a node that has one, else its value: what a report says of it. 0, or -1:
 * err. */
int ot_settle(struct ot_graph *graph, struct ot_node *node, struct ot_error *err);

#endif
