/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated values, strictly: RFC 4180, UTF-8 (BOM allowed), CRLF or LF. */
#ifndef OT_TABLE_CSV_H
#define OT_TABLE_CSV_H

#include "base/error.h"
#include "table/table.h"

#define OT_CSV_FIELD_MAX 65536
#define OT_CSV_COLUMNS_MAX 4096
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

#endif
