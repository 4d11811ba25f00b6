/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of text cells that know where they stand, whatever it was read from. */
#ifndef OT_TABLE_TABLE_H
#define OT_TABLE_TABLE_H

#include <stddef.h>
#include "base/arena.h"
#include "base/origin.h"

struct ot_table_row {
    unsigned
        number; /* as the spreadsheet counts; wholly empty rows are skipped but counted */
    const char *const *cell; /* [columns], never NULL, outer spaces trimmed */
};
struct ot_table {
    struct ot_arena *arena; /* owned */
    const char *name;       /* "spend" */
    const char *file;       /* "spend.csv" */
    size_t columns;
    const char *const *heading; /* as printed, trimmed */
    size_t rows;
    struct ot_table_row *row;
    char sha256[65]; /* of the bytes it was read from */
};
void ot_table_free(struct ot_table *table);
struct ot_origin ot_table_origin(const struct ot_table *table, size_t row, size_t column);

#endif
