/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options side by side: cost-effectiveness of several ways to spend, by means and by
 * joint draws (method/icer.h, method/decision.h). */
#ifndef OT_APPRAISE_ALTERNATIVES_H
#define OT_APPRAISE_ALTERNATIVES_H

#include "appraise/breakdown.h"
#include "method/decision.h"
#include "report/chart.h"

struct ot_alternative {
    const char *label;
    struct ot_node *cost, *effect; /* of one value */
};
struct ot_alternatives { /* in the graph's arena */
    struct ot_graph *graph;
    struct ot_alternative *option;
    size_t count, draws;  /* draws 0: none of them varies */
    size_t reference;     /* what the others are compared with */
    double *threshold;    /* [thresholds], rising; what a unit of effect is worth */
    size_t thresholds;    /* 0: nobody said */
    struct ot_unit worth; /* of a threshold: GBP/qaly */
    const double **effect, **cost;    /* [count][draws], of no draws [count][1] */
    struct ot_node **node;            /* [2 * count]: all costs and effects */
    const struct ot_decided *decided; /* at all thresholds, once it was asked for */
};

/* An evaluation as an option: its present cost with optimism bias, and the present value
 * of an outcome, or of all benefits in pounds (effect "benefit"). -1: no such outcome. */
int ot_alternative_of(struct ot_evaluation *e, const char *effect,
                      struct ot_alternative *out, struct ot_error *err);

/* 0 where two evaluations are of the same periods, prices, seed and draws; else -1. */
int ot_alternatives_match(const struct ot_evaluation *a, const struct ot_evaluation *b,
                          struct ot_error *err);

/* Take graph, option, count, reference, threshold and thresholds from `of`; the rest is
 * filled in. -1: no option, one without a cost or an effect, units, prices
 * or numbers of draws that do not go together, a cost that is no money (exit 4); a draw
 * that has no value (3); memory. */
int ot_alternatives_open(struct ot_alternatives *of, struct ot_error *err);

/* By means. A row for each option, in their order: `cost`, `effect`, `extra_cost`,
 * `extra_effect`, `ratio` (against the next cheaper option on the frontier; no value for
 * the others), `standing` in words. frontier: those on the frontier alone, from the
 * cheapest. */
int ot_alternatives_icers(const struct ot_alternatives *of, bool frontier,
                          struct ot_lines *out, struct ot_error *err);

/* The same columns, each option but the reference against the reference; `standing`: the
 * corner of the cost-effectiveness plane, in words. */
int ot_alternatives_differences(const struct ot_alternatives *of, struct ot_lines *out,
                                struct ot_error *err);

/* What the draws say at each of its thresholds, worked out once, for all of them in one
 * walk. NULL: no threshold, no draws (exit 3); memory. */
const struct ot_decided *ot_alternatives_decided(struct ot_alternatives *of,
                                                 struct ot_error *err);

/* At one threshold, a row for each option: `net_benefit`, `probability` of being best,
 * expected `loss` of choosing it. */
int ot_alternatives_at(struct ot_alternatives *of, double threshold, struct ot_lines *out,
                       struct ot_error *err);

/* The expected value of perfect information, times `people` a year (0: of one decision)
 * over `years`, discounted at the standard rate. Missing where there are no draws. */
struct ot_node *ot_alternatives_evpi(struct ot_alternatives *of, double threshold,
                                     double people, size_t years, struct ot_error *err);

/* Rows of worth_knowing.h. */
int ot_alternatives_evppi(const struct ot_alternatives *of, double threshold,
                          struct ot_lines *out, struct ot_error *err);

#endif
