/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated values, strictly: RFC 4180, UTF-8, CRLF or LF. A fault spoils its row
 * and reading goes on, so that one look at the messages is enough. */
#include "config.h"

#include "table/csv.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "table/csv_row.h"

struct reader {
    struct ot_csv_row row;
    struct ot_table *table; /* where rows go */
    bool ended;
};

static struct ot_origin here(const struct reader *r, size_t column)
{
    return (struct ot_origin){ r->row.file, r->row.number, (unsigned)column };
}

static const char *const *keep_cells(struct reader *r)
{
    struct ot_csv_row *row = &r->row;
    const char **kept = ot_arena_array(row->arena, row->count, sizeof *kept);
    if (kept)
        memcpy(kept, row->cell, row->count * sizeof *kept);
    else
        row->no_memory = true;
    return kept;
}

/* ---- Headings -------------------------------------------------------------------- */

static void check_heading(struct reader *r, size_t column)
{
    const char **cell = r->row.cell, *heading = cell[column];
    if (heading[0] == '\0')
        ot_faults_add(r->row.faults, here(r, column + 1),
                      "the heading is empty; give the column a heading, or remove it");
    for (size_t i = 0; i < column && heading[0]; i++)
        if (ot_text_same_folded(cell[i], heading)) {
            ot_faults_add(r->row.faults, here(r, column + 1),
                          "the heading \"%s\" stands in column %zu too", heading, i + 1);
            return;
        }
}

/* The first row that is not empty. Where it cannot be read, the rows are still looked
 * through for faults. */
static void read_heading(struct reader *r)
{
    struct ot_csv_row *row = &r->row;
    do
        ot_csv_row_read(row);
    while (row->at < row->end && row->sound && row->empty);
    if (row->sound && row->empty && !row->no_memory)
        ot_faults_add(row->faults, (struct ot_origin){ row->file, 0, 0 },
                      "is empty; its first row must hold the headings");
    if (!row->sound || row->empty || row->no_memory)
        return;
    for (size_t i = 0; i < row->count; i++)
        check_heading(r, i);
    r->table->heading = keep_cells(r);
    r->table->columns = row->count;
}

/* ---- Rows ------------------------------------------------------------------------ */

static void tell_length(struct reader *r)
{
    const struct ot_table *table = r->table;
    size_t count = r->row.count;
    if (count < table->columns)
        ot_faults_add(r->row.faults, here(r, 0),
                      "expected %zu cells, found %zu; the first missing is \"%s\"",
                      table->columns, count, table->heading[count]);
    else
        ot_faults_add(r->row.faults, here(r, 0),
                      "expected %zu cells, found %zu; a cell that holds a comma must be "
                      "in quotes",
                      table->columns, count);
}

static void read_row(struct reader *r)
{
    struct ot_table *table = r->table;
    struct ot_csv_row *row = &r->row;
    ot_csv_row_read(row);
    if (!row->sound || row->empty || !table->heading)
        return;
    if (row->count != table->columns) {
        tell_length(r);
        return;
    }
    struct ot_table_row *kept =
        ot_arena_push(row->arena, (void **)&table->row, &table->rows, sizeof *kept);
    if (kept)
        *kept = (struct ot_table_row){ row->number, keep_cells(r) };
    else
        row->no_memory = true;
}

static void tell_misencoded(const struct ot_csv_row *r)
{
    if (r->misencoded_count == 1)
        ot_faults_add(r->faults, r->misencoded,
                      "not UTF-8 (perhaps Windows-1252); save the file as CSV UTF-8");
    else if (r->misencoded_count > 1)
        ot_faults_add(r->faults, r->misencoded,
                      "not UTF-8 (perhaps Windows-1252), nor are %zu cells after it; "
                      "save the file as CSV UTF-8",
                      r->misencoded_count - 1);
}

/* Until the table has so many rows; at the end of the file what was counted is told. */
static void read_rows(struct reader *r, size_t most)
{
    struct ot_csv_row *row = &r->row;
    while (row->at < row->end && !row->no_memory && r->table->rows < most)
        read_row(r);
    if (row->at == row->end && !r->ended)
        tell_misencoded(row);
    r->ended = row->at == row->end;
}

/* ---- Other formats --------------------------------------------------------------- */

/* How often the separator stands in the first line, outside quotes. */
static size_t count_separators(const struct ot_csv_row *r, char separator)
{
    size_t count = 0;
    bool quoted = false;
    const char *at = r->at;
    while (at < r->end && (*at == '\n' || *at == '\r'))
        at++;
    for (; at < r->end && (quoted || *at != '\n'); at++) {
        if (*at == '"')
            quoted = !quoted;
        count += !quoted && *at == separator;
    }
    return count;
}

static bool begins(const struct ot_csv_row *r, const char *bytes, size_t length)
{
    return (size_t)(r->end - r->at) >= length && memcmp(r->at, bytes, length) == 0;
}

/* What the file seems to be instead of CSV in UTF-8, with the cure; or NULL. */
static const char *other_format(const struct ot_csv_row *r)
{
    size_t length = (size_t)(r->end - r->at), commas = count_separators(r, ',');
    if (begins(r, "\xFF\xFE", 2) || begins(r, "\xFE\xFF", 2) ||
        (length > 1 && (r->at[0] == '\0') != (r->at[1] == '\0')))
        return "is UTF-16; save it as CSV UTF-8";
    if (begins(r, "PK\x03\x04", 4))
        return "is a workbook and not CSV; save its sheet as CSV UTF-8";
    if (count_separators(r, ';') > commas)
        return "its cells are separated by ';'; save it with ',' between cells";
    if (count_separators(r, '\t') > commas)
        return "its cells are separated by tabs; save it with ',' between cells";
    if (memchr(r->at, '\r', length) && !memchr(r->at, '\n', length))
        return "its lines end in a carriage return alone; save it as CSV UTF-8";
    return NULL;
}

/* ---- Tables ---------------------------------------------------------------------- */

/* From the first byte to the end of the headings. */
static void begin(struct reader *r, const char *name)
{
    struct ot_csv_row *row = &r->row;
    struct ot_arena *arena = row->arena = ot_arena_new();
    row->cell = calloc(OT_CSV_COLUMNS_MAX, sizeof *row->cell);
    r->table = arena ? ot_arena_array(arena, 1, sizeof *r->table) : NULL;
    row->no_memory = !r->table || !row->cell;
    if (row->no_memory)
        return;
    r->table->arena = arena;
    r->table->name = ot_arena_text(arena, name);
    r->table->file = ot_arena_text(arena, row->file);
    row->no_memory = !r->table->name || !r->table->file;
    ot_sha256(row->at, (size_t)(row->end - row->at), r->table->sha256);
    if (begins(row, "\xEF\xBB\xBF", 3))
        row->at += 3;
    const char *other = other_format(row);
    if (other) {
        ot_faults_add(row->faults, (struct ot_origin){ row->file, 0, 0 }, "%s", other);
        row->at = row->end;
        return;
    }
    read_heading(r);
    if (!r->table->heading)
        read_rows(r, SIZE_MAX);
}

static bool is_lost(const struct reader *r)
{
    return r->row.no_memory || r->row.text.failed || r->row.faults->lost;
}

static void forget(struct reader *r)
{
    free(r->row.cell);
    ot_text_free(&r->row.text);
}

/* *out is NULL, and 0 returned, where no heading could be read. */
static int read_table(struct reader *r, const char *name, struct ot_table **out,
                      struct ot_error *err)
{
    *out = NULL;
    begin(r, name);
    if (!is_lost(r))
        read_rows(r, SIZE_MAX);
    bool lost = is_lost(r);
    if (!lost && r->table->heading)
        *out = r->table;
    else
        ot_arena_free(r->row.arena);
    forget(r);
    return lost ? ot_error_memory(err) : 0;
}

static struct reader reader_of(const char *bytes, size_t length, const char *file,
                               struct ot_faults *faults)
{
    return (struct reader){
        .row = { .at = bytes, .end = bytes + length, .file = file, .faults = faults }
    };
}

struct ot_table *ot_csv_read(const char *bytes, size_t length, const char *name,
                             const char *file, struct ot_faults *faults,
                             struct ot_error *err)
{
    struct ot_table *table;
    struct reader reader = reader_of(bytes, length, file, faults);
    return read_table(&reader, name, &table, err) ? NULL : table;
}

/* ---- Files ----------------------------------------------------------------------- */

/* The file's bytes, and how it is named in messages; a file that is not there has no
 * name. */
static int load(const char *folder, const char *name, struct ot_text *file,
                struct ot_text *bytes, struct ot_error *err)
{
    struct ot_text path = { 0 };
    int failed = 0;
    ot_text_format(&path, "%s/%s.csv", folder, name);
    if (path.failed)
        failed = ot_error_memory(err);
    else if (access(path.bytes, F_OK) == 0 || errno != ENOENT) {
        failed = ot_file_read(path.bytes, OT_CSV_FILE_MAX, OT_EXIT_INPUT, bytes, err);
        ot_text_format(file, "%s.csv", name);
    }
    if (!failed && file->failed)
        failed = ot_error_memory(err);
    ot_text_free(&path);
    return failed;
}

int ot_csv_load(const char *folder, const char *name, struct ot_table **out,
                struct ot_faults *faults, struct ot_error *err)
{
    struct ot_text file = { 0 }, bytes = { 0 };
    int failed = load(folder, name, &file, &bytes, err);
    *out = NULL;
    if (!failed && file.length > 0) {
        struct reader r = reader_of(ot_text_string(&bytes), bytes.length,
                                    ot_text_string(&file), faults);
        failed = read_table(&r, name, out, err);
    }
    ot_text_free(&bytes);
    ot_text_free(&file);
    return failed;
}

/* ---- Parts ----------------------------------------------------------------------- */

struct ot_csv {
    struct reader reader;
    struct ot_text file, bytes;
    struct ot_arena *headings;
    struct ot_table part;
};

int ot_csv_open(const char *folder, const char *name, struct ot_csv **out,
                struct ot_faults *faults, struct ot_error *err)
{
    struct ot_csv *csv = calloc(1, sizeof *csv);
    *out = NULL;
    if (!csv)
        return ot_error_memory(err);
    int failed = load(folder, name, &csv->file, &csv->bytes, err);
    if (!failed && csv->file.length > 0) {
        csv->reader = reader_of(ot_text_string(&csv->bytes), csv->bytes.length,
                                ot_text_string(&csv->file), faults);
        begin(&csv->reader, name);
        csv->headings = csv->reader.row.arena;
        failed = is_lost(&csv->reader) ? ot_error_memory(err) : 0;
        if (!failed && csv->reader.table->heading) {
            csv->part = *csv->reader.table;
            csv->part.arena = NULL;
            csv->reader.table = &csv->part;
            return *out = csv, 0;
        }
    }
    ot_csv_close(csv);
    return failed;
}

int ot_csv_next(struct ot_csv *csv, size_t most, const struct ot_table **part,
                struct ot_error *err)
{
    struct reader *r = &csv->reader;
    ot_arena_free(csv->part.arena);
    csv->part.row = NULL;
    csv->part.rows = 0;
    csv->part.arena = r->row.arena = ot_arena_new();
    if (!r->row.arena)
        return ot_error_memory(err);
    read_rows(r, most);
    *part = &csv->part;
    return is_lost(r) ? ot_error_memory(err) : 0;
}

void ot_csv_close(struct ot_csv *csv)
{
    if (!csv)
        return;
    ot_arena_free(csv->part.arena);
    ot_arena_free(csv->headings);
    forget(&csv->reader);
    ot_text_free(&csv->bytes);
    ot_text_free(&csv->file);
    free(csv);
}
