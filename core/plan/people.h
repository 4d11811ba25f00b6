/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table about people: large, and only what its rows come to is kept. */
#ifndef OT_PLAN_PEOPLE_H
#define OT_PLAN_PEOPLE_H

#include "plan/plan.h"
#include "plan/schema.h"

/* Read the table of episodes in the folder, if there is one, and add what it comes to
 * (plan/episodes.h) to the plan, which has its other tables by then. damaged: as of
 * ot_links_check. Faults: of the cells, the rows, their keys and links, and whatever
 * would tell who people are; none shows a cell's text. In the arena: 120 bytes a row. 0,
 * or -1: err. */
int ot_people_read(const char *folder, const struct ot_schema *schema,
                   struct ot_plan *plan, const bool *damaged, struct ot_arena *arena,
                   struct ot_faults *faults, struct ot_error *err);

#endif
