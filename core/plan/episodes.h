/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Episodes counted into activity: one row a referral becomes numbers by month. */
#ifndef OT_PLAN_EPISODES_H
#define OT_PLAN_EPISODES_H

#include "plan/plan.h"

/* Rows are added a part at a time, and need not stay. The plan has its schemes and facts
 * by then. Memory in scratch is not needed once they are counted. NULL: out of memory. */
struct ot_episodes;
struct ot_episodes *ot_episodes_new(struct ot_plan *plan, struct ot_arena *scratch,
                                    struct ot_faults *faults);
/* part->episodes. Faults: of ot_episode_read. 0, or -1: out of memory. */
int ot_episodes_add(struct ot_episodes *episodes, const struct ot_plan *part);

/* Add to plan->activity, of basis actual and quality returned, what the episodes come to:
 * by scheme, measure, group (all, quintile=1, sex=female, age_band=75-84) and month. Each
 * value's origin is the file, its note says how many rows were counted, and none of what
 * a row holds. A month without any is a 0 between the first and the last month in which
 * the table has that date; the plan's fact episodes_cover says other months. Faults: more
 * age bands or months than there can be, and a measure that activity has typed in for the
 * same scheme and time. 0, or -1: out of memory. */
int ot_episodes_count(struct ot_episodes *episodes);

#endif
