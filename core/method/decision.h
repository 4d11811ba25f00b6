/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decision analysis of joint draws of cost and effect: net benefit, acceptability and its
 * frontier, expected loss, the value of perfect information. Fenwick, Claxton and
 * Sculpher 2001 (Health Economics 10); Eckermann, Briggs and Willan 2008 (Medical
 * Decision Making 28) for the expected loss. */
#ifndef OT_METHOD_DECISION_H
#define OT_METHOD_DECISION_H

#include "base/error.h"
#include "method/envelope.h"

/* All in pounds for one unit of decision (a person, a plan), at each threshold: pounds a
 * unit of effect. Arrays of strategies hold [strategy * thresholds + threshold]. */
struct ot_decided {
    size_t strategies, thresholds, draws;
    const double *threshold;
    const int64_t *best;       /* draws in which the strategy is best (struct ot_tally) */
    const double *net_benefit; /* expected: threshold * mean effect - mean cost */
    const double *loss;        /* expected opportunity loss of choosing it */
    const size_t *optimal;     /* [thresholds]: highest expected net benefit; ties as for
                                  the best of a draw */
    const double *evpi;        /* [thresholds]: expected value of perfect information, the
                                  loss of the optimal strategy; never below 0 */
};

/* threshold: [thresholds], rising, finite, not negative; borrowed as long as out. out in
 * arena, untouched on error. -1: nothing to compare, a threshold out of order, or a draw
 * that is no number or not below 1e100 in size (exit 3); memory. */
int ot_decide(const struct ot_strategies *of, const double *threshold, size_t thresholds,
              struct ot_arena *arena, struct ot_decided *out, struct ot_error *err);

/* How far another seed would move the expected loss of a strategy at a threshold: the
 * standard error of its mean over the draws. Of the optimal one: that of the expected
 * value of perfect information. 0 of no draws; NAN: out of memory. */
double ot_loss_error(const struct ot_strategies *of, double threshold, size_t strategy);

/* The share of draws in which a strategy is best: its acceptability curve. Against the
 * reference alone: give those two strategies. */
double ot_acceptability(const struct ot_decided *of, size_t strategy, size_t threshold);

/* That of the optimal strategy: the acceptability frontier. */
double ot_frontier(const struct ot_decided *of, size_t threshold);

/* The value of information for all whom the decision concerns: people[y] in year y, each
 * year at its discount factor. */
double ot_population_value(double evpi, const double *people, const double *factor,
                           size_t years);

#endif
