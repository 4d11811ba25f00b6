/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks on a plan, each a rule with a sentence. */
#include "config.h"

#include "appraise/rules.h"

#include <stdlib.h>
#include <string.h>

#include "appraise/ledger_node.h"
#include "base/number.h"
#include "base/text.h"
#include "value/force.h"

enum { TOTAL_DISAGREES, KIND_NOT_INSTALLED, ACTIVITY_NOT_READ, RULES };

const struct ot_rule ot_rules[] = {
    [TOTAL_DISAGREES] = { "total_disagrees", "caveat",
                          "rows and a printed total differ by more than the tolerance",
                          "the tables against `totals`" },
    [KIND_NOT_INSTALLED] = { "kind_not_installed", "caveat",
                             "a scheme's kind for which no plugin is installed",
                             "`schemes` against the installed plugins" },
    [ACTIVITY_NOT_READ] = { "activity_not_read", "caveat",
                            "a measure of a scheme that no input of its kind reads",
                            "`activity` against the inputs of the kind" },
};
const size_t ot_rule_count = RULES;

struct findings {
    struct ot_appraisal *appraisal;
    struct ot_check *item;
    size_t count;
    struct ot_error *err;
};

static struct ot_check *find(struct findings *f, int rule, struct ot_origin at)
{
    struct ot_check *check = ot_arena_push(f->appraisal->graph->arena, (void **)&f->item,
                                           &f->count, sizeof *check);
    if (!check) {
        ot_error_memory(f->err);
        return NULL;
    }
    check->rule = &ot_rules[rule];
    check->at[check->ats++] = at;
    return check;
}

/* ---- total_disagrees ---- */

static struct ot_ledger_query query_of(const struct ot_total *total,
                                       enum ot_ledger_table table)
{
    return (struct ot_ledger_query){ .table = table,
                                     .period = total->period,
                                     .basis = total->basis,
                                     .source = total->source,
                                     .contributor = total->contributor,
                                     .scheme = total->scheme,
                                     .recurrence = total->recurrence,
                                     .account = total->account };
}

/* What the rows come to; NULL with err->text empty where there are none. */
static struct ot_node *computed(struct findings *f, const struct ot_total *total)
{
    const struct ot_plan *plan = f->appraisal->plan;
    struct ot_graph *graph = f->appraisal->graph;
    struct ot_ledger_query funding = query_of(total, OT_LEDGER_FUNDING);
    struct ot_ledger_query spend = query_of(total, OT_LEDGER_SPEND);
    struct ot_ledger_query benefits = query_of(total, OT_LEDGER_BENEFITS);
    if (strcmp(total->table, "funding") == 0)
        return ot_ledger_node(plan, graph, &funding, "Funding, added up", f->err);
    if (strcmp(total->table, "spend") == 0)
        return ot_ledger_node(plan, graph, &spend, "Spend, added up", f->err);
    if (strcmp(total->table, "benefits") == 0)
        return ot_ledger_node(plan, graph, &benefits, "Claimed savings, added up",
                              f->err);
    struct ot_node *in = ot_ledger_node(plan, graph, &funding, "Funding", f->err);
    struct ot_node *out =
        in ? ot_ledger_node(plan, graph, &spend, "Spend", f->err) : NULL;
    return out ? ot_graph_subtract(graph, in, out, f->err) : NULL;
}

static const char *filter_words(struct findings *f, const struct ot_total *total)
{
    const char *part[] = { total->recurrence, total->account, total->source,
                           total->contributor, total->scheme };
    struct ot_text text = { 0 };
    for (size_t i = 0; i < sizeof part / sizeof part[0]; i++)
        if (part[i])
            ot_text_format(&text, ", %s", part[i]);
    char *words = ot_arena_text(f->appraisal->graph->arena, ot_text_string(&text));
    ot_text_free(&text);
    return words;
}

static int say_disagreement(struct findings *f, const struct ot_total *total,
                            struct ot_node *sum)
{
    struct ot_graph *graph = f->appraisal->graph;
    char period[OT_PERIOD_ROOM], found[OT_NUMBER_ROOM * 16], printed[OT_NUMBER_ROOM * 16];
    struct ot_check *check = find(f, TOTAL_DISAGREES, total->value.at);
    double number = (double)total->value.pence / 100;
    if (!check)
        return -1;
    struct ot_node *leaf =
        ot_cell_node(f->appraisal->plan, graph, &total->value, &total->vouch, number,
                     sum->unit, sum->prices, "As the paper prints it");
    if (!leaf)
        return ot_error_memory(f->err);
    leaf->decimals = 2;
    check->text = ot_arena_format(
        graph->arena, "%s %s%s: the rows come to %s; %s prints %s%s%s%s", total->table,
        ot_period_write(total->period, period), filter_words(f, total),
        ot_money_people(sum->value[0], found),
        total->vouch.reference ? total->vouch.reference : "the paper",
        ot_money_people(number, printed), total->vouch.note ? " (" : "",
        total->vouch.note ? total->vouch.note : "", total->vouch.note ? ")" : "");
    check->value[check->values++] = sum;
    check->value[check->values++] = leaf;
    return check->text ? 0 : ot_error_memory(f->err);
}

/* Rows that come to nothing, where a total of 0 is printed, agree. */
static int check_total(struct findings *f, const struct ot_total *total)
{
    if (total->value.missing != OT_MISSING_NOT)
        return 0;
    struct ot_node *sum = computed(f, total);
    if (!sum || ot_force(f->appraisal->graph, sum, f->err) != 0)
        return -1;
    int64_t tolerance =
        total->tolerance.missing == OT_MISSING_NOT ? total->tolerance.pence : 0;
    if (sum->missing)
        return 0;
    int64_t found = (int64_t)(sum->value[0] * 100 + (sum->value[0] < 0 ? -0.5 : 0.5));
    int64_t apart = found > total->value.pence ? found - total->value.pence
                                               : total->value.pence - found;
    return apart > tolerance ? say_disagreement(f, total, sum) : 0;
}

/* ---- kinds ---- */

static int say_not_installed(struct findings *f, const struct ot_scheme *scheme)
{
    struct ot_check *check = find(f, KIND_NOT_INSTALLED, scheme->kind_at);
    if (!check)
        return -1;
    check->text = ot_arena_format(
        f->appraisal->graph->arena,
        "%s is of the kind \"%s\", for which no plugin is installed: the ledger "
        "accounts for it, and nothing is known of its outcomes",
        scheme->name, scheme->kind);
    return check->text ? 0 : ot_error_memory(f->err);
}

static int say_not_read(struct findings *f, const struct ot_activity *row,
                        const struct ot_kind *kind)
{
    const char *known[64];
    size_t count = 0;
    struct ot_check *check = find(f, ACTIVITY_NOT_READ, row->at);
    if (!check)
        return -1;
    for (size_t i = 0; i < kind->input_count && count < 64; i++)
        known[count++] = kind->inputs[i].name;
    const char *nearest = ot_text_nearest(row->measure, known, count);
    check->text = ot_arena_format(
        f->appraisal->graph->arena, "%s of %s: no input of the kind %s reads it%s%s%s",
        row->measure, row->scheme, kind->name, nearest ? "; did you mean \"" : "",
        nearest ? nearest : "", nearest ? "\"?" : "");
    return check->text ? 0 : ot_error_memory(f->err);
}

/* A measure that repeats over periods is found once. */
static bool is_first_of_measure(const struct ot_plan *plan, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (ot_text_same(plan->activity[i].scheme, plan->activity[index].scheme) &&
            strcmp(plan->activity[i].measure, plan->activity[index].measure) == 0)
            return false;
    return true;
}

static int check_activity(struct findings *f, const struct ot_scheme *scheme,
                          const struct ot_kind *kind)
{
    const struct ot_plan *plan = f->appraisal->plan;
    for (size_t i = 0; i < plan->activity_count; i++) {
        const struct ot_activity *row = &plan->activity[i];
        if (!ot_text_same(row->scheme, scheme->id) ||
            ot_kind_input(kind, row->measure) >= 0 || !is_first_of_measure(plan, i))
            continue;
        if (say_not_read(f, row, kind) != 0)
            return -1;
    }
    return 0;
}

static int check_schemes(struct findings *f)
{
    const struct ot_runner *runner = f->appraisal->runner;
    for (size_t i = 0; i < f->appraisal->plan->scheme_count; i++) {
        const struct ot_scheme *scheme = &f->appraisal->plan->schemes[i];
        struct ot_error reason = { 0 };
        if (!scheme->kind)
            continue;
        const struct ot_kind *kind =
            runner->describe(runner->with, scheme->kind, &reason);
        if ((kind ? check_activity(f, scheme, kind) : say_not_installed(f, scheme)) != 0)
            return -1;
    }
    return 0;
}

/* ---- all ---- */

struct ordered {
    struct ot_check check;
    size_t index;
};

static int by_rule(const void *a, const void *b)
{
    const struct ordered *left = a, *right = b;
    if (left->check.rule != right->check.rule)
        return left->check.rule < right->check.rule ? -1 : 1;
    return left->index < right->index ? -1 : left->index > right->index;
}

static int sort(struct findings *f)
{
    struct ordered *order =
        ot_arena_array(f->appraisal->graph->arena, f->count + 1, sizeof *order);
    if (!order)
        return ot_error_memory(f->err);
    for (size_t i = 0; i < f->count; i++)
        order[i] = (struct ordered){ f->item[i], i };
    qsort(order, f->count, sizeof *order, by_rule);
    for (size_t i = 0; i < f->count; i++)
        f->item[i] = order[i].check;
    return 0;
}

int ot_rules_check(struct ot_appraisal *appraisal, struct ot_check **out, size_t *count,
                   struct ot_error *err)
{
    struct findings f = { .appraisal = appraisal, .err = err };
    for (size_t i = 0; i < appraisal->plan->total_count; i++)
        if (check_total(&f, &appraisal->plan->totals[i]) != 0)
            return -1;
    if (check_schemes(&f) != 0 || sort(&f) != 0)
        return -1;
    *out = f.item;
    *count = f.count;
    return 0;
}
