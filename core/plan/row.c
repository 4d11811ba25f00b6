/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a sheet, read into the plan. */
#include "config.h"

#include "plan/row.h"

#include <string.h>

#include "base/text.h"
#include "plan/cell.h"

#define UNREAD OT_QUALITIES /* the quality of a row whose own could not be read */

struct reader {
    struct ot_sheet *sheet;
    const struct ot_column *figure; /* of its schema; NULL: its rows state none */
    struct ot_plan *plan;
    struct ot_arena *arena; /* of the sheet */
    struct ot_faults *faults;
    const char *file; /* in the plan's arena */
    char *row;        /* what all periods of a wide row share */
    bool faulty;
};

static void *field_of(const struct reader *r, void *row, const char *name)
{
    const struct ot_column *column = ot_schema_column(r->sheet->schema, name);
    return column ? (char *)row + column->offset : NULL;
}

static const char *text_of(const struct reader *r, void *row, const char *name)
{
    const char *text = NULL;
    const void *field = field_of(r, row, name);
    if (field)
        memcpy(&text, field, sizeof text);
    return text;
}

static struct ot_origin origin(const struct reader *r, size_t row, size_t column)
{
    unsigned number = r->sheet->table->row[row].number;
    return (struct ot_origin){ r->file, number,
                               column == OT_SHEET_NONE ? 0 : (unsigned)column + 1 };
}

/* `column` of the table, OT_SHEET_NONE: an empty cell. 0, or -1: out of memory. */
static int read_cell(struct reader *r, const struct ot_column *wanted, size_t row,
                     size_t column, void *into)
{
    struct ot_cell cell = {
        .schema = r->sheet->schema,
        .column = wanted,
        .text = column == OT_SHEET_NONE ? "" : r->sheet->table->row[row].cell[column],
        .at = origin(r, row, column),
        .arena = r->plan->arena,
        .faults = r->faults,
    };
    int failed = ot_cell_read(&cell, into);
    r->faulty = r->faulty || failed != 0;
    return failed < 0 ? -1 : 0;
}

/* A required column without a heading was told once. */
static int read_shared(struct reader *r, size_t row)
{
    const struct ot_schema *schema = r->sheet->schema;
    struct ot_origin at = origin(r, row, OT_SHEET_NONE);
    enum ot_quality unread = UNREAD;
    void *quality = field_of(r, r->row, "quality");
    r->faulty = false;
    memset(r->row, 0, schema->row_size);
    memcpy(r->row + schema->origin, &at, sizeof at);
    if (quality)
        memcpy(quality, &unread, sizeof unread);
    for (size_t i = 0; i < schema->column_count; i++) {
        const struct ot_column *column = &schema->columns[i];
        if (column->required && r->sheet->at[i] == OT_SHEET_NONE) {
            r->faulty = r->faulty || r->sheet->wide_count == 0;
            continue;
        }
        if (column == r->figure && column->required)
            continue;
        if (read_cell(r, column, row, r->sheet->at[i], r->row) != 0)
            return -1;
    }
    return 0;
}

/* ---- Rules within a row ---- */

static const char *figure_noun(const struct reader *r)
{
    return r->figure ? r->figure->name : "row";
}

static void check_vouched(struct reader *r)
{
    enum ot_quality quality;
    struct ot_origin at;
    const void *field = field_of(r, r->row, "quality");
    if (!field)
        return;
    memcpy(&quality, field, sizeof quality);
    memcpy(&at, r->row + r->sheet->schema->origin, sizeof at);
    const char *note = text_of(r, r->row, "note"), *noun = figure_noun(r);
    if (quality == OT_QUALITY_PUBLISHED && !text_of(r, r->row, "reference"))
        ot_faults_add(r->faults, at, "a published %s needs a reference", noun);
    if (quality == OT_QUALITY_ILLUSTRATIVE && !note)
        ot_faults_add(r->faults, at,
                      "an illustrative %s needs a note that gives its reasoning", noun);
    if (quality == OT_QUALITY_ESTIMATED && !note)
        ot_faults_add(r->faults, at,
                      "an estimated %s needs a note that says how it was worked out",
                      noun);
}

static bool has_parts(const struct reader *r, void *row)
{
    const struct ot_value *numerator = field_of(r, row, "numerator");
    const struct ot_value *denominator = field_of(r, row, "denominator");
    return numerator && denominator && numerator->missing == OT_MISSING_NOT &&
           denominator->missing == OT_MISSING_NOT;
}

/* An empty figure is of quality missing, and the other way round. */
static void check_figure(struct reader *r, void *row)
{
    const struct ot_column *column = r->figure;
    enum ot_quality quality;
    if (!column)
        return;
    const struct ot_value *figure = field_of(r, row, column->name);
    memcpy(&quality, field_of(r, row, "quality"), sizeof quality);
    if (quality == UNREAD || !figure->printed)
        return;
    if (quality == OT_QUALITY_MISSING && figure->missing == OT_MISSING_NOT)
        ot_faults_add(r->faults, figure->at,
                      "expected no %s, as its quality is missing; found \"%s\"",
                      column->name, figure->printed);
    if (quality != OT_QUALITY_MISSING && figure->missing == OT_MISSING_NOT_GIVEN &&
        !has_parts(r, row))
        ot_faults_add(r->faults, figure->at,
                      "expected %s %s; found nothing (where none is known, its quality "
                      "is missing)",
                      column->name[0] == 'a' ? "an" : "a", column->name);
}

/* ---- Rows into the plan ---- */

static int put(struct reader *r, size_t row, const struct ot_sheet_wide *wide)
{
    const struct ot_schema *schema = r->sheet->schema;
    char *plan = (char *)r->plan;
    const struct ot_column *figure = r->figure;
    bool shared_faulty = r->faulty;
    char *kept = ot_arena_push(r->plan->arena, (void **)(plan + schema->rows),
                               (size_t *)(plan + schema->count), schema->row_size);
    bool *sound = ot_arena_push(r->arena, (void **)&r->sheet->sound,
                                &r->sheet->sound_count, sizeof *sound);
    if (!kept || !sound)
        return -1;
    memcpy(kept, r->row, schema->row_size);
    if (wide)
        memcpy(field_of(r, kept, "period"), &wide->period, sizeof wide->period);
    if (wide && wide->basis != OT_BASIS_NONE)
        memcpy(field_of(r, kept, "basis"), &wide->basis, sizeof wide->basis);
    size_t column = wide     ? wide->column
                    : figure ? r->sheet->at[figure - schema->columns]
                             : 0;
    if (figure && figure->required && column != OT_SHEET_NONE &&
        read_cell(r, figure, row, column, kept) != 0)
        return -1;
    check_figure(r, kept);
    *sound = !r->faulty;
    r->faulty = shared_faulty;
    return 0;
}

static int read_row(struct reader *r, size_t row)
{
    const char *const *cell = r->sheet->table->row[row].cell;
    if (read_shared(r, row) != 0)
        return -1;
    check_vouched(r);
    if (r->sheet->wide_count == 0)
        return put(r, row, NULL);
    for (size_t i = 0; i < r->sheet->wide_count; i++)
        if (cell[r->sheet->wide[i].column][0] != '\0' &&
            put(r, row, &r->sheet->wide[i]) != 0)
            return -1;
    return 0;
}

int ot_rows_read(struct ot_sheet *sheet, struct ot_plan *plan, struct ot_arena *arena,
                 struct ot_faults *faults, struct ot_error *err)
{
    struct reader r = {
        .sheet = sheet,
        .figure = ot_schema_figure(sheet->schema),
        .plan = plan,
        .arena = arena,
        .faults = faults,
        .file = ot_arena_text(plan->arena, sheet->table->file),
        .row = ot_arena_array(arena, 1, sheet->schema->row_size),
    };
    if (!r.file || !r.row)
        return ot_error_memory(err);
    for (size_t i = 0; i < sheet->table->rows; i++)
        if (read_row(&r, i) != 0)
            return ot_error_memory(err);
    return 0;
}
