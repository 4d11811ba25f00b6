/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part at a time is read as a plan of its own, checked, added up, and forgotten. */
#include "config.h"

#include "plan/people.h"

#include "plan/episodes.h"
#include "plan/key.h"
#include "plan/link.h"
#include "plan/personal.h"
#include "plan/row.h"
#include "table/csv.h"

#define PART 4096 /* rows */

struct reader {
    struct ot_plan *plan;
    const bool *damaged;
    struct ot_arena *arena;
    struct ot_faults *faults;
    struct ot_faults said; /* of what rows say: they follow those of keys */
    struct ot_error *err;
    struct ot_sheet sheet;
    struct ot_keys *keys;
    struct ot_episodes *episodes;
    size_t rows;
};

static int take(struct reader *r, const struct ot_table *table, struct ot_plan *part)
{
    r->sheet.table = table;
    r->sheet.sound = NULL;
    r->sheet.sound_count = 0;
    r->rows += table->rows;
    ot_personal_cells(table, r->faults);
    if (ot_rows_read(&r->sheet, part, part->arena, r->faults, r->err) != 0 ||
        ot_links_check_sheet(r->plan, &r->sheet, r->damaged, part->arena, r->faults,
                             r->err) != 0)
        return -1;
    return ot_keys_add(r->keys, &r->sheet, part) != 0 ||
                   ot_episodes_add(r->episodes, part) != 0
               ? ot_error_memory(r->err)
               : 0;
}

static int read_parts(struct reader *r, struct ot_csv *csv,
                      const struct ot_schema *schema)
{
    const struct ot_table *table;
    if (ot_csv_next(csv, PART, &table, r->err) != 0)
        return -1;
    ot_personal_headings(table, r->faults);
    if (ot_sheet_bind(&r->sheet, schema, table, r->arena, r->faults, r->err) != 0)
        return -1;
    while (table->rows > 0) {
        struct ot_plan *part = ot_plan_new();
        int failed = part ? take(r, table, part) : ot_error_memory(r->err);
        ot_plan_free(part);
        if (failed || ot_csv_next(csv, PART, &table, r->err) != 0)
            return -1;
    }
    return ot_plan_add_file(r->plan, table, r->rows) != 0 ||
                   ot_keys_check(r->keys, r->faults) != 0 ||
                   ot_episodes_count(r->episodes) != 0
               ? ot_error_memory(r->err)
               : 0;
}

int ot_people_read(const char *folder, const struct ot_schema *schema,
                   struct ot_plan *plan, const bool *damaged, struct ot_arena *arena,
                   struct ot_faults *faults, struct ot_error *err)
{
    struct ot_csv *csv;
    struct reader r = { .plan = plan,
                        .damaged = damaged,
                        .arena = arena,
                        .faults = faults,
                        .err = err,
                        .keys = ot_keys_new(schema, arena) };
    r.episodes = ot_episodes_new(plan, arena, &r.said);
    if (!r.keys || !r.episodes)
        return ot_error_memory(err);
    if (ot_csv_open(folder, schema->name, &csv, faults, err) != 0)
        return -1;
    int failed = csv ? read_parts(&r, csv, schema) : 0;
    ot_csv_close(csv);
    ot_faults_take(faults, &r.said);
    return failed;
}
