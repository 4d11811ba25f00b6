/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a table: no two rows say the same thing. */
#ifndef OT_PLAN_KEY_H
#define OT_PLAN_KEY_H

#include "plan/plan.h"
#include "plan/sheet.h"

/* Keys of rows, which need not stay; in the arena. NULL: out of memory. */
struct ot_keys;
struct ot_keys *ot_keys_new(const struct ot_schema *schema, struct ot_arena *arena);

/* Those of the sheet's rows in the plan, but for rows with faults. 0, or -1: out of
 * memory. */
int ot_keys_add(struct ot_keys *keys, const struct ot_sheet *sheet,
                const struct ot_plan *plan);

/* Faults: rows of the same key, each told beside the first of them. 0, or -1: out of
 * memory. */
int ot_keys_check(struct ot_keys *keys, struct ot_faults *faults);

#endif
