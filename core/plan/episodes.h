/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Episodes counted into activity: one row a referral becomes numbers by month. */
#ifndef OT_PLAN_EPISODES_H
#define OT_PLAN_EPISODES_H

#include "plan/plan.h"

/* Add to plan->activity, of basis actual and quality returned, what the episodes come to:
 * by scheme, measure, group (all, quintile=1, sex=female, age_band=75-84) and month. Each
 * value's origin is the file, its note says how many rows were counted, and none of what
 * a row holds. A month without any is a 0 between the first and the last month in which
 * the table has that date; the plan's fact episodes_cover says other months. Faults: of
 * ot_episode_read, and a measure that activity has typed in for the same scheme and time.
 * Memory in scratch is not needed afterwards. 0, or -1: out of memory. */
int ot_episodes_count(struct ot_plan *plan, struct ot_arena *scratch,
                      struct ot_faults *faults, struct ot_error *err);

#endif
