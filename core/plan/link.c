/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ties the tables together. */
#include "config.h"

#include "plan/link.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "plan/cell.h"
#include "plan/counts.h"

/* What cells may name. */
struct target {
    const char *noun, *table;
    bool damaged; /* not all of them could be read */
    const char **name;
    size_t count;
};
struct linker {
    const struct ot_plan *plan;
    struct ot_arena *arena;
    struct ot_faults *faults;
    struct target scheme, source, metric, paper;
};

static bool is_known(const struct target *target, const char *name)
{
    for (size_t i = 0; i < target->count; i++)
        if (strcmp(target->name[i], name) == 0)
            return true;
    return false;
}

static int add_name(struct linker *l, struct target *target, const char *name)
{
    if (!name || is_known(target, name))
        return 0;
    const char **slot =
        ot_arena_push(l->arena, (void **)&target->name, &target->count, sizeof *slot);
    if (!slot)
        return -1;
    *slot = name;
    return 0;
}

static bool is_damaged(const struct target *target, const bool *damaged)
{
    for (size_t i = 0; i < ot_schema_count; i++)
        if (strcmp(ot_schemas[i]->name, target->table) == 0)
            return damaged[i];
    return false;
}

static int gather(struct linker *l, const bool *damaged)
{
    const struct ot_plan *plan = l->plan;
    struct target *targets[] = { &l->scheme, &l->source, &l->metric, &l->paper };
    int failed = 0;
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++)
        targets[i]->damaged = is_damaged(targets[i], damaged);
    for (size_t i = 0; i < plan->scheme_count; i++)
        failed |= add_name(l, &l->scheme, plan->schemes[i].id);
    for (size_t i = 0; i < plan->funding_count; i++)
        failed |= add_name(l, &l->source, plan->funding[i].source);
    for (size_t i = 0; i < plan->metric_count; i++)
        failed |= add_name(l, &l->metric, plan->metrics[i].id);
    for (size_t i = 0; i < plan->paper_count; i++)
        failed |= add_name(l, &l->paper, plan->papers[i].id);
    return failed;
}

/* ---- What a cell names ---- */

static int check_name(struct linker *l, const struct ot_sheet *sheet, struct ot_origin at,
                      const struct target *target, const char *name)
{
    if (target->damaged || is_known(target, name))
        return 0;
    if (sheet->schema->personal) {
        ot_faults_add(l->faults, at, "no such %s in %s", target->noun, target->table);
        return 0;
    }
    const char *shown = ot_cell_quote(l->arena, name);
    const char *nearest = ot_text_nearest(name, target->name, target->count);
    if (!shown)
        return -1;
    ot_faults_add(l->faults, at, "no %s %s in %s%s%s%s", target->noun, shown,
                  target->table, nearest ? "; did you mean \"" : "",
                  nearest ? nearest : "", nearest ? "\"?" : "");
    return 0;
}

static int check_list(struct linker *l, const struct ot_sheet *sheet, struct ot_origin at,
                      const char *text)
{
    while (*text) {
        size_t length = strcspn(text, ";"), part = length;
        const char *start = ot_text_trim(text, &part);
        const char *name = ot_arena_copy(l->arena, start, part);
        if (!name || (part > 0 && check_name(l, sheet, at, &l->metric, name) != 0))
            return -1;
        text += length + (text[length] == ';');
    }
    return 0;
}

static int check_reference(struct linker *l, const struct ot_sheet *sheet,
                           struct ot_origin at, const char *text)
{
    const char *id = ot_arena_copy(l->arena, text, strcspn(text, " "));
    return id ? check_name(l, sheet, at, &l->paper, id) : -1;
}

/* An expression of counts: what it says, and what its values name. */
static int check_counts(struct linker *l, const struct ot_sheet *sheet,
                        struct ot_origin at, const char *text)
{
    struct ot_counts counts = { 0 };
    struct ot_error err = { 0 };
    int failed = 0;
    if (ot_counts_read(text, l->arena, &counts, &err) != 0) {
        if (err.exit != OT_EXIT_INPUT)
            return -1;
        ot_faults_add(l->faults, at, "%s", err.text);
        return 0;
    }
    for (size_t i = 0; i < counts.clauses; i++) {
        const struct ot_clause *clause = &counts.clause[i];
        const struct target *target = strcmp(clause->column, "source") == 0   ? &l->source
                                      : strcmp(clause->column, "scheme") == 0 ? &l->scheme
                                                                              : NULL;
        for (size_t v = 0; target && v < clause->values; v++)
            failed |= check_name(l, sheet, at, target, clause->value[v]);
    }
    return failed;
}

static int check_cell(struct linker *l, const struct ot_sheet *sheet, enum ot_link link,
                      struct ot_origin at, const char *text)
{
    switch (link) {
    case OT_LINK_SCHEME:
        return check_name(l, sheet, at, &l->scheme, text);
    case OT_LINK_SOURCE:
        return check_name(l, sheet, at, &l->source, text);
    case OT_LINK_METRIC:
        return check_name(l, sheet, at, &l->metric, text);
    case OT_LINK_METRICS:
        return check_list(l, sheet, at, text);
    case OT_LINK_PAPER:
        return check_reference(l, sheet, at, text);
    case OT_LINK_COUNTS:
        return check_counts(l, sheet, at, text);
    case OT_LINK_NONE:
        break;
    }
    return 0;
}

static int check_sheet(struct linker *l, const struct ot_sheet *sheet)
{
    for (size_t i = 0; i < sheet->schema->column_count; i++) {
        enum ot_link link = sheet->schema->columns[i].link;
        size_t column = sheet->at[i];
        if (link == OT_LINK_NONE || column == OT_SHEET_NONE)
            continue;
        for (size_t row = 0; row < sheet->table->rows; row++) {
            const char *text = sheet->table->row[row].cell[column];
            struct ot_origin at = ot_table_origin(sheet->table, row, column);
            if (text[0] && text[0] != '#' && check_cell(l, sheet, link, at, text) != 0)
                return -1;
        }
    }
    return 0;
}

/* ---- Circles ---- */

static const struct ot_scheme *whole_of(const struct ot_plan *plan,
                                        const struct ot_scheme *scheme)
{
    return scheme->part_of ? ot_plan_scheme(plan, scheme->part_of) : NULL;
}

/* The names from a scheme up to itself again; NULL: it is in no circle, or a scheme that
 * stands before it in the file is in the same one. */
static const char *circle(struct linker *l, const struct ot_scheme *scheme)
{
    const struct ot_scheme *at = scheme;
    const char *path = scheme->id;
    for (size_t step = 0; path && step < l->plan->scheme_count; step++) {
        at = whole_of(l->plan, at);
        if (!at || at < scheme)
            return NULL;
        path = ot_arena_format(l->arena, "%s > %s", path, at->id);
        if (at == scheme)
            return path;
    }
    return NULL;
}

static void check_circles(struct linker *l)
{
    for (size_t i = 0; i < l->plan->scheme_count; i++) {
        const struct ot_scheme *scheme = &l->plan->schemes[i];
        const char *path = scheme->id ? circle(l, scheme) : NULL;
        if (path)
            ot_faults_add(l->faults, scheme->at,
                          "part_of goes in a circle: %s; a scheme cannot be part of "
                          "itself",
                          path);
    }
}

/* ---- Rules between tables ---- */

static void check_share(struct linker *l, const struct ot_value *share,
                        const char *commissioner)
{
    if (share->missing != OT_MISSING_NOT)
        return;
    if (!ot_text_same(commissioner, "joint"))
        ot_faults_add(l->faults, share->at,
                      "nhs_share is for the commissioner \"joint\" alone; found \"%s\"",
                      commissioner ? commissioner : "");
    if (share->number < 0 || share->number > 100)
        ot_faults_add(l->faults, share->at,
                      "expected a share of 0%% to 100%%; found "
                      "\"%s\"",
                      share->printed);
}

static void check_shares(struct linker *l)
{
    const struct ot_plan *plan = l->plan;
    for (size_t i = 0; i < plan->scheme_count; i++)
        check_share(l, &plan->schemes[i].nhs_share, plan->schemes[i].commissioner);
    for (size_t i = 0; i < plan->spend_count; i++) {
        const struct ot_spend *line = &plan->spend[i];
        const struct ot_scheme *scheme =
            line->scheme ? ot_plan_scheme(plan, line->scheme) : NULL;
        bool again = i > 0 && line[-1].at.row == line->at.row;
        if (!again)
            check_share(l, &line->nhs_share,
                        line->commissioner ? line->commissioner
                        : scheme           ? scheme->commissioner
                                           : NULL);
    }
}

static const struct ot_metric *find_metric(const struct ot_plan *plan, const char *id)
{
    for (size_t i = 0; id && i < plan->metric_count; i++)
        if (ot_text_same(plan->metrics[i].id, id))
            return &plan->metrics[i];
    return NULL;
}

/* A percentage that a spreadsheet gave as a fraction: 0.915 of 215/235. */
static void check_fraction(struct linker *l, const struct ot_performance *row)
{
    const struct ot_metric *metric = find_metric(l->plan, row->metric);
    const struct ot_value *value = &row->value;
    char found[OT_NUMBER_ROOM], should[OT_NUMBER_ROOM * 16],
        true_share[OT_NUMBER_ROOM * 12];
    if (!metric || metric->per.missing != OT_MISSING_NOT || metric->per.number != 100 ||
        value->missing != OT_MISSING_NOT || value->percent || value->number > 1 ||
        row->numerator.missing != OT_MISSING_NOT ||
        row->denominator.missing != OT_MISSING_NOT || row->denominator.number <= 0)
        return;
    double share = row->numerator.number / row->denominator.number;
    if (fabs(value->number - share) > 0.006)
        return;
    ot_number_people(value->number * 100, -1, should);
    ot_faults_add(l->faults, value->at, "expected %s or %s%%, found %s (%s/%s is %s %%)",
                  should, should, ot_number_write(value->number, found),
                  row->numerator.printed, row->denominator.printed,
                  ot_number_fixed(share * 100, 2, true_share));
}

static struct linker linker_of(const struct ot_plan *plan, struct ot_arena *arena,
                               struct ot_faults *faults)
{
    return (struct linker){
        .plan = plan,
        .arena = arena,
        .faults = faults,
        .scheme = { .noun = "scheme", .table = "schemes" },
        .source = { .noun = "source of funding", .table = "funding" },
        .metric = { .noun = "metric", .table = "metrics" },
        .paper = { .noun = "paper", .table = "papers" },
    };
}

int ot_links_check_sheet(const struct ot_plan *plan, const struct ot_sheet *sheet,
                         const bool *damaged, struct ot_arena *arena,
                         struct ot_faults *faults, struct ot_error *err)
{
    struct linker l = linker_of(plan, arena, faults);
    if (gather(&l, damaged) != 0 || check_sheet(&l, sheet) != 0)
        return ot_error_memory(err);
    return 0;
}

int ot_links_check(const struct ot_plan *plan, const struct ot_sheet *sheets,
                   size_t count, const bool *damaged, struct ot_arena *arena,
                   struct ot_faults *faults, struct ot_error *err)
{
    struct linker l = linker_of(plan, arena, faults);
    if (gather(&l, damaged) != 0)
        return ot_error_memory(err);
    for (size_t i = 0; i < count; i++)
        if (check_sheet(&l, &sheets[i]) != 0)
            return ot_error_memory(err);
    check_circles(&l);
    check_shares(&l);
    for (size_t i = 0; i < plan->performance_count; i++)
        check_fraction(&l, &plan->performance[i]);
    return 0;
}
