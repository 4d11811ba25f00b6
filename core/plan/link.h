/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ties the tables together: what a cell names must exist, and schemes must not be
 * part of each other in a circle. */
#ifndef OT_PLAN_LINK_H
#define OT_PLAN_LINK_H

#include "plan/plan.h"
#include "plan/sheet.h"

/* Faults of all sheets, one a cell. damaged: of each of ot_schemas, whether rows of it
 * could not be read; nothing is said of cells that name one of those. 0, or -1: out of
 * memory. */
int ot_links_check(const struct ot_plan *plan, const struct ot_sheet *sheets,
                   size_t count, const bool *damaged, struct ot_arena *arena,
                   struct ot_faults *faults, struct ot_error *err);

/* Those of one sheet's cells alone, where the other tables are in the plan already. */
int ot_links_check_sheet(const struct ot_plan *plan, const struct ot_sheet *sheet,
                         const bool *damaged, struct ot_arena *arena,
                         struct ot_faults *faults, struct ot_error *err);

#endif
