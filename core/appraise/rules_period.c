/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of one thing over periods that overlap, or that make up another; and values of a
 * time that was still to come. */
#include "config.h"

#include "appraise/rules_period.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

/* A value of any of the tables. */
struct entry {
    const char *key;  /* all that tells it from others, but for its period and edition */
    const char *name; /* for people */
    struct ot_period period;
    enum ot_basis basis;
    const struct ot_value *value;
    const struct ot_vouch *vouch;
    bool is_money, adds_up, at_once;
    size_t index;
};
struct entries {
    struct ot_findings *f;
    struct entry *item;
    size_t count;
    bool failed; /* memory ran out */
};

/* ---- Which values ---- */

static void add(struct entries *all, const struct entry *entry, const char *key)
{
    struct ot_arena *arena = all->f->appraisal->graph->arena;
    if (entry->value->missing != OT_MISSING_NOT || ot_period_is_none(entry->period))
        return;
    struct entry *slot = key && entry->name ? ot_arena_push(arena, (void **)&all->item,
                                                            &all->count, sizeof *slot)
                                            : NULL;
    if (!slot) {
        all->failed = true;
        return;
    }
    *slot = *entry;
    slot->key = key;
    slot->index = all->count;
}

static const char *word(const char *text)
{
    return text ? text : "";
}

static void add_spend(struct entries *all)
{
    const struct ot_plan *plan = all->f->appraisal->plan;
    struct ot_arena *arena = all->f->appraisal->graph->arena;
    for (size_t i = 0; i < plan->spend_count; i++) {
        const struct ot_spend *row = &plan->spend[i];
        const struct ot_scheme *scheme = ot_plan_scheme(plan, row->scheme);
        struct entry entry = { .name = scheme ? scheme->name : row->scheme,
                               .period = row->period,
                               .basis = row->basis,
                               .value = &row->amount,
                               .vouch = &row->vouch,
                               .is_money = true,
                               .adds_up = true };
        add(all, &entry,
            ot_arena_format(arena, "spend|%s|%s|%s|%s|%s|%s|%s|%s|%d", row->scheme,
                            word(row->line), word(row->source), word(row->area),
                            word(row->commissioner), word(row->provider),
                            word(row->recurrence), row->account, (int)row->basis));
    }
}

static void add_funding(struct entries *all)
{
    const struct ot_plan *plan = all->f->appraisal->plan;
    struct ot_arena *arena = all->f->appraisal->graph->arena;
    for (size_t i = 0; i < plan->funding_count; i++) {
        const struct ot_funding *row = &plan->funding[i];
        struct entry entry = { .name = row->source,
                               .period = row->period,
                               .basis = row->basis,
                               .value = &row->amount,
                               .vouch = &row->vouch,
                               .is_money = true,
                               .adds_up = true };
        add(all, &entry,
            ot_arena_format(arena, "funding|%s|%s|%s|%d", row->source,
                            word(row->contributor), row->account, (int)row->basis));
    }
}

static void add_activity(struct entries *all)
{
    const struct ot_plan *plan = all->f->appraisal->plan;
    struct ot_arena *arena = all->f->appraisal->graph->arena;
    for (size_t i = 0; i < plan->activity_count; i++) {
        const struct ot_activity *row = &plan->activity[i];
        const struct ot_scheme *scheme =
            row->scheme ? ot_plan_scheme(plan, row->scheme) : NULL;
        bool percent = row->value.percent || ot_text_same(row->unit, "%");
        struct entry entry = {
            .name = ot_arena_format(
                arena, "%s, %s", scheme ? scheme->name : "The whole area", row->measure),
            .period = row->period,
            .basis = row->basis,
            .value = &row->value,
            .vouch = &row->vouch,
            .at_once = strcmp(row->counted, "at once") == 0,
            .adds_up = strcmp(row->counted, "in period") == 0 && !percent &&
                       row->value.qualifier == OT_QUALIFIER_NONE
        };
        add(all, &entry,
            ot_arena_format(arena, "activity|%s|%s|%s|%s|%d", word(row->scheme),
                            row->measure, word(row->group), row->counted,
                            (int)row->basis));
    }
}

static void add_performance(struct entries *all)
{
    const struct ot_plan *plan = all->f->appraisal->plan;
    struct ot_arena *arena = all->f->appraisal->graph->arena;
    for (size_t i = 0; i < plan->performance_count; i++) {
        const struct ot_performance *row = &plan->performance[i];
        bool has_parts = row->numerator.missing == OT_MISSING_NOT;
        const char *name = row->metric;
        for (size_t m = 0; m < plan->metric_count; m++)
            if (strcmp(plan->metrics[m].id, row->metric) == 0)
                name = plan->metrics[m].name;
        struct entry entry = { .name = name,
                               .period = row->period,
                               .basis = OT_BASIS_ACTUAL,
                               .value = has_parts ? &row->numerator : &row->value,
                               .vouch = &row->vouch };
        if (strcmp(row->role, "actual") == 0)
            add(all, &entry,
                ot_arena_format(arena, "performance|%s|%s|%s", row->metric,
                                word(row->group), word(row->label)));
    }
}

static int by_key(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;
    int order = strcmp(left->key, right->key);
    if (order == 0 && left->period.first != right->period.first)
        order = left->period.first < right->period.first ? -1 : 1;
    if (order == 0 && left->period.last != right->period.last)
        order = left->period.last < right->period.last ? -1 : 1;
    if (order == 0 && left->vouch->as_of != right->vouch->as_of)
        order = left->vouch->as_of > right->vouch->as_of ? -1 : 1;
    return order ? order : (left->index > right->index) - (left->index < right->index);
}

/* Sorted; of each key and period the latest edition alone. */
static void sort_entries(struct entries *all)
{
    size_t kept = 0;
    if (all->count)
        qsort(all->item, all->count, sizeof *all->item, by_key);
    for (size_t i = 0; i < all->count; i++)
        if (kept == 0 || strcmp(all->item[kept - 1].key, all->item[i].key) != 0 ||
            !ot_period_same(all->item[kept - 1].period, all->item[i].period))
            all->item[kept++] = all->item[i];
    all->count = kept;
}

/* ---- overlapping_actuals ---- */

static bool is_overlap(const struct entry *a, const struct entry *b)
{
    return ot_period_overlap(a->period, b->period) &&
           !ot_period_within(a->period, b->period) &&
           !ot_period_within(b->period, a->period);
}

static struct ot_node *node_of(struct ot_findings *f, const struct entry *entry,
                               const char *label)
{
    return entry->is_money
               ? ot_finding_pounds(f, entry->value, entry->vouch, entry->period, label)
               : ot_finding_leaf(f, entry->value, entry->vouch, entry->value->number,
                                 NULL, label);
}

static int say_overlap(struct ot_findings *f, const struct entry *a,
                       const struct entry *b)
{
    struct ot_check *check = ot_finding_new(f, OT_RULE_OVERLAPPING_ACTUALS);
    const char *first = ot_finding_period(f, a->period);
    const char *second = ot_finding_period(f, b->period);
    if (ot_finding_text(
            f, check, "%s: the actuals of %s and of %s overlap; they cannot be added up",
            a->name, first, second) != 0)
        return -1;
    struct ot_node *one = node_of(f, a, first), *two = node_of(f, b, second);
    ot_finding_cell(check, a->value->at);
    ot_finding_cell(check, b->value->at);
    ot_finding_value(check, one);
    ot_finding_value(check, two);
    return one && two ? 0 : -1;
}

/* ---- quarters_do_not_add ---- */

static double amount_of(const struct entry *entry)
{
    return entry->is_money ? (double)entry->value->pence : entry->value->number;
}

static int say_sum(struct ot_findings *f, const struct entry *whole,
                   const struct entry *const *part, size_t parts, double sum)
{
    struct ot_node *node[400], *total;
    double exact = whole->is_money ? sum / 100 : sum;
    struct ot_check *check = ot_finding_new(f, OT_RULE_QUARTERS_DO_NOT_ADD);
    const char *found =
        whole->is_money ? ot_finding_money(f, exact) : ot_finding_number(f, exact, -1);
    const char *given = whole->is_money ? ot_finding_money(f, amount_of(whole) / 100)
                                        : ot_finding_number(f, amount_of(whole), -1);
    if (ot_finding_text(f, check, "%s, %s %s: its %zu parts come to %s, the whole is %s",
                        whole->name, ot_basis_word(whole->basis),
                        ot_finding_period(f, whole->period), parts, found, given) != 0)
        return -1;
    ot_finding_cell(check, whole->value->at);
    for (size_t i = 0; i < parts; i++) {
        node[i] = node_of(f, part[i], ot_finding_period(f, part[i]->period));
        ot_finding_cell(check, part[i]->value->at);
        if (!node[i])
            return -1;
    }
    total =
        ot_graph_sum(f->appraisal->graph, node, parts, "Parts, added up", &exact, f->err);
    ot_finding_value(check, node_of(f, whole, "The whole"));
    ot_finding_value(check, total);
    return total ? 0 : -1;
}

/* Those within `whole`, of its key, from group on. */
static int check_sum(struct ot_findings *f, const struct entry *group, size_t count,
                     const struct entry *whole)
{
    struct ot_period period[400];
    const struct entry *inside[400], *part[400];
    size_t n = 0, chosen[400];
    double sum = 0;
    for (size_t i = 0; i < count && n < 400; i++)
        if (&group[i] != whole && ot_period_within(group[i].period, whole->period)) {
            period[n] = group[i].period;
            inside[n++] = &group[i];
        }
    size_t parts = n ? ot_period_tile(whole->period, period, n, chosen) : 0;
    for (size_t i = 0; i < parts; i++) {
        part[i] = inside[chosen[i]];
        sum += amount_of(part[i]);
        if (!part[i]->adds_up)
            return 0;
    }
    if (parts < 2 || fabs(sum - amount_of(whole)) <= 1e-9 * (1 + fabs(amount_of(whole))))
        return 0;
    return say_sum(f, whole, part, parts, sum);
}

static int check_group(struct ot_findings *f, const struct entry *group, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; group[i].basis == OT_BASIS_ACTUAL && !group[i].at_once &&
                               j < count && group[j].period.first <= group[i].period.last;
             j++)
            if (is_overlap(&group[i], &group[j]) &&
                say_overlap(f, &group[i], &group[j]) != 0)
                return -1;
        if (group[i].adds_up && check_sum(f, group, count, &group[i]) != 0)
            return -1;
    }
    return 0;
}

static int check_groups(struct entries *all)
{
    for (size_t i = 0, end; i < all->count; i = end) {
        for (end = i + 1;
             end < all->count && strcmp(all->item[i].key, all->item[end].key) == 0; end++)
            ;
        if (check_group(all->f, all->item + i, end - i) != 0)
            return -1;
    }
    return 0;
}

/* ---- actual_after_report ---- */

/* A flow is known when its period has ended; a stock, from its first day. */
static bool is_to_come(const struct entry *entry, int date)
{
    return entry->basis == OT_BASIS_ACTUAL &&
           (entry->at_once ? entry->period.first : entry->period.last) > date;
}

static int check_after(const struct entries *all, const char *table)
{
    struct ot_findings *f = all->f;
    size_t found = 0, length = strlen(table);
    struct ot_check *check = NULL;
    char date[32];
    for (size_t i = 0; i < all->count; i++) {
        const struct entry *entry = &all->item[i];
        if (strncmp(entry->key, table, length) != 0 || entry->key[length] != '|' ||
            !is_to_come(entry, f->date))
            continue;
        if (!check && !(check = ot_finding_new(f, OT_RULE_ACTUAL_AFTER_REPORT)))
            return -1;
        ot_finding_cell(check, entry->value->at);
        found++;
    }
    if (!check)
        return 0;
    return ot_finding_text(f, check,
                           "%s: %zu actual value%s of a time that was still to come at "
                           "the report's date, %s",
                           table, found, found == 1 ? "" : "s",
                           ot_date_people(f->date, date));
}

int ot_rules_period(struct ot_findings *f)
{
    static const char *const tables[] = { "funding", "spend", "activity", "performance" };
    struct entries all = { .f = f };
    add_funding(&all);
    add_spend(&all);
    add_activity(&all);
    add_performance(&all);
    if (all.failed)
        return ot_error_memory(f->err);
    sort_entries(&all);
    if (check_groups(&all) != 0)
        return -1;
    for (size_t i = 0; f->date && i < sizeof tables / sizeof tables[0]; i++)
        if (check_after(&all, tables[i]) != 0)
            return -1;
    return 0;
}
