/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Net present value, and the headline outcome, with some ingredients moved away from the
 * base case. */
#ifndef OT_APPRAISE_NET_BENEFIT_H
#define OT_APPRAISE_NET_BENEFIT_H

#include "appraise/evaluation.h"

/* The columns of the base case, [e->ingredients], for the caller to change; in the
 * graph's arena. NULL: memory. */
struct ot_column_of *ot_net_columns(struct ot_evaluation *e);

/* Replace an ingredient, and every input that stands for the same parameter. */
void ot_net_replace(struct ot_evaluation *e, struct ot_column_of *column,
                    size_t ingredient, struct ot_column_of by);

/* Benefits (a QALY at its value) less cost over all periods, discounted, in the
 * evaluation's prices: what ot_evaluation_npv gives for public value. net: [draws]. */
int ot_net_benefit(struct ot_evaluation *e, const struct ot_column_of *column,
                   size_t draws, double *net, struct ot_error *err);

/* An ingredient and where it is moved to. */
struct ot_ends {
    size_t ingredient;
    double low, high;
};
/* Net present value, and the headline outcome added up over the periods, with one
 * ingredient after the other at its low end, [2k], and its high end, [2k + 1], all else
 * at the base case. net, headline: [2 * count]. The kind must have a headline. One run.
 */
int ot_net_at_ends(struct ot_evaluation *e, const struct ot_ends *ends, size_t count,
                   double *net, double *headline, struct ot_error *err);

#endif
