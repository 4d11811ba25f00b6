/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of a table, read into its field of a row. */
#ifndef OT_PLAN_CELL_H
#define OT_PLAN_CELL_H

#include "base/arena.h"
#include "plan/schema.h"

struct ot_cell {
    const struct ot_schema *schema;
    const struct ot_column *column;
    const char *text; /* trimmed, never NULL */
    struct ot_origin at;
    struct ot_arena *arena; /* of the plan */
    struct ot_faults *faults;
};
/* Read the cell into row; an empty cell is what its column says it stands for. 0; 1: a
 * fault was added (what was expected, what was found, the cure; of a table about people
 * what was found is not said); -1: out of memory. */
int ot_cell_read(const struct ot_cell *cell, void *row);

/* The text in quotes, on one line, cut when long: fit for a message. NULL: out of memory.
 */
const char *ot_cell_quote(struct ot_arena *arena, const char *text);
/* "one of planned, forecast, actual". NULL: out of memory. */
const char *ot_cell_choices(struct ot_arena *arena, const char *const *choices);

#endif
