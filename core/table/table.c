/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of text cells that know where they stand. */
#include "config.h"

#include "table/table.h"

void ot_table_free(struct ot_table *table)
{
    if (table)
        ot_arena_free(table->arena);
}

struct ot_origin ot_table_origin(const struct ot_table *table, size_t row, size_t column)
{
    return (struct ot_origin){ table->file, table->row[row].number,
                               (unsigned)column + 1 };
}
