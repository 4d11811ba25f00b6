/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The expression of `counts`: read once, then asked of each line. */
#include "config.h"

#include "plan/counts.h"

#include <string.h>

#include "base/text.h"
#include "plan/cell.h"
#include "plan/schema.h"

#define EXAMPLE "such as source=Minimum NHS Contribution; area!=Acute"

struct reader {
    struct ot_arena *arena;
    struct ot_error *err;
};

static char *trimmed(struct reader *r, const char *bytes, size_t length)
{
    const char *start = ot_text_trim(bytes, &length);
    char *text = ot_arena_copy(r->arena, start, length);
    if (!text)
        ot_error_memory(r->err);
    return text;
}

static size_t count_of(const char *const *words)
{
    size_t count = 0;
    while (words[count])
        count++;
    return count;
}

/* ---- Reading ---- */

static const char *find_folded(const char *const *words, const char *word)
{
    for (size_t i = 0; words[i]; i++)
        if (ot_text_same_folded(words[i], word))
            return words[i];
    return NULL;
}

static int read_column(struct reader *r, const char *word, struct ot_clause *clause)
{
    clause->column = find_folded(ot_spend_columns, word);
    if (clause->column)
        return 0;
    const char *shown = ot_cell_quote(r->arena, word);
    const char *nearest =
        ot_text_nearest(word, ot_spend_columns, count_of(ot_spend_columns));
    if (!shown)
        return ot_error_memory(r->err);
    return ot_error_set(r->err, OT_EXIT_INPUT,
                        "expected source, scheme, type, area, provider, recurrence, "
                        "commissioner or account before the =; found %s%s%s%s",
                        shown, nearest ? "; did you mean \"" : "", nearest ? nearest : "",
                        nearest ? "\"?" : "");
}

/* The words that spend allows in a column; NULL: any. */
static const char *const *choices_of(const char *column)
{
    const struct ot_schema *spend = ot_schema_find("spend");
    for (size_t i = 0; i < spend->column_count; i++)
        if (strcmp(spend->columns[i].name, column) == 0)
            return spend->columns[i].choices;
    return NULL;
}

static int add_value(struct reader *r, const char *word, struct ot_clause *clause)
{
    const char *const *choices = choices_of(clause->column);
    const char *value = choices ? find_folded(choices, word) : word;
    const char **slot;
    if (!*word)
        return ot_error_set(r->err, OT_EXIT_INPUT, "expected a value of %s, " EXAMPLE,
                            clause->column);
    if (!value) {
        const char *words = ot_cell_choices(r->arena, choices);
        const char *shown = ot_cell_quote(r->arena, word);
        if (!words || !shown)
            return ot_error_memory(r->err);
        return ot_error_set(r->err, OT_EXIT_INPUT, "%s: expected %s; found %s",
                            clause->column, words, shown);
    }
    slot =
        ot_arena_push(r->arena, (void **)&clause->value, &clause->values, sizeof *slot);
    if (!slot)
        return ot_error_memory(r->err);
    *slot = value;
    return 0;
}

static int read_values(struct reader *r, const char *text, struct ot_clause *clause)
{
    for (;;) {
        size_t length = strcspn(text, "|");
        const char *word = trimmed(r, text, length);
        if (!word || add_value(r, word, clause) != 0)
            return -1;
        if (!text[length])
            return 0;
        text += length + 1;
    }
}

static int read_clause(struct reader *r, const char *text, struct ot_clause *clause)
{
    size_t sign = strcspn(text, "=");
    if (!text[sign] || sign == 0) {
        const char *shown = ot_cell_quote(r->arena, text);
        if (!shown)
            return ot_error_memory(r->err);
        return ot_error_set(
            r->err, OT_EXIT_INPUT,
            "expected column=value or column!=value, " EXAMPLE "; found %s", shown);
    }
    clause->except = text[sign - 1] == '!';
    const char *column = trimmed(r, text, sign - (clause->except ? 1 : 0));
    if (!column || read_column(r, column, clause) != 0)
        return -1;
    return read_values(r, text + sign + 1, clause);
}

int ot_counts_read(const char *text, struct ot_arena *arena, struct ot_counts *out,
                   struct ot_error *err)
{
    struct reader r = { arena, err };
    struct ot_counts counts = { 0 };
    while (*text) {
        size_t length = strcspn(text, ";");
        const char *part = trimmed(&r, text, length);
        text += length + (text[length] == ';');
        if (!part)
            return -1;
        if (!*part)
            continue;
        struct ot_clause *clause = ot_arena_push(arena, (void **)&counts.clause,
                                                 &counts.clauses, sizeof *clause);
        if (!clause)
            return ot_error_memory(err);
        if (read_clause(&r, part, clause) != 0)
            return -1;
    }
    if (counts.clauses == 0)
        return ot_error_set(err, OT_EXIT_INPUT, "expected column=value, " EXAMPLE);
    *out = counts;
    return 0;
}

/* ---- Asking ---- */

static bool names(const struct ot_clause *clause, const char *word)
{
    for (size_t i = 0; i < clause->values; i++)
        if (strcmp(clause->value[i], word) == 0)
            return true;
    return false;
}

/* A joint line is in part the NHS's and in part the council's. */
static enum ot_counting count_joint(const struct ot_clause *clause)
{
    bool nhs = names(clause, "NHS") != clause->except;
    bool council = names(clause, "LA") != clause->except;
    if (names(clause, "joint"))
        return clause->except ? OT_COUNTS_NOT : OT_COUNTS_WHOLE;
    if (nhs == council)
        return nhs ? OT_COUNTS_WHOLE : OT_COUNTS_NOT;
    return nhs ? OT_COUNTS_NHS_PART : OT_COUNTS_LA_PART;
}

static enum ot_counting count_clause(const struct ot_clause *clause, const char *said)
{
    if (strcmp(clause->column, "commissioner") == 0 && strcmp(said, "joint") == 0)
        return count_joint(clause);
    return names(clause, said) != clause->except ? OT_COUNTS_WHOLE : OT_COUNTS_NOT;
}

/* Both of two clauses hold. */
static enum ot_counting both(enum ot_counting a, enum ot_counting b)
{
    if (a == OT_COUNTS_WHOLE || a == b)
        return b;
    return b == OT_COUNTS_WHOLE ? a : OT_COUNTS_NOT;
}

enum ot_counting ot_counts_line(const struct ot_plan *plan,
                                const struct ot_counts *counts,
                                const struct ot_spend *line, const char **lacks)
{
    enum ot_counting how = OT_COUNTS_WHOLE;
    const char *silent = NULL;
    for (size_t i = 0; i < counts->clauses; i++) {
        const struct ot_clause *clause = &counts->clause[i];
        const char *said = ot_spend_says(plan, line, clause->column);
        if (said)
            how = both(how, count_clause(clause, said));
        else if (!silent)
            silent = clause->column;
    }
    bool by_share = how == OT_COUNTS_NHS_PART || how == OT_COUNTS_LA_PART;
    if (!silent && by_share && !ot_spend_nhs_share(plan, line))
        silent = "nhs_share";
    *lacks = how == OT_COUNTS_NOT ? NULL : silent;
    return how;
}
