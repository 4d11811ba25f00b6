/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headings of a table, understood. */
#include "config.h"

#include "plan/sheet.h"

#include <string.h>

#include "base/text.h"
#include "plan/cell.h"

struct binder {
    struct ot_sheet *sheet;
    struct ot_arena *arena;
    struct ot_faults *faults;
};

static struct ot_origin heading_at(const struct ot_sheet *sheet, size_t column)
{
    return (struct ot_origin){ sheet->table->file, 1, (unsigned)column + 1 };
}

/* The aliases of a column, one by one; NULL at the end. */
static const char *next_alias(struct ot_arena *arena, const char **aliases)
{
    if (!*aliases || !**aliases)
        return NULL;
    size_t length = strcspn(*aliases, ";");
    const char *alias = ot_arena_copy(arena, *aliases, length);
    *aliases += length + ((*aliases)[length] == ';');
    return alias;
}

static bool is_named(struct ot_arena *arena, const struct ot_column *column,
                     const char *heading)
{
    const char *alias, *aliases = column->aliases;
    if (ot_text_same_folded(column->name, heading))
        return true;
    while ((alias = next_alias(arena, &aliases)))
        if (ot_text_same_folded(alias, heading))
            return true;
    return false;
}

/* "2023-24" or "2023-24 planned". 0; 1: it is no period; -1: nearly one, with err. */
static int read_wide(const char *heading, struct ot_sheet_wide *wide,
                     struct ot_arena *arena, struct ot_error *err)
{
    const char *space = strrchr(heading, ' ');
    size_t length = strlen(heading);
    wide->basis = OT_BASIS_NONE;
    for (int basis = OT_BASIS_NONE + 1; space && basis < OT_BASES; basis++)
        if (ot_text_same_folded(space + 1, ot_basis_word((enum ot_basis)basis))) {
            wide->basis = (enum ot_basis)basis;
            length = (size_t)(space - heading);
        }
    const char *period = ot_arena_copy(arena, heading, length);
    if (!period)
        return ot_error_memory(err);
    if (ot_period_read(period, &wide->period, err) == 0)
        return 0;
    return heading[0] >= '0' && heading[0] <= '9' ? -1 : 1;
}

/* A heading with a fault is kept, too: it is a period all the same, and one fault is
 * enough. */
static int add_wide(struct binder *b, const struct ot_sheet_wide *wide)
{
    struct ot_sheet *sheet = b->sheet;
    struct ot_sheet_wide *kept =
        ot_arena_push(b->arena, (void **)&sheet->wide, &sheet->wide_count, sizeof *kept);
    if (!kept)
        return -1;
    *kept = *wide;
    return 0;
}

static void check_basis(struct binder *b, const struct ot_sheet_wide *wide)
{
    const struct ot_column *basis = ot_schema_column(b->sheet->schema, "basis");
    const char *word = ot_basis_word(wide->basis);
    bool known = wide->basis == OT_BASIS_NONE;
    for (const char *const *choice = basis->choices; *choice; choice++)
        known = known || strcmp(*choice, word) == 0;
    if (!known)
        ot_faults_add(b->faults, heading_at(b->sheet, wide->column),
                      "expected %s after the period; found \"%s\"",
                      ot_cell_choices(b->arena, basis->choices), word);
}

static int tell_unknown(struct binder *b, size_t column)
{
    const struct ot_schema *schema = b->sheet->schema;
    const char *heading = b->sheet->table->heading[column], *alias;
    const char **known = NULL;
    size_t count = 0;
    for (size_t i = 0; i < schema->column_count; i++) {
        const char *aliases = schema->columns[i].aliases;
        alias = schema->columns[i].name;
        do {
            const char **slot =
                ot_arena_push(b->arena, (void **)&known, &count, sizeof *slot);
            if (!slot)
                return -1;
            *slot = alias;
        } while ((alias = next_alias(b->arena, &aliases)));
    }
    if (schema->personal) { /* a file without headings begins with a person */
        ot_faults_add(b->faults, heading_at(b->sheet, column),
                      "no such column in %s (begin your own columns with \"_\")",
                      schema->name);
        return 0;
    }
    const char *shown = ot_cell_quote(b->arena, heading);
    const char *nearest = ot_text_nearest(heading, known, count);
    ot_faults_add(b->faults, heading_at(b->sheet, column),
                  "no column %s in %s%s%s%s (begin your own columns with \"_\")",
                  shown ? shown : "", schema->name, nearest ? "; did you mean \"" : "",
                  nearest ? nearest : "", nearest ? "\"?" : "");
    return shown ? 0 : -1;
}

static void bind_known(struct binder *b, size_t column, size_t known)
{
    size_t *at = &b->sheet->at[known];
    if (*at == OT_SHEET_NONE)
        *at = column;
    else
        ot_faults_add(b->faults, heading_at(b->sheet, column),
                      "the column \"%s\" is in column %zu already",
                      b->sheet->schema->columns[known].name, *at + 1);
}

static int bind_heading(struct binder *b, size_t column)
{
    const struct ot_schema *schema = b->sheet->schema;
    const char *heading = b->sheet->table->heading[column];
    struct ot_sheet_wide wide = { .column = column, .period = OT_PERIOD_NONE };
    struct ot_error err = { 0 };
    if (heading[0] == '_' || heading[0] == '\0')
        return 0;
    for (size_t i = 0; i < schema->column_count; i++)
        if (is_named(b->arena, &schema->columns[i], heading)) {
            bind_known(b, column, i);
            return 0;
        }
    int failed = schema->wide ? read_wide(heading, &wide, b->arena, &err) : 1;
    if (failed > 0)
        return tell_unknown(b, column);
    if (failed < 0 && err.exit == OT_EXIT_INTERNAL)
        return -1;
    if (failed < 0)
        ot_faults_add(b->faults, heading_at(b->sheet, column), "%s", err.text);
    else
        check_basis(b, &wide);
    return add_wide(b, &wide);
}

size_t ot_sheet_position(const struct ot_sheet *sheet, const char *name)
{
    const struct ot_column *column = ot_schema_column(sheet->schema, name);
    return column ? sheet->at[column - sheet->schema->columns] : OT_SHEET_NONE;
}

/* In wide form the period columns take the place of `period` and the figure. */
static void check_wide(struct binder *b)
{
    const char *const replaced[] = { "period", b->sheet->schema->wide };
    for (size_t i = 0; i < 2; i++) {
        size_t position = ot_sheet_position(b->sheet, replaced[i]);
        if (position != OT_SHEET_NONE)
            ot_faults_add(b->faults, heading_at(b->sheet, position),
                          "the columns headed by a period take the place of \"%s\"; "
                          "remove it, or them",
                          replaced[i]);
    }
    size_t basis = ot_sheet_position(b->sheet, "basis");
    for (size_t i = 0; i < b->sheet->wide_count; i++)
        if (basis != OT_SHEET_NONE && b->sheet->wide[i].basis != OT_BASIS_NONE)
            ot_faults_add(b->faults, heading_at(b->sheet, b->sheet->wide[i].column),
                          "the heading gives the basis, and so does column %zu; remove "
                          "one of them",
                          basis + 1);
}

/* Whether the headings of the periods say what the column would. */
static bool is_replaced(const struct ot_sheet *sheet, const struct ot_column *column)
{
    if (sheet->wide_count == 0)
        return false;
    if (strcmp(column->name, "basis") != 0)
        return strcmp(column->name, "period") == 0 ||
               strcmp(column->name, sheet->schema->wide) == 0;
    for (size_t i = 0; i < sheet->wide_count; i++)
        if (sheet->wide[i].basis == OT_BASIS_NONE)
            return false;
    return true;
}

static void check_required(struct binder *b)
{
    const struct ot_sheet *sheet = b->sheet;
    for (size_t i = 0; i < sheet->schema->column_count; i++) {
        const struct ot_column *column = &sheet->schema->columns[i];
        if (column->required && sheet->at[i] == OT_SHEET_NONE &&
            !is_replaced(sheet, column))
            ot_faults_add(b->faults, (struct ot_origin){ sheet->table->file, 1, 0 },
                          "no column \"%s\", which %s needs (%s)", column->name,
                          sheet->schema->name, column->meaning);
    }
}

int ot_sheet_bind(struct ot_sheet *sheet, const struct ot_schema *schema,
                  const struct ot_table *table, struct ot_arena *arena,
                  struct ot_faults *faults, struct ot_error *err)
{
    struct binder b = { sheet, arena, faults };
    *sheet = (struct ot_sheet){ .schema = schema, .table = table };
    sheet->at = ot_arena_array(arena, schema->column_count, sizeof *sheet->at);
    if (!sheet->at)
        return ot_error_memory(err);
    for (size_t i = 0; i < schema->column_count; i++)
        sheet->at[i] = OT_SHEET_NONE;
    for (size_t i = 0; i < table->columns; i++)
        if (bind_heading(&b, i) != 0)
            return ot_error_memory(err);
    if (sheet->wide_count > 0)
        check_wide(&b);
    check_required(&b);
    return 0;
}
