/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which periods an evaluation covers. */
#ifndef OT_APPRAISE_PERIODS_H
#define OT_APPRAISE_PERIODS_H

#include "appraise/evaluation.h"

/* The periods that a request means: those of the plan within the one asked for, or that
 * one itself; by default those in which the plan records the spend that the kind cannot
 * do without; then the years of follow-up. Fills e->period, years, periods, planned; sets
 * e->failed where there are none. */
int ot_evaluation_periods(struct ot_evaluation *e,
                          const struct ot_evaluation_request *request,
                          struct ot_error *err);

#endif
