/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Income less spend, by source where each line of spend names one. */
#include "config.h"

#include "appraise/balance.h"

#include "appraise/ledger_node.h"
#include "base/text.h"
#include "value/force.h"

static struct ot_ledger_query side_of(const struct ot_balance_query *query,
                                      enum ot_ledger_table table, const char *source)
{
    return (struct ot_ledger_query){
        .table = table, .period = query->period, .basis = query->basis, .source = source
    };
}

struct ot_node *ot_nothing_counts(struct ot_graph *graph, const struct ot_ledger_sum *sum,
                                  struct ot_prices prices, const char *label,
                                  const char *why, struct ot_error *err)
{
    struct ot_leaf leaf = { .note = why };
    struct ot_unit pounds = ot_unit_one();
    enum ot_quality quality = OT_QUALITY_PUBLISHED;
    ot_unit_read("GBP", &pounds);
    for (size_t i = 0; i < sum->count; i++)
        quality = ot_quality_worst(quality, sum->entry[i].vouch->quality);
    struct ot_node *node = ot_graph_leaf(graph, 0, pounds, prices, quality, label, &leaf);
    if (!node)
        return ot_error_memory(err), NULL;
    node->decimals = 2;
    return node;
}

static bool has_no_row(const struct ot_ledger_sum *sum)
{
    return sum->count == 0 && !sum->partial;
}

/* Funding or spend of the query's source. */
static struct ot_node *side_node(struct ot_appraisal *a,
                                 const struct ot_balance_query *query,
                                 enum ot_ledger_table table, struct ot_error *err)
{
    struct ot_ledger_query of_source = side_of(query, table, query->source);
    struct ot_ledger_query of_all = side_of(query, table, NULL);
    struct ot_ledger_sum sum = { 0 }, all = { 0 };
    if (!query->source)
        return ot_ledger_node(a->plan, a->graph, &of_source, NULL, err);
    if (ot_ledger_add(a->plan, &of_source, a->graph->arena, &sum, err) != 0 ||
        ot_ledger_add(a->plan, &of_all, a->graph->arena, &all, err) != 0)
        return NULL;
    if (!has_no_row(&sum) || all.count == 0)
        return ot_ledger_node(a->plan, a->graph, &of_source, NULL, err);
    bool income = table == OT_LEDGER_FUNDING;
    return ot_nothing_counts(
        a->graph, &all, ot_cash_of(a->plan, query->period), income ? "Funding" : "Spend",
        income ? "no row of funding names this source for the period"
               : "no line of spend that counts is paid from this source",
        err);
}

int ot_balance_lacks(struct ot_appraisal *a, const struct ot_balance_query *query,
                     const char **why, struct ot_error *err)
{
    struct ot_ledger_query spend = side_of(query, OT_LEDGER_SPEND, NULL);
    struct ot_ledger_sum sum = { 0 };
    size_t lines = 0;
    char period[OT_PERIOD_ROOM];
    *why = NULL;
    if (ot_ledger_add(a->plan, &spend, a->graph->arena, &sum, err) != 0)
        return -1;
    for (size_t i = 0; i < sum.count; i++)
        lines += a->plan->spend[sum.entry[i].row].source == NULL;
    if (lines == 0)
        return 0;
    ot_period_write(query->period, period);
    *why = ot_arena_format(
        a->graph->arena, "%zu line%s of %s spend%s%s name%s no source", lines,
        lines == 1 ? "" : "s",
        ot_basis_word(query->basis == OT_BASIS_NONE ? OT_BASIS_PLANNED : query->basis),
        *period ? " of " : "", period, lines == 1 ? "s" : "");
    return *why ? 0 : ot_error_memory(err);
}

int ot_balance_of(struct ot_appraisal *a, const struct ot_balance_query *query,
                  struct ot_balance *out, struct ot_error *err)
{
    const char *why = NULL;
    struct ot_balance b = { 0 };
    if (query->source && ot_balance_lacks(a, query, &why, err) != 0)
        return -1;
    b.funding = side_node(a, query, OT_LEDGER_FUNDING, err);
    if (!b.funding)
        return -1;
    if (why) {
        b.spend = ot_graph_missing(a->graph, b.funding->unit, "Spend", why);
        if (!b.spend)
            return ot_error_memory(err);
        b.spend->prices = ot_cash_of(a->plan, query->period);
    } else if (!(b.spend = side_node(a, query, OT_LEDGER_SPEND, err))) {
        return -1;
    }
    b.balance = ot_graph_subtract(a->graph, b.funding, b.spend, err);
    if (!b.balance)
        return -1;
    b.balance->label = "Balance";
    *out = b;
    return 0;
}

int ot_balance_sources(struct ot_appraisal *a, const char ***source, size_t *count,
                       struct ot_error *err)
{
    const struct ot_plan *plan = a->plan;
    *count = 0;
    *source = ot_arena_array(a->graph->arena, plan->funding_count + 1, sizeof **source);
    if (!*source)
        return ot_error_memory(err);
    for (size_t i = 0; i < plan->funding_count; i++) {
        bool known = false;
        for (size_t k = 0; k < *count; k++)
            known = known || ot_text_same((*source)[k], plan->funding[i].source);
        if (!known)
            (*source)[(*count)++] = plan->funding[i].source;
    }
    return 0;
}

/* ---- Uplift ---- */

static int force_uplift(const struct ot_call *call, const struct ot_node *node,
                        double *into, struct ot_error *err)
{
    (void)call, (void)err;
    into[0] = node->operand[0]->value[0] / node->operand[1]->value[0] - 1;
    return 0;
}

struct ot_node *ot_uplift(struct ot_appraisal *a, const char *source,
                          struct ot_period from, struct ot_period to, enum ot_basis basis,
                          struct ot_error *err)
{
    static const struct ot_call call = { .force = force_uplift };
    struct ot_ledger_query query = {
        .table = OT_LEDGER_FUNDING, .source = source, .period = to, .basis = basis
    };
    struct ot_prices none = { OT_PRICE_NONE, 0 };
    struct ot_node *pair[2] = { ot_ledger_node(a->plan, a->graph, &query, NULL, err) };
    query.period = from;
    pair[1] = pair[0] ? ot_ledger_node(a->plan, a->graph, &query, NULL, err) : NULL;
    if (!pair[1])
        return NULL;
    if (!pair[1]->missing && ot_force(a->graph, pair[1], err) != 0)
        return NULL;
    if (!pair[1]->missing && pair[1]->value[0] == 0)
        return ot_graph_missing(a->graph, ot_unit_one(), "Uplift",
                                "there was no income to compare with");
    struct ot_node *uplift = ot_graph_call(
        a->graph, OT_NODE_SOLVE, &call, 0, 1, NULL, ot_unit_one(), none, "Uplift",
        "income of the later period ÷ income of the earlier − 1, in cash", NULL, pair, 2,
        err);
    if (uplift)
        uplift->percent = true;
    return uplift;
}
