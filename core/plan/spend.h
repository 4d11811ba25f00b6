/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of spend: what it says itself, and what it leaves to its scheme. */
#ifndef OT_PLAN_SPEND_H
#define OT_PLAN_SPEND_H

#include "plan/plan.h"

/* What a line says in a column: its own, else its scheme's. scheme gives the id; columns:
 * those of ot_spend_columns. NULL: it says nothing, or there is no such column. */
const char *ot_spend_says(const struct ot_plan *plan, const struct ot_spend *line,
                          const char *column);
extern const char *const ot_spend_columns[]; /* NULL-terminated */

/* The share in % that the NHS pays of a joint line: its own, else its scheme's. NULL: the
 * line is not joint, or nobody says the share. */
const struct ot_value *ot_spend_nhs_share(const struct ot_plan *plan,
                                          const struct ot_spend *line);
/* The part of an amount that the NHS pays, in pence, halves away from 0; the council's is
 * the rest. share: in %, 0 to 100. */
int64_t ot_pence_share(int64_t pence, double share);

#endif
