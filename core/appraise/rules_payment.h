/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules on requirements: shares that a payment is made in, statements of one thing
 * that differ, and spend below a minimum. */
#ifndef OT_APPRAISE_RULES_PAYMENT_H
#define OT_APPRAISE_RULES_PAYMENT_H

#include "appraise/finding.h"

/* Required_spend_short, in the order of `requirements`; shares_not_100, a set at a time;
 * statements_disagree, a kind of requirement at a time. 0, or -1 with f->err. */
int ot_rules_payment(struct ot_findings *f);

#endif
