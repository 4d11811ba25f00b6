/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules on activity: claimed savings against beds and admissions, and how long people
 * stay. */
#ifndef OT_APPRAISE_RULES_ACTIVITY_H
#define OT_APPRAISE_RULES_ACTIVITY_H

#include "appraise/finding.h"

/* Saving_exceeds_beds, saving_for_each and stay_implausible, in the order of `activity`.
 * 0, or -1 with f->err. */
int ot_rules_activity(struct ot_findings *f);

#endif
