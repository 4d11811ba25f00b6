/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows come to, against what the papers print; what is planned to be spent,
 * against what there is. */
#include "config.h"

#include "appraise/rules_ledger.h"

#include <string.h>

#include "appraise/ledger_node.h"
#include "base/number.h"
#include "base/text.h"
#include "value/force.h"

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
static struct ot_node *computed(struct ot_findings *f, const struct ot_total *total)
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

static const char *filter_words(struct ot_findings *f, const struct ot_total *total)
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

static int say_disagreement(struct ot_findings *f, const struct ot_total *total,
                            struct ot_node *sum)
{
    struct ot_graph *graph = f->appraisal->graph;
    char period[OT_PERIOD_ROOM], found[OT_NUMBER_ROOM * 16], printed[OT_NUMBER_ROOM * 16];
    struct ot_check *check = ot_finding_new(f, OT_RULE_TOTAL_DISAGREES);
    double number = (double)total->value.pence / 100;
    if (!check)
        return -1;
    ot_finding_cell(check, total->value.at);
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
    ot_finding_value(check, sum);
    ot_finding_value(check, leaf);
    return check->text ? 0 : ot_error_memory(f->err);
}

/* Rows that come to nothing, where a total of 0 is printed, agree. */
static int check_total(struct ot_findings *f, const struct ot_total *total)
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

/* ---- overspend, rounding_pound, unallocated ---- */

/* Income and planned spend of one period: of a source, or (NULL) of all. */
struct balance {
    struct ot_period period;
    const char *source;
    struct ot_ledger_sum in, out;
    int64_t left; /* pence: income less spend; where there are no rows of one, it is 0 */
};

static struct ot_ledger_query side_of(const struct balance *b, enum ot_ledger_table table)
{
    return (struct ot_ledger_query){ .table = table,
                                     .period = b->period,
                                     .basis = OT_BASIS_PLANNED,
                                     .source = b->source };
}

static bool has_no_row(const struct ot_ledger_sum *sum)
{
    return sum->count == 0 && !sum->partial;
}

/* An amount that is missing, or rows for a part of the period, leave a sum unknown. */
static bool is_known(const struct ot_ledger_sum *sum)
{
    return sum->missing == OT_MISSING_NOT || has_no_row(sum);
}

static int count_balance(struct ot_findings *f, struct balance *b)
{
    const struct ot_plan *plan = f->appraisal->plan;
    struct ot_arena *arena = f->appraisal->graph->arena;
    struct ot_ledger_query funding = side_of(b, OT_LEDGER_FUNDING);
    struct ot_ledger_query spend = side_of(b, OT_LEDGER_SPEND);
    if (ot_ledger_add(plan, &funding, arena, &b->in, f->err) != 0 ||
        ot_ledger_add(plan, &spend, arena, &b->out, f->err) != 0)
        return -1;
    int64_t in = has_no_row(&b->in) ? 0 : b->in.pence;
    int64_t out = has_no_row(&b->out) ? 0 : b->out.pence;
    if (__builtin_sub_overflow(in, out, &b->left))
        return ot_error_set(f->err, OT_EXIT_INPUT,
                            "income less spend is more money than can be counted");
    return 0;
}

/* "2024-25, DFG: planned spend of £3 is £1 over income of £2" */
static const char *balance_words(struct ot_findings *f, const struct balance *b,
                                 enum ot_rule_place place)
{
    struct ot_arena *arena = f->appraisal->graph->arena;
    char period[OT_PERIOD_ROOM], in[OT_NUMBER_ROOM * 16], out[OT_NUMBER_ROOM * 16],
        apart[OT_NUMBER_ROOM * 16];
    const char *source = b->source ? b->source : "all sources";
    double left = (double)b->left / 100;
    ot_period_write(b->period, period);
    ot_money_people((double)(b->in.count ? b->in.pence : 0) / 100, in);
    ot_money_people((double)(b->out.count ? b->out.pence : 0) / 100, out);
    ot_money_people(left < 0 ? -left : left, apart);
    if (place == OT_RULE_UNALLOCATED)
        return ot_arena_format(arena,
                               "%s, %s: %s of the income of %s has no planned spend",
                               period, source, apart, in);
    return ot_arena_format(
        arena, "%s, %s: planned spend of %s is %s over income of %s%s", period, source,
        out, apart, in, place == OT_RULE_ROUNDING_POUND ? ", which may be rounding" : "");
}

/* A side that has rows: its first cell, and its sum, whose lineage names all of them. */
static int add_side(struct ot_findings *f, const struct balance *b,
                    enum ot_ledger_table table, struct ot_check *check,
                    struct ot_node **sum)
{
    bool is_funding = table == OT_LEDGER_FUNDING;
    const struct ot_ledger_sum *counted = is_funding ? &b->in : &b->out;
    struct ot_ledger_query query = side_of(b, table);
    if (counted->count == 0)
        return 0;
    *sum = ot_ledger_node(f->appraisal->plan, f->appraisal->graph, &query,
                          is_funding ? "Income" : "Planned spend", f->err);
    if (!*sum)
        return -1;
    ot_finding_cell(check, counted->entry[0].amount->at);
    ot_finding_value(check, *sum);
    return 0;
}

static int say_balance(struct ot_findings *f, const struct balance *b,
                       enum ot_rule_place place)
{
    struct ot_node *in = NULL, *out = NULL;
    struct ot_check *check = ot_finding_new(f, place);
    if (!check)
        return -1;
    check->text = balance_words(f, b, place);
    if (!check->text)
        return ot_error_memory(f->err);
    if (add_side(f, b, OT_LEDGER_FUNDING, check, &in) != 0 ||
        add_side(f, b, OT_LEDGER_SPEND, check, &out) != 0)
        return -1;
    if (!in || !out)
        return 0;
    struct ot_node *left = ot_graph_subtract(f->appraisal->graph, in, out, f->err);
    if (!left)
        return -1;
    left->label = "Income less planned spend";
    ot_finding_value(check, left);
    return 0;
}

static int check_balance(struct ot_findings *f, struct ot_period period,
                         const char *source)
{
    struct balance b = { .period = period, .source = source };
    if (count_balance(f, &b) != 0)
        return -1;
    if (b.left == 0 || !is_known(&b.in) || !is_known(&b.out))
        return 0;
    return say_balance(f, &b,
                       b.left > 0       ? OT_RULE_UNALLOCATED
                       : b.left >= -100 ? OT_RULE_ROUNDING_POUND
                                        : OT_RULE_OVERSPEND);
}

static bool is_first_of_source(const struct ot_plan *plan, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(plan->funding[i].source, plan->funding[index].source) == 0)
            return false;
    return true;
}

/* Does a line that counts leave out its source? */
static bool lacks_source(const struct ot_plan *plan, const struct ot_ledger_sum *spend)
{
    for (size_t i = 0; i < spend->count; i++)
        for (size_t j = 0; j < plan->spend_count; j++)
            if (&plan->spend[j].amount == spend->entry[i].amount &&
                !plan->spend[j].source)
                return true;
    return false;
}

/* A period without income, or without spend, has nothing to balance. */
static int check_period(struct ot_findings *f, struct ot_period period)
{
    const struct ot_plan *plan = f->appraisal->plan;
    struct balance all = { .period = period };
    if (count_balance(f, &all) != 0)
        return -1;
    if (has_no_row(&all.in) || has_no_row(&all.out))
        return 0;
    if (lacks_source(plan, &all.out))
        return check_balance(f, period, NULL);
    for (size_t i = 0; i < plan->funding_count; i++)
        if (is_first_of_source(plan, i) &&
            check_balance(f, period, plan->funding[i].source) != 0)
            return -1;
    return 0;
}

int ot_rules_ledger(struct ot_findings *f)
{
    const struct ot_plan *plan = f->appraisal->plan;
    for (size_t i = 0; i < plan->total_count; i++)
        if (check_total(f, &plan->totals[i]) != 0)
            return -1;
    for (size_t i = 0; i < plan->period_count; i++)
        if (check_period(f, plan->periods[i]) != 0)
            return -1;
    return 0;
}
