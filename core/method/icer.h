/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Incremental cost-effectiveness ratios: the efficient frontier of several strategies,
 * and each strategy against one that is chosen. */
#ifndef OT_METHOD_ICER_H
#define OT_METHOD_ICER_H

#include <stddef.h>

#include "base/error.h"
#include "method/plane.h"

enum ot_standing {
    OT_EFFICIENT,            /* on the frontier */
    OT_STRONGLY_DOMINATED,   /* another does as much or more, and costs less; or costs as
                                much and does more */
    OT_EXTENDEDLY_DOMINATED, /* a mix of two others does */
    OT_SAME_AS_ANOTHER,      /* the same effect and cost as an efficient one before it */
};

struct ot_icer {
    enum ot_standing standing;
    size_t against; /* the next cheaper efficient strategy; of the same: its equal; else
                       itself */
    double effect, cost, ratio; /* increments; NAN for the first efficient one and for
                                   those that are not */
};

/* The efficient frontier (Drummond et al., Methods for the Economic Evaluation of Health
 * Care Programmes, 4th ed., 2015; as dampack's calculate_icers). effect, cost: [n],
 * means. out: [n], by strategy. frontier: [n], the efficient ones from the cheapest on;
 * *frontiers: how many. Ratios rise along it; equal ones stay. -1: a mean that is no
 * number (exit 3). */
int ot_icers(const double *effect, const double *cost, size_t n, struct ot_icer *out,
             size_t *frontier, size_t *frontiers, struct ot_error *err);

/* One difference: effect and cost, less those of a reference of the user's choice. */
struct ot_difference {
    double effect, cost;
    double ratio; /* cost / effect; +inf or -inf where effect is 0; NAN where both are. It
                     says nothing without its quadrant */
    enum ot_quadrant quadrant;
};
struct ot_difference ot_difference(double effect, double cost, double reference_effect,
                                   double reference_cost);

#endif
