/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every report says of an evaluation, and that all of its draws can be made. */
#ifndef OT_APPRAISE_RESULTS_H
#define OT_APPRAISE_RESULTS_H

#include "appraise/evaluation.h"

struct ot_results {
    struct ot_node *main;       /* the headline outcome */
    struct ot_node *cost_per;   /* the cost of each */
    struct ot_node *break_even; /* the share of the expected benefit that it takes */
    struct ot_node *bcr;        /* public value for each pound */
    struct ot_node *pays; /* how likely it is that a pound brings more than a pound; bcr
                             itself where that does not vary */
};

/* The results of e, made once; NULL: err. */
const struct ot_results *ot_evaluation_results(struct ot_evaluation *e,
                                               struct ot_error *err);

/* What ot_evaluate made, with each of its draws made once: where a hook fails in one of
 * them, the evaluation has failed, as if it had in the base case. The results of an
 * evaluation that stands for itself are worked out meanwhile: later its draws would have
 * to be made again. 0 also where it failed. -1: err. */
int ot_evaluation_try_draws(struct ot_evaluation *e, struct ot_error *err);

#endif
