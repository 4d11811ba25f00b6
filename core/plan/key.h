/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a table: no two rows say the same thing. */
#ifndef OT_PLAN_KEY_H
#define OT_PLAN_KEY_H

#include "plan/plan.h"
#include "plan/sheet.h"

/* Faults: rows of the same key, each told beside the first of them. Rows with other
 * faults are left out. 0, or -1: out of memory. */
int ot_keys_check(const struct ot_sheet *sheet, const struct ot_plan *plan,
                  struct ot_arena *arena, struct ot_faults *faults, struct ot_error *err);

#endif
