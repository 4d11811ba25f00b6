/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated values, strictly: RFC 4180, UTF-8, CRLF or LF. A fault spoils its row
 * and reading goes on, so that one look at the messages is enough. */
#include "config.h"

#include "table/csv.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

/* What can be wrong with a cell, each told once a cell. */
enum trouble {
    QUOTE_INSIDE = 1 << 0,
    AFTER_QUOTE = 1 << 1,
    UNCLOSED = 1 << 2,
    LONE_CR = 1 << 3,
    NUL_BYTE = 1 << 4,
    TOO_LONG = 1 << 5,
};

static const struct {
    enum trouble trouble;
    const char *text;
} trouble_texts[] = {
    { QUOTE_INSIDE, "a quote inside a cell that does not begin with one; put the whole "
                    "cell in quotes and write each quote in it twice" },
    { AFTER_QUOTE, "text after a closing quote; write each quote in a cell twice" },
    { UNCLOSED, "a quote is opened here and never closed" },
    { LONE_CR, "a carriage return that ends no line; save the file as CSV UTF-8" },
    { NUL_BYTE, "a NUL byte; save the file as CSV UTF-8" },
    { TOO_LONG, "longer than 65536 bytes; shorten the text" },
};

struct reader {
    const char *at, *end;
    const char *file;
    struct ot_faults *faults;
    struct ot_table *table;
    struct ot_arena *arena;
    /* The cell being read. */
    struct ot_text text;
    unsigned troubles;
    /* The row being read; its cells are kept while there is no fault in it. */
    unsigned row;
    size_t count;
    const char **cell; /* [OT_CSV_COLUMNS_MAX] */
    bool sound, empty;
    /* Cells that are not UTF-8: told once, they usually all are of one sort. */
    struct ot_origin misencoded;
    size_t misencoded_count;
    bool no_memory;
};

static struct ot_origin here(const struct reader *r, size_t column)
{
    return (struct ot_origin){ r->file, r->row, (unsigned)column };
}

static bool at_line_end(const struct reader *r)
{
    return r->at < r->end &&
           (*r->at == '\n' || (*r->at == '\r' && r->end - r->at > 1 && r->at[1] == '\n'));
}

static bool at_cell_end(const struct reader *r)
{
    return r->at == r->end || *r->at == ',' || at_line_end(r);
}

static void take(struct reader *r)
{
    if (*r->at == '\0')
        r->troubles |= NUL_BYTE;
    if (*r->at == '\r')
        r->troubles |= LONE_CR;
    if (r->text.length < OT_CSV_FIELD_MAX)
        ot_text_add(&r->text, r->at, 1);
    else
        r->troubles |= TOO_LONG;
    r->at++;
}

static void read_bare(struct reader *r)
{
    while (!at_cell_end(r)) {
        if (*r->at == '"')
            r->troubles |= QUOTE_INSIDE;
        take(r);
    }
}

/* Past a quote; whether it closes the cell. */
static bool pass_quote(struct reader *r)
{
    r->at++;
    return r->at == r->end || *r->at != '"';
}

/* A line end within quotes is kept as LF. */
static void read_quoted(struct reader *r)
{
    bool closed = false;
    r->at++;
    while (r->at < r->end && !closed) {
        if (*r->at == '\r' && at_line_end(r))
            r->at++;
        if (*r->at == '"')
            closed = pass_quote(r);
        if (!closed)
            take(r);
    }
    if (!closed)
        r->troubles |= UNCLOSED;
    for (; !at_cell_end(r); r->at++)
        r->troubles |= AFTER_QUOTE;
}

static void note_misencoded(struct reader *r)
{
    if (ot_utf8_fault(ot_text_string(&r->text), r->text.length) < 0)
        return;
    if (r->misencoded_count++ == 0)
        r->misencoded = here(r, r->count + 1);
    r->sound = false;
}

static void tell_troubles(struct reader *r)
{
    for (size_t i = 0; i < sizeof trouble_texts / sizeof trouble_texts[0]; i++)
        if (r->troubles & trouble_texts[i].trouble)
            ot_faults_add(r->faults, here(r, r->count + 1), "%s", trouble_texts[i].text);
    r->sound = false;
}

static const char *trimmed_copy(struct reader *r)
{
    size_t length = r->text.length;
    const char *text = ot_text_trim(ot_text_string(&r->text), &length);
    if (length == 0)
        return "";
    r->empty = false;
    return ot_arena_copy(r->arena, text, length);
}

static void read_cell(struct reader *r)
{
    r->text.length = 0;
    r->troubles = 0;
    if (r->at < r->end && *r->at == '"')
        read_quoted(r);
    else
        read_bare(r);
    note_misencoded(r);
    if (r->troubles)
        tell_troubles(r);
    r->no_memory = r->no_memory || r->text.failed;
    if (r->sound && r->count < OT_CSV_COLUMNS_MAX) {
        r->cell[r->count] = trimmed_copy(r);
        r->no_memory = r->no_memory || !r->cell[r->count];
    }
    r->count++;
}

static void read_row(struct reader *r)
{
    r->row++;
    r->count = 0;
    r->sound = r->empty = true;
    read_cell(r);
    while (r->at < r->end && *r->at == ',') {
        r->at++;
        read_cell(r);
    }
    if (r->at < r->end)
        r->at += *r->at == '\r' ? 2 : 1;
    if (r->count > OT_CSV_COLUMNS_MAX) {
        ot_faults_add(r->faults, here(r, 0), "%zu cells; a row has at most %d", r->count,
                      OT_CSV_COLUMNS_MAX);
        r->sound = false;
    }
}

static const char *const *keep_cells(struct reader *r)
{
    const char **kept = ot_arena_array(r->arena, r->count, sizeof *kept);
    if (kept)
        memcpy(kept, r->cell, r->count * sizeof *kept);
    else
        r->no_memory = true;
    return kept;
}

static void check_heading(struct reader *r, size_t column)
{
    const char *heading = r->cell[column];
    if (heading[0] == '\0')
        ot_faults_add(r->faults, here(r, column + 1),
                      "the heading is empty; give the column a heading, or remove it");
    for (size_t i = 0; i < column && heading[0]; i++)
        if (ot_text_same_folded(r->cell[i], heading)) {
            ot_faults_add(r->faults, here(r, column + 1),
                          "the heading \"%s\" stands in column %zu too", heading, i + 1);
            return;
        }
}

/* The first row that is not empty. Where it cannot be read, the rows are still looked
 * through for faults. */
static void read_heading(struct reader *r)
{
    do
        read_row(r);
    while (r->at < r->end && r->sound && r->empty);
    if (r->sound && r->empty && !r->no_memory)
        ot_faults_add(r->faults, (struct ot_origin){ r->file, 0, 0 },
                      "is empty; its first row must hold the headings");
    if (!r->sound || r->empty || r->no_memory)
        return;
    for (size_t i = 0; i < r->count; i++)
        check_heading(r, i);
    r->table->heading = keep_cells(r);
    r->table->columns = r->count;
}

static void tell_length(struct reader *r)
{
    const struct ot_table *table = r->table;
    if (r->count < table->columns)
        ot_faults_add(r->faults, here(r, 0),
                      "expected %zu cells, found %zu; the first missing is \"%s\"",
                      table->columns, r->count, table->heading[r->count]);
    else
        ot_faults_add(r->faults, here(r, 0),
                      "expected %zu cells, found %zu; a cell that holds a comma must be "
                      "in quotes",
                      table->columns, r->count);
}

static void read_body_row(struct reader *r)
{
    struct ot_table *table = r->table;
    read_row(r);
    if (!r->sound || r->empty || !table->heading)
        return;
    if (r->count != table->columns) {
        tell_length(r);
        return;
    }
    struct ot_table_row *row =
        ot_arena_push(r->arena, (void **)&table->row, &table->rows, sizeof *row);
    if (row)
        *row = (struct ot_table_row){ r->row, keep_cells(r) };
    else
        r->no_memory = true;
}

static void tell_misencoded(const struct reader *r)
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

/* How often the separator stands in the first line, outside quotes. */
static size_t count_separators(const struct reader *r, char separator)
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

static bool begins(const struct reader *r, const char *bytes, size_t length)
{
    return (size_t)(r->end - r->at) >= length && memcmp(r->at, bytes, length) == 0;
}

/* What the file seems to be instead of CSV in UTF-8, with the cure; or NULL. */
static const char *other_format(const struct reader *r)
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

static void read_all(struct reader *r)
{
    if (begins(r, "\xEF\xBB\xBF", 3))
        r->at += 3;
    const char *other = other_format(r);
    if (other) {
        ot_faults_add(r->faults, (struct ot_origin){ r->file, 0, 0 }, "%s", other);
        return;
    }
    read_heading(r);
    while (r->at < r->end && !r->no_memory)
        read_body_row(r);
    tell_misencoded(r);
}

/* *out is NULL, and 0 returned, where no heading could be read. */
static int read_table(struct reader *r, const char *name, struct ot_table **out,
                      struct ot_error *err)
{
    const char *bytes = r->at;
    size_t length = (size_t)(r->end - r->at);
    *out = NULL;
    r->arena = ot_arena_new();
    r->cell = calloc(OT_CSV_COLUMNS_MAX, sizeof *r->cell);
    r->table = r->arena ? ot_arena_array(r->arena, 1, sizeof *r->table) : NULL;
    if (r->table && r->cell) {
        r->table->arena = r->arena;
        r->table->name = ot_arena_text(r->arena, name);
        r->table->file = ot_arena_text(r->arena, r->file);
        ot_sha256(bytes, length, r->table->sha256);
        read_all(r);
    }
    bool lost = !r->table || !r->cell || r->no_memory || r->text.failed ||
                r->faults->lost || !r->table->name || !r->table->file;
    if (!lost && r->table->heading)
        *out = r->table;
    else
        ot_arena_free(r->arena);
    free(r->cell);
    ot_text_free(&r->text);
    return lost ? ot_error_memory(err) : 0;
}

struct ot_table *ot_csv_read(const char *bytes, size_t length, const char *name,
                             const char *file, struct ot_faults *faults,
                             struct ot_error *err)
{
    struct ot_table *table;
    struct reader reader = {
        .at = bytes, .end = bytes + length, .file = file, .faults = faults
    };
    return read_table(&reader, name, &table, err) ? NULL : table;
}

int ot_csv_load(const char *folder, const char *name, struct ot_table **out,
                struct ot_faults *faults, struct ot_error *err)
{
    struct ot_text path = { 0 }, file = { 0 }, bytes = { 0 };
    struct ot_table *table = NULL;
    int result = -1;
    ot_text_format(&path, "%s/%s.csv", folder, name);
    ot_text_format(&file, "%s.csv", name);
    if (path.failed || file.failed) {
        ot_error_memory(err);
        goto out;
    }
    if (access(path.bytes, F_OK) < 0 && errno == ENOENT) {
        *out = NULL;
        result = 0;
        goto out;
    }
    if (ot_file_read(path.bytes, OT_CSV_FILE_MAX, OT_EXIT_INPUT, &bytes, err))
        goto out;
    const char *start = ot_text_string(&bytes);
    struct reader reader = {
        .at = start, .end = start + bytes.length, .file = file.bytes, .faults = faults
    };
    result = read_table(&reader, name, &table, err);
    if (result == 0)
        *out = table;
out:
    ot_text_free(&bytes);
    ot_text_free(&file);
    ot_text_free(&path);
    return result;
}
