/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would have to be true for benefits to equal spend. */
#ifndef OT_APPRAISE_SENSITIVITY_H
#define OT_APPRAISE_SENSITIVITY_H

#include "appraise/evaluation.h"

/* The value of parameter or input `name` at which benefits equal spend over the periods,
 * all else at the base case (an input: its total over the periods, scaled together). name
 * NULL: the share of the assumed benefit. Needs no recorded activity of what is asked
 * for. Missing, with the reason, where no value does. */
struct ot_node *ot_evaluation_break_even(struct ot_evaluation *e, const char *name,
                                         struct ot_error *err);

/* Benefits less spend over the periods, of each draw, with one ingredient at each of
 * `values` and all else at the base case. values, net: [draws]. */
int ot_evaluation_net_with(struct ot_evaluation *e, size_t ingredient,
                           const double *values, size_t draws, double *net,
                           struct ot_error *err);

#endif
