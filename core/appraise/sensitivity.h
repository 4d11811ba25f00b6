/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would have to be true for benefits to equal spend. */
#ifndef OT_APPRAISE_SENSITIVITY_H
#define OT_APPRAISE_SENSITIVITY_H

#include "appraise/evaluation.h"

/* The value of parameter or input `name` at which the net present value is 0.
 * A parameter: all else as in the base case. An input: its total over the periods, in the
 * proportions that are recorded (else evenly); other activity that the kind can do
 * without counts as none, so that no recorded activity is needed. name NULL: the share of
 * the expected benefit that it takes. Missing, with the reason, where no value does. */
struct ot_node *ot_evaluation_break_even(struct ot_evaluation *e, const char *name,
                                         struct ot_error *err);

#endif
