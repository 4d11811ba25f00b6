/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule on verdicts, which are known when a script has ended. */
#ifndef OT_APPRAISE_RULES_VERDICT_H
#define OT_APPRAISE_RULES_VERDICT_H

#include "appraise/rules.h"

/* Illustrative_under_verdict: a check where the main outcome or the spend of the
 * evaluation rests on illustrative figures; *out is NULL where neither does. In the
 * graph's arena. 0 or -1. */
int ot_rules_verdict(struct ot_evaluation *e, const char *verdict, struct ot_check **out,
                     struct ot_error *err);

#endif
