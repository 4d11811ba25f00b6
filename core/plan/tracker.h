/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of the decision tracker and of the risk register mean. */
#ifndef OT_PLAN_TRACKER_H
#define OT_PLAN_TRACKER_H

#include "plan/plan.h"

/* The legend of the tracker: "no or limited progress" of R, and so of A, G and C (the
 * words "red", "amber", "green" and "completed" too, case ignored). NULL: outside the
 * legend, or none given. Static. Source: the tracker of the Milton Keynes Health and Care
 * Partnership, 2023. */
const char *ot_indicator_meaning(const char *indicator);
/* Neither completed nor closed; one without an indicator is open. */
bool ot_decision_is_open(const struct ot_decision *decision);
/* A row with a due date and no decision. */
bool ot_decision_is_milestone(const struct ot_decision *decision);

/* Likelihood times impact, where both are given. */
bool ot_risk_computed(const struct ot_risk *risk, double *score);
/* The printed score, else the computed one; false: neither. */
bool ot_risk_score(const struct ot_risk *risk, double *score);
/* The printed score is not likelihood times impact. */
bool ot_risk_disagrees(const struct ot_risk *risk);
/* For qsort of const struct ot_risk *: the highest first, those without rating and score
 * last, else as in the file. A score without a rating stands where the bands of the
 * National Patient Safety Agency's risk matrix (2008) put it; no rating is made of it. */
int ot_risk_by_height(const void *left, const void *right);

#endif
