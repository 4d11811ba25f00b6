/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules on whose money it is: parts against their whole, and lines that name no
 * source. */
#ifndef OT_APPRAISE_RULES_PARTS_H
#define OT_APPRAISE_RULES_PARTS_H

#include "appraise/finding.h"

/* Parts_exceed_whole, by period, then basis, then scheme: all sources together, else each
 * source that the whole's own lines name. Source_not_stated, once for a plan. 0, or -1
 * with f->err. */
int ot_rules_parts(struct ot_findings *f);

#endif
