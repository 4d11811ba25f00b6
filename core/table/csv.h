/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated values, strictly: RFC 4180, UTF-8 (BOM allowed), CRLF or LF. */
#ifndef OT_TABLE_CSV_H
#define OT_TABLE_CSV_H

#include "base/error.h"
#include "table/csv_row.h"
#include "table/table.h"

#define OT_CSV_FILE_MAX ((size_t)256 << 20)

/* Read bytes. All faults are added, each at its row and column: bad UTF-8 ("save as CSV
 * UTF-8"; told once, with the number of cells), NUL, a lone CR, a quote inside an
 * unquoted cell, an unterminated quote, text after a closing quote, a row of another
 * length, a file that looks like ';' or tab separated (with the cure), UTF-16, no heading
 * row, an empty or repeated heading. The first row that is not wholly empty holds the
 * headings; empty rows are skipped, but counted. No cell's text is echoed, only headings.
 * Returns a table that the caller frees, also where there are faults in rows (those rows
 * are left out); NULL with a fault where no heading could be read, or out of memory
 * (err). */
struct ot_table *ot_csv_read(const char *bytes, size_t length, const char *name,
                             const char *file, struct ot_faults *faults,
                             struct ot_error *err);

/* Read `folder/name.csv`. 0 with *out NULL where there is no such file, or (with a fault)
 * where no heading could be read; -1 where the file cannot be read, or out of memory. */
int ot_csv_load(const char *folder, const char *name, struct ot_table **out,
                struct ot_faults *faults, struct ot_error *err);

/* The same file, but its rows a part at a time, so that they need not be held all at
 * once. *out is NULL as above, else the caller's to close. */
struct ot_csv;
int ot_csv_open(const char *folder, const char *name, struct ot_csv **out,
                struct ot_faults *faults, struct ot_error *err);
/* The headings and the next rows without a fault, at most so many; none at the end of the
 * file. The table is borrowed until the next call. -1: out of memory. */
int ot_csv_next(struct ot_csv *csv, size_t most, const struct ot_table **part,
                struct ot_error *err);
void ot_csv_close(struct ot_csv *csv);

#endif
