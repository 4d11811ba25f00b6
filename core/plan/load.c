/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of tables, read into a plan. */
#include "config.h"

#include "plan/load.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "plan/key.h"
#include "plan/link.h"
#include "plan/people.h"
#include "plan/row.h"
#include "plan/schema.h"
#include "plan/sheet.h"
#include "table/csv.h"

#define TABLES_MAX 32

struct loader {
    const char *folder;
    struct ot_plan *plan;
    struct ot_arena *arena; /* for what is forgotten once the plan is read */
    struct ot_faults *faults;
    struct ot_error *err;
    struct ot_table *table[TABLES_MAX];
    struct ot_sheet sheet[TABLES_MAX];
    size_t count;
    bool damaged[TABLES_MAX]; /* of each of ot_schemas: not all rows could be read */
};

/* ---- Files ---- */

static int read_rows(struct loader *l, const struct ot_table *table, size_t index)
{
    struct ot_sheet *sheet = &l->sheet[l->count - 1];
    struct ot_keys *keys = ot_keys_new(ot_schemas[index], l->arena);
    if (!keys)
        return ot_error_memory(l->err);
    if (ot_plan_add_file(l->plan, table, table->rows) != 0)
        return ot_error_memory(l->err);
    if (ot_sheet_bind(sheet, ot_schemas[index], table, l->arena, l->faults, l->err) !=
            0 ||
        ot_rows_read(sheet, l->plan, l->arena, l->faults, l->err) != 0)
        return -1;
    if (sheet->at[0] == OT_SHEET_NONE) /* its first column names the row */
        l->damaged[index] = true;
    return ot_keys_add(keys, sheet, l->plan) != 0 || ot_keys_check(keys, l->faults) != 0
               ? ot_error_memory(l->err)
               : 0;
}

static void tell_missing(struct loader *l, size_t index)
{
    const char *file = ot_arena_format(l->arena, "%s.csv", ot_schemas[index]->name);
    ot_faults_add(l->faults, (struct ot_origin){ file, 0, 0 },
                  "not found in %s; a plan needs plan.csv and schemes.csv", l->folder);
    l->damaged[index] = true;
}

static int read_table(struct loader *l, size_t index)
{
    struct ot_table *table = NULL;
    size_t before = l->faults->count;
    if (ot_csv_load(l->folder, ot_schemas[index]->name, &table, l->faults, l->err) != 0)
        return -1;
    l->damaged[index] = l->faults->count > before;
    if (table) {
        l->table[l->count++] = table;
        return read_rows(l, table, index);
    }
    if (ot_schemas[index]->required && !l->damaged[index])
        tell_missing(l, index);
    return 0;
}

/* "schemess.csv" is no table, and surely meant as one. */
static int check_file_name(struct loader *l, const char *file)
{
    const char *known[TABLES_MAX];
    size_t length = strlen(file);
    if (length < 5 || strcmp(file + length - 4, ".csv") != 0)
        return 0;
    const char *name = ot_arena_copy(l->arena, file, length - 4);
    if (!name)
        return ot_error_memory(l->err);
    for (size_t i = 0; i < ot_schema_count; i++)
        known[i] = ot_schemas[i]->name;
    const char *nearest = ot_text_nearest(name, known, ot_schema_count);
    if (nearest && !ot_schema_find(name))
        ot_faults_add(l->faults, (struct ot_origin){ file, 0, 0 },
                      "no table of this name; did you mean \"%s.csv\"? (begin the names "
                      "of your own files with \"_\")",
                      nearest);
    return 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int check_folder(struct loader *l)
{
    struct dirent **entry = NULL;
    int count = scandir(l->folder, &entry, NULL, by_bytes), result = 0;
    if (count < 0)
        return ot_error_set(l->err, ot_error_exit(OT_EXIT_INPUT),
                            "the folder %s cannot be read: %s", l->folder,
                            strerror(errno));
    for (int i = 0; i < count; i++) {
        if (result == 0 && entry[i]->d_name[0] != '_')
            result = check_file_name(l, entry[i]->d_name);
        free(entry[i]);
    }
    free(entry);
    return result;
}

/* ---- Facts ---- */

/* The cell of a fact's value. */
static struct ot_origin value_at(const struct ot_sheet *sheet,
                                 const struct ot_plan_fact *fact)
{
    struct ot_origin at = fact->at;
    at.column = (unsigned)ot_sheet_position(sheet, "value") + 1;
    return at;
}

/* "2023-24; 2024-25" */
static int read_periods(struct loader *l, const struct ot_plan_fact *fact,
                        struct ot_origin at)
{
    struct ot_plan *plan = l->plan;
    struct ot_error err;
    for (const char *text = fact->value; *text;) {
        size_t length = strcspn(text, ";"), part = length;
        const char *start = ot_text_trim(text, &part);
        const char *one = ot_arena_copy(l->arena, start, part);
        struct ot_period period;
        text += length + (text[length] == ';');
        if (!one)
            return ot_error_memory(l->err);
        if (part == 0)
            continue;
        if (ot_period_read(one, &period, &err) != 0) {
            ot_faults_add(l->faults, at, "%s", err.text);
            continue;
        }
        struct ot_period *kept = ot_arena_push(plan->arena, (void **)&plan->periods,
                                               &plan->period_count, sizeof *kept);
        if (!kept)
            return ot_error_memory(l->err);
        *kept = period;
        for (size_t i = 0; i + 1 < plan->period_count; i++)
            if (ot_period_overlap(plan->periods[i], period))
                ot_faults_add(l->faults, at, "\"%s\" and a period before it overlap",
                              one);
    }
    return 0;
}

static void read_dates(struct loader *l, const struct ot_sheet *sheet)
{
    const char *const dates[] = { "agreed", "submitted" };
    for (size_t i = 0; i < 2; i++) {
        const struct ot_plan_fact *fact = ot_plan_find_fact(l->plan, dates[i]);
        int day;
        if (fact && fact->value && ot_date_read(fact->value, &day) != 0)
            ot_faults_add(l->faults, value_at(sheet, fact),
                          "expected a date such as 2023-09-20 or 20/09/2023; found "
                          "\"%.60s\"",
                          fact->value);
    }
}

/* A fact that each plan needs; NULL with a fault where it is not given. */
static const struct ot_plan_fact *need(struct loader *l, const struct ot_sheet *sheet,
                                       const char *field)
{
    const struct ot_plan_fact *fact = ot_plan_find_fact(l->plan, field);
    if (fact && fact->value)
        return fact;
    struct ot_origin at = { sheet->table->file, 0, 0 };
    ot_faults_add(
        l->faults, fact ? value_at(sheet, fact) : at,
        "no value of \"%s\"; a plan says its title, area, periods and price_year", field);
    return NULL;
}

static int read_facts(struct loader *l, const struct ot_sheet *sheet)
{
    struct ot_plan *plan = l->plan;
    if (ot_sheet_position(sheet, "field") == OT_SHEET_NONE ||
        ot_sheet_position(sheet, "value") == OT_SHEET_NONE)
        return 0;
    const struct ot_plan_fact *title = need(l, sheet, "title");
    const struct ot_plan_fact *area = need(l, sheet, "area");
    const struct ot_plan_fact *periods = need(l, sheet, "periods");
    const struct ot_plan_fact *year = need(l, sheet, "price_year");
    plan->title = title ? title->value : "";
    plan->area = area ? area->value : "";
    plan->area_code = ot_plan_fact(plan, "area_code");
    plan->board = ot_plan_fact(plan, "board");
    if (year && ot_year_read(year->value, &plan->price_year) != 0)
        ot_faults_add(l->faults, value_at(sheet, year),
                      "expected a financial year such as 2023-24; found \"%.60s\"",
                      year->value);
    read_dates(l, sheet);
    return periods ? read_periods(l, periods, value_at(sheet, periods)) : 0;
}

/* ---- All ---- */

static int by_name(const void *a, const void *b)
{
    const struct ot_plan_file *left = a, *right = b;
    return strcmp(left->name, right->name);
}

/* The cell of that column in a row; the row, where the table has no such column. */
static struct ot_origin place_of(const struct ot_sheet *sheet, const char *name,
                                 struct ot_origin row)
{
    size_t column = ot_sheet_position(sheet, name);
    row.column = column == OT_SHEET_NONE ? 0 : (unsigned)column + 1;
    return row;
}

static void place_kinds(struct ot_plan *plan, const struct ot_sheet *sheet)
{
    for (size_t i = 0; i < plan->scheme_count; i++)
        plan->schemes[i].kind_at = place_of(sheet, "kind", plan->schemes[i].at);
}

static void place_units(struct ot_plan *plan, const struct ot_sheet *sheet)
{
    for (size_t i = 0; i < plan->activity_count; i++)
        plan->activity[i].unit_at = place_of(sheet, "unit", plan->activity[i].at);
}

static int read_all(struct loader *l)
{
    if (check_folder(l) != 0)
        return -1;
    for (size_t i = 0; i < ot_schema_count; i++)
        if (!ot_schemas[i]->personal && read_table(l, i) != 0)
            return -1;
    for (size_t i = 0; i < l->count; i++) {
        if (l->sheet[i].schema == ot_schema_find("plan") &&
            read_facts(l, &l->sheet[i]) != 0)
            return -1;
        if (l->sheet[i].schema == ot_schema_find("schemes"))
            place_kinds(l->plan, &l->sheet[i]);
        if (l->sheet[i].schema == ot_schema_find("activity"))
            place_units(l->plan, &l->sheet[i]);
    }
    for (size_t i = 0; i < ot_schema_count; i++)
        if (ot_schemas[i]->personal &&
            ot_people_read(l->folder, ot_schemas[i], l->plan, l->damaged, l->arena,
                           l->faults, l->err) != 0)
            return -1;
    if (l->plan->file_count > 0)
        qsort(l->plan->files, l->plan->file_count, sizeof *l->plan->files, by_name);
    return ot_links_check(l->plan, l->sheet, l->count, l->damaged, l->arena, l->faults,
                          l->err);
}

static int count_faults(const struct loader *l, size_t before)
{
    size_t count = l->faults->count - before;
    ot_faults_sort(l->faults);
    if (l->faults->lost)
        return ot_error_memory(l->err);
    if (count > 0)
        return ot_error_set(l->err, OT_EXIT_INPUT, "the plan in %s has %zu fault%s",
                            l->folder, count, count == 1 ? "" : "s");
    return 0;
}

int ot_plan_load(const char *folder, struct ot_plan **out, struct ot_faults *faults,
                 struct ot_error *err)
{
    struct loader l = { .folder = folder,
                        .plan = ot_plan_new(),
                        .arena = ot_arena_new(),
                        .faults = faults,
                        .err = err };
    size_t before = faults->count;
    int result = l.plan && l.arena ? read_all(&l) : ot_error_memory(err);
    if (result == 0)
        result = count_faults(&l, before);
    if (result == 0)
        *out = l.plan;
    else
        ot_plan_free(l.plan);
    for (size_t i = 0; i < l.count; i++)
        ot_table_free(l.table[i]);
    ot_arena_free(l.arena);
    return result;
}
