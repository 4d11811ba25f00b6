/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules on periods: values that overlap, parts that do not make up their whole, and
 * what was not known yet. */
#ifndef OT_APPRAISE_RULES_PERIOD_H
#define OT_APPRAISE_RULES_PERIOD_H

#include "appraise/finding.h"

/* Overlapping_actuals and quarters_do_not_add, by table, then by key and time;
 * actual_after_report, once for a table (only where f->date is known). 0, or -1 with
 * f->err. */
int ot_rules_period(struct ot_findings *f);

#endif
