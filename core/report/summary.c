/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary as a table for a terminal: columns as wide as their words, and no wider
 * than the line. */
#include "config.h"

#include <stdbool.h>
#include <string.h>

#include "report/document.h"
#include "report/read.h"

#define COLUMNS 7 /* the last: verdicts, where there are any */
#define GAP 2
#define LINE_WIDTH 110
#define LEAST_WIDTH 10 /* where even the words are too long */

struct row {
    const char *cell[COLUMNS];
    const char *reason; /* "sufficient", or why not */
};
struct summary {
    struct row *row;
    size_t rows;
    size_t width[COLUMNS], least[COLUMNS], columns;
};

/* Characters, as a terminal counts them (no wide ones are expected). */
static size_t width_of(const char *text, size_t length)
{
    size_t width = 0;
    for (size_t i = 0; i < length; i++)
        width += ((unsigned char)text[i] & 0xC0) != 0x80;
    return width;
}

/* Of the longest word. */
static size_t longest_word(const char *text)
{
    size_t longest = 0;
    while (*text) {
        size_t length = strcspn(text, " "), width = width_of(text, length);
        if (width > longest)
            longest = width;
        text += length + strspn(text + length, " ");
    }
    return longest;
}

/* "12.3 falls, Falls avoided": what the main outcome is stands behind its value. */
static const char *outcome_cell(struct ot_arena *arena, const xmlNode *row)
{
    const char *value = ot_document_text(arena, ot_document_child(row, "outcome"));
    const char *name = ot_document_attribute(arena, row, "outcome");
    const char *cell =
        *value && *name ? ot_arena_format(arena, "%s: %s", name, value) : value;
    return cell ? cell : value;
}

/* "£1.18 for each £1; pays in 56% of draws" */
static const char *value_cell(struct ot_arena *arena, const xmlNode *row)
{
    const char *value = ot_document_text(arena, ot_document_child(row, "public-value"));
    const char *chance = ot_document_text(arena, ot_document_child(row, "chance"));
    size_t share = strcspn(chance, " (");
    const char *cell = *value && *chance
                           ? ot_arena_format(arena, "%s; pays in %.*s of draws", value,
                                             (int)share, chance)
                           : value;
    return cell ? cell : value;
}

static bool is_insufficient(const struct row *row)
{
    return *row->reason && strcmp(row->reason, "sufficient") != 0;
}

static struct row *add_row(struct ot_arena *arena, struct summary *s)
{
    return ot_arena_push(arena, (void **)&s->row, &s->rows, sizeof *s->row);
}

static bool gather(struct ot_arena *arena, const xmlNode *summary, struct summary *s)
{
    static const struct row head = { .cell = { "Scheme", "Spend", "Main outcome",
                                               "Cost per outcome", "Public value",
                                               "Evidence", "Verdict" } };
    struct row *into = add_row(arena, s);
    if (!into)
        return false;
    *into = head;
    for (xmlNode *row = ot_document_child(summary, "row"); row;
         row = ot_document_next(row, "row")) {
        if (!(into = add_row(arena, s)))
            return false;
        into->cell[0] = ot_document_attribute(arena, row, "scheme");
        into->cell[1] = ot_document_text(arena, ot_document_child(row, "spend"));
        into->cell[2] = outcome_cell(arena, row);
        into->cell[3] = ot_document_text(arena, ot_document_child(row, "cost-per"));
        into->cell[4] = value_cell(arena, row);
        into->reason = ot_document_attribute(arena, row, "evidence");
        into->cell[5] = is_insufficient(into) ? "insufficient" : into->reason;
        into->cell[6] = ot_document_attribute(arena, row, "verdict");
        if (*into->cell[6])
            s->columns = COLUMNS;
    }
    return true;
}

static void measure(struct summary *s, size_t c, const char *cell)
{
    size_t width = width_of(cell, strlen(cell)), word = longest_word(cell);
    if (width > s->width[c])
        s->width[c] = width < LINE_WIDTH ? width : LINE_WIDTH;
    if (word > s->least[c])
        s->least[c] = word;
}

/* The column with most to give, beyond its longest word; columns: none has any. */
static size_t roomiest(const struct summary *s)
{
    size_t best = s->columns;
    for (size_t c = 0; c < s->columns; c++)
        if (s->width[c] > s->least[c] &&
            (best == s->columns || s->width[c] > s->width[best]))
            best = c;
    return best;
}

/* false: they are broken already. */
static bool break_words(struct summary *s)
{
    bool any = false;
    for (size_t c = 0; c < s->columns; c++)
        if (s->least[c] > LEAST_WIDTH) {
            s->least[c] = LEAST_WIDTH;
            any = true;
        }
    return any;
}

/* As wide as the words need; while that is too much, the widest column gives way. */
static void set_widths(struct summary *s)
{
    size_t total = GAP * (s->columns - 1);
    for (size_t c = 0; c < s->columns; c++) {
        s->width[c] = s->least[c] = 0;
        for (size_t r = 0; r < s->rows; r++)
            measure(s, c, s->row[r].cell[c]);
        total += s->width[c];
    }
    for (; total > LINE_WIDTH; total--) {
        size_t column = roomiest(s);
        if (column < s->columns)
            s->width[column]--;
        else if (!break_words(s))
            return;
        else
            total++;
    }
}

/* Bytes of text that fit width: whole words, or where one is too long, part of it. */
static size_t fit(const char *text, size_t width)
{
    size_t at = 0, used = 0, last = 0;
    while (text[at]) {
        if (text[at] == ' ')
            last = at;
        if (used == width && ((unsigned char)text[at] & 0xC0) != 0x80)
            return text[at] == ' ' || !last ? at : last;
        used += ((unsigned char)text[at] & 0xC0) != 0x80;
        at++;
    }
    return at;
}

static void put_spaces(struct ot_text *into, size_t count)
{
    ot_text_format(into, "%*s", (int)count, "");
}

/* The next line of each cell; rest[] moves on. */
static void put_line(const struct summary *s, const char **rest, struct ot_text *into)
{
    size_t owed = 0;
    for (size_t c = 0; c < s->columns; c++) {
        size_t length = fit(rest[c], s->width[c]);
        size_t width = width_of(rest[c], length);
        if (length > 0) {
            put_spaces(into, owed);
            ot_text_add(into, rest[c], length);
            owed = 0;
        }
        owed += s->width[c] - (width < s->width[c] ? width : s->width[c]) + GAP;
        rest[c] += length;
        rest[c] += strspn(rest[c], " ");
    }
    ot_text_put(into, "\n");
}

static bool is_left(const struct summary *s, const char *const *rest)
{
    for (size_t c = 0; c < s->columns; c++)
        if (*rest[c])
            return true;
    return false;
}

static void put_row(const struct summary *s, const struct row *row, struct ot_text *into)
{
    const char *rest[COLUMNS];
    memcpy(rest, row->cell, sizeof rest);
    do
        put_line(s, rest, into);
    while (is_left(s, rest));
}

static void put_wrapped(const char *text, struct ot_text *into)
{
    while (*text) {
        size_t length = fit(text, LINE_WIDTH);
        ot_text_add(into, text, length);
        ot_text_put(into, "\n");
        text += length + strspn(text + length, " ");
    }
}

/* Below the table, what its columns cannot hold. */
static void put_notes(struct ot_arena *arena, const struct summary *s,
                      struct ot_text *into)
{
    ot_text_put(into, "\n");
    put_wrapped(
        "Public value: what each pound brings in present values, to everybody. It "
        "pays where that is more than a pound.",
        into);
    for (size_t r = 1; r < s->rows; r++) {
        const char *verdict = s->row[r].cell[COLUMNS - 1];
        bool decided = *verdict && strcmp(verdict, "insufficient evidence") != 0;
        const char *note = ot_arena_format(
            arena, "%s: the evidence is insufficient: %s.%s", s->row[r].cell[0],
            s->row[r].reason, decided ? " The rule decided all the same." : "");
        if (note && is_insufficient(&s->row[r]))
            put_wrapped(note, into);
    }
}

int ot_report_summary_text(const char *bytes, size_t length, const char *file,
                           struct ot_text *into, struct ot_error *err)
{
    struct summary s = { .columns = COLUMNS - 1 };
    xmlDoc *doc = ot_document_report(bytes, length, file, err);
    if (!doc)
        return -1;
    struct ot_arena *arena = ot_arena_new();
    const xmlNode *summary = ot_document_child(xmlDocGetRootElement(doc), "summary");
    bool whole = arena && gather(arena, summary, &s);
    if (whole && summary) {
        set_widths(&s);
        for (size_t r = 0; r < s.rows; r++)
            put_row(&s, &s.row[r], into);
        put_notes(arena, &s, into);
    }
    ot_arena_free(arena);
    xmlFreeDoc(doc);
    return whole && !into->failed ? 0 : ot_error_memory(err);
}
