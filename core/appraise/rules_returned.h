/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule on what is planned and did not come back. */
#ifndef OT_APPRAISE_RULES_RETURNED_H
#define OT_APPRAISE_RULES_RETURNED_H

#include "appraise/finding.h"

/* Missing_from_actuals: each scheme, basis and input once, at the first period. 0, or -1
 * with f->err. */
int ot_rules_returned(struct ot_findings *f);

#endif
