/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules on the decision tracker and the risk register. */
#ifndef OT_APPRAISE_RULES_RECORD_H
#define OT_APPRAISE_RULES_RECORD_H

#include "appraise/finding.h"

/* Outside_legend and rating_missing, each once for a plan. 0, or -1 with f->err. */
int ot_rules_record(struct ot_findings *f);

#endif
