/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reserved parameters of a plan, which apply to schemes of any kind: deadweight,
 * attribution, displacement, optimism_bias, discount_rate, health_discount_rate. */
#ifndef OT_APPRAISE_ADJUST_H
#define OT_APPRAISE_ADJUST_H

#include "appraise/evaluation.h"

/* Is it one of those? A kind that declares a parameter of that name applies it itself. */
bool ot_is_reserved(const char *name);

/* Fill e->adjustment for the periods of e, from the request, the plan's parameters
 * (scheme before kind before plan; scenario before base) and HM Treasury's schedules.
 * What is out of range sets e->failed. -1: memory, or a request that makes no sense. */
int ot_adjustment_read(struct ot_evaluation *e,
                       const struct ot_evaluation_request *request, struct ot_error *err);

/* What an effect keeps, and what spend is multiplied by, as numbers. */
double ot_adjusted_share(const struct ot_evaluation *e);
double ot_adjusted_cost(const struct ot_evaluation *e);

#endif
