/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of comma-separated values: its cells, and what is wrong with them. */
#ifndef OT_TABLE_CSV_ROW_H
#define OT_TABLE_CSV_ROW_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/origin.h"
#include "base/text.h"

#define OT_CSV_FIELD_MAX 65536
#define OT_CSV_COLUMNS_MAX 4096

struct ot_csv_row {
    const char *at, *end; /* what is not read yet; at moves on */
    const char *file;
    struct ot_faults *faults;
    struct ot_arena *arena; /* of the cells' texts */
    const char **cell;      /* [OT_CSV_COLUMNS_MAX] of the row, trimmed; if it is sound */
    size_t count;           /* of its cells */
    unsigned number;        /* of the row, from 1 */
    bool sound, empty;      /* without a fault; all cells are empty */
    /* Cells that are not UTF-8: told once, as they usually all are of one sort. */
    struct ot_origin misencoded;
    size_t misencoded_count;
    bool no_memory;
    /* The cell being read. */
    struct ot_text text;
    unsigned troubles;
};

/* Read the row at row->at, which is before row->end, past its line end. Faults: as
 * of ot_csv_read, but for those of encoding, which are counted. */
void ot_csv_row_read(struct ot_csv_row *row);

#endif
