/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules on a single value of a metric: as printed against as computed, and as
 * assessed against its target. */
#ifndef OT_APPRAISE_RULES_METRIC_H
#define OT_APPRAISE_RULES_METRIC_H

#include "appraise/finding.h"

/* Value_truncated, value_is_numerator, value_disagrees and assessment_disagrees, in the
 * order of `performance`; metric_set_differs, in the order of `metrics`. 0, or -1 with
 * f->err. */
int ot_rules_metric(struct ot_findings *f);

#endif
