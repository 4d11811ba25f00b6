/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a sheet, read into the plan, with the rules that hold within a row. */
#ifndef OT_PLAN_ROW_H
#define OT_PLAN_ROW_H

#include "plan/plan.h"
#include "plan/sheet.h"

/* Read every row; in wide form one for each period with a value. Faults: of the cells;
 * figures without the note, reference or value that their quality asks for. The sheet's
 * `sound` grows in the arena. 0, or -1: out of memory. */
int ot_rows_read(struct ot_sheet *sheet, struct ot_plan *plan, struct ot_arena *arena,
                 struct ot_faults *faults, struct ot_error *err);

#endif
