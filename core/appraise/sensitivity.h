/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would have to be true: break-even, and whether the evidence is sufficient. */
#ifndef OT_APPRAISE_SENSITIVITY_H
#define OT_APPRAISE_SENSITIVITY_H

#include "appraise/evaluation.h"

/* The value of `name` at which benefits equal spend: a parameter; or an input, all inputs
 * of activity scaled together over the periods when name is "people"; NULL: the share of
 * the assumed benefit. Needs no recorded activity. Missing (with the reason) where no
 * value does. */
struct ot_node *ot_evaluation_break_even(struct ot_evaluation *e, const char *name,
                                         struct ot_error *err);

/* "sufficient", or why not in words (in the graph's arena). NULL: err. */
const char *ot_evaluation_evidence(struct ot_evaluation *e, struct ot_error *err);
/* Weakest grade among the parameters that the headline depends on; "" if none. */
const char *ot_evaluation_grade(struct ot_evaluation *e);

#endif
