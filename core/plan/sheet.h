/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table whose headings were understood: which of its columns is which of the schema's.
 */
#ifndef OT_PLAN_SHEET_H
#define OT_PLAN_SHEET_H

#include "base/arena.h"
#include "plan/schema.h"
#include "table/table.h"

#define OT_SHEET_NONE ((size_t)-1)

/* A column headed by a period, or by a period and a basis. */
struct ot_sheet_wide {
    size_t column; /* of the table */
    struct ot_period period;
    enum ot_basis basis; /* none: the row's */
};
struct ot_sheet {
    const struct ot_schema *schema;
    const struct ot_table *table; /* borrowed */
    size_t *at; /* [schema->column_count]: the table's column, or OT_SHEET_NONE */
    struct ot_sheet_wide *wide;
    size_t wide_count; /* 0: not in wide form */
    bool *sound;       /* of the rows put into the plan: free of faults */
    size_t sound_count;
};
/* Understand the headings: names, aliases, periods; those that begin with "_" are left
 * alone. Faults: an unknown heading, one column twice, a required one missing. The
 * sheet's arrays are in the arena. 0, or -1: out of memory. */
int ot_sheet_bind(struct ot_sheet *sheet, const struct ot_schema *schema,
                  const struct ot_table *table, struct ot_arena *arena,
                  struct ot_faults *faults, struct ot_error *err);

/* Where the schema's column of that name stands in the table, or OT_SHEET_NONE. */
size_t ot_sheet_position(const struct ot_sheet *sheet, const char *name);

#endif
