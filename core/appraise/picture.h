/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of draws, as data that a report keeps: a distribution, an acceptability curve,
 * the cost-effectiveness plane. */
#ifndef OT_APPRAISE_PICTURE_H
#define OT_APPRAISE_PICTURE_H

#include "appraise/alternatives.h"
#include "report/chart.h"

/* The axis of a quantity: its label, unit and prices. label NULL: out of memory. */
struct ot_chart_axis ot_chart_axis_of(struct ot_graph *graph, const struct ot_node *node);

/* A forced node as people read it, without its interval; in the graph's arena. NULL: out
 * of memory. */
const char *ot_short_words(struct ot_graph *graph, struct ot_node *node);

/* A share of draws: "13%", "fewer than 1%", "more than 99%"; 0% and 100% of none and of
 * all alone. In the graph's arena. NULL: out of memory. */
const char *ot_percent_words(struct ot_graph *graph, double share);

/* How the draws of a quantity of one value spread: the share of draws in each of 5 to 42
 * steps of equal width, the middle half, the estimate. signed: 0 is marked, as where
 * gains turn into losses. Without draws, or missing: a chart that says why it is empty.
 * NULL: a hook failed, memory. */
struct ot_chart *ot_distribution_chart(struct ot_graph *graph, struct ot_node *node,
                                       bool is_net, struct ot_error *err);

/* The share of draws in which cost is less than worth × effect, at 21 values of worth
 * from 0 to three times what a unit of effect costs. threshold: marked; 0: none. */
struct ot_chart *ot_worth_chart(struct ot_graph *graph, struct ot_node *cost,
                                struct ot_node *effect, double threshold,
                                struct ot_error *err);

/* Of options: the share of draws in which each is best, at each threshold. Needs two
 * thresholds at least (exit 4). */
struct ot_chart *ot_acceptability_chart(struct ot_alternatives *of, struct ot_error *err);

/* What option brings and costs more than the reference: draws, the ellipse that holds 95%
 * of a bivariate normal distribution, shares of the quadrants. threshold: the line below
 * which it is worth its cost; 0: none. */
struct ot_chart *ot_plane_chart(const struct ot_alternatives *of, size_t option,
                                double threshold, struct ot_error *err);

#endif
