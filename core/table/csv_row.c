/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nearly all cells are plain: they are found by one look at each byte, and copied where
 * they stand. The others are read byte by byte. */
#include "config.h"

#include "table/csv_row.h"

#include <string.h>

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

static struct ot_origin here(const struct ot_csv_row *r, size_t column)
{
    return (struct ot_origin){ r->file, r->number, (unsigned)column };
}

static bool at_line_end(const struct ot_csv_row *r)
{
    return r->at < r->end &&
           (*r->at == '\n' || (*r->at == '\r' && r->end - r->at > 1 && r->at[1] == '\n'));
}

static bool at_cell_end(const struct ot_csv_row *r)
{
    return r->at == r->end || *r->at == ',' || at_line_end(r);
}

static void take(struct ot_csv_row *r)
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

static void read_bare(struct ot_csv_row *r)
{
    while (!at_cell_end(r)) {
        if (*r->at == '"')
            r->troubles |= QUOTE_INSIDE;
        take(r);
    }
}

/* Past a quote; whether it closes the cell. */
static bool pass_quote(struct ot_csv_row *r)
{
    r->at++;
    return r->at == r->end || *r->at != '"';
}

/* A line end within quotes is kept as LF. */
static void read_quoted(struct ot_csv_row *r)
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

static void note_misencoded(struct ot_csv_row *r)
{
    if (ot_utf8_fault(ot_text_string(&r->text), r->text.length) < 0)
        return;
    if (r->misencoded_count++ == 0)
        r->misencoded = here(r, r->count + 1);
    r->sound = false;
}

static void tell_troubles(struct ot_csv_row *r)
{
    for (size_t i = 0; i < sizeof trouble_texts / sizeof trouble_texts[0]; i++)
        if (r->troubles & trouble_texts[i].trouble)
            ot_faults_add(r->faults, here(r, r->count + 1), "%s", trouble_texts[i].text);
    r->sound = false;
}

static void keep(struct ot_csv_row *r, const char *text, size_t length)
{
    const char *copy = "";
    if (!r->sound || r->count >= OT_CSV_COLUMNS_MAX)
        return;
    text = ot_text_trim(text, &length);
    if (length > 0) {
        r->empty = false;
        copy = ot_arena_copy(r->arena, text, length);
    }
    r->cell[r->count] = copy;
    r->no_memory = r->no_memory || !copy;
}

/* In ASCII, and of no meaning of its own. */
static bool is_plain(char byte)
{
    return byte >= ' ' && byte < 0x7F && byte != ',' && byte != '"';
}

/* The cell, if all of it is plain. */
static bool read_plain(struct ot_csv_row *r)
{
    const char *from = r->at;
    while (r->at < r->end && is_plain(*r->at))
        r->at++;
    if (at_cell_end(r) && r->at - from <= OT_CSV_FIELD_MAX) {
        keep(r, from, (size_t)(r->at - from));
        return true;
    }
    r->at = from;
    return false;
}

static void read_any(struct ot_csv_row *r)
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
    keep(r, ot_text_string(&r->text), r->text.length);
}

static void read_cell(struct ot_csv_row *r)
{
    if (!read_plain(r))
        read_any(r);
    r->count++;
}

void ot_csv_row_read(struct ot_csv_row *r)
{
    r->number++;
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
