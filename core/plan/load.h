/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a plan from the files of a folder. */
#ifndef OT_PLAN_LOAD_H
#define OT_PLAN_LOAD_H

#include "plan/plan.h"

/* Read the CSV files of a folder. 0: *out is owned by the caller. -1: faults (exit code
 * 3: err says how many), or the folder cannot be read, or memory (err); *out untouched.
 * All faults are added at once: of the cells, of rules within a row (a note where
 * illustrative, a reference where published), of keys and of links. */
int ot_plan_load(const char *folder, struct ot_plan **out, struct ot_faults *faults,
                 struct ot_error *err);

#endif
