/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was planned against what was done. */
#ifndef OT_APPRAISE_VARIANCE_H
#define OT_APPRAISE_VARIANCE_H

#include "appraise/breakdown.h"

/* A line for spend and for each activity and outcome of e's kind, over the periods of e:
 * planned, actual, difference (actual less planned) and change (a share of planned). What
 * is not recorded is missing, with the reason; a line whose actual figure lacks something
 * that was planned has a note that names it. The other basis is evaluated for it, by the
 * same scenario. 0 or -1. */
int ot_variance(struct ot_evaluation *e, struct ot_lines *out, struct ot_error *err);

#endif
