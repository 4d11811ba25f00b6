/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules on a target against its baseline. */
#ifndef OT_APPRAISE_RULES_TARGET_H
#define OT_APPRAISE_RULES_TARGET_H

#include "appraise/finding.h"

/* Fewer_digits, target_within_chance, numerator_up_rate_down and other_season, in the
 * order of `performance`. The baseline of a target is the latest of its metric and
 * group. 0, or -1 with f->err. */
int ot_rules_target(struct ot_findings *f);

#endif
