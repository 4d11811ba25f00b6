/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Payments for performance: which are earned if given results come about. */
#include "config.h"

#include "appraise/payment.h"

#include <string.h>

#include "appraise/ledger_node.h"
#include "appraise/requirement.h"
#include "base/text.h"

static bool is_payment(const struct ot_requirement *row)
{
    return strcmp(row->kind, "payment") == 0;
}

static bool is_met(const struct ot_results *results, const char *id)
{
    for (size_t i = 0; id && i < results->mets; i++)
        if (strcmp(results->met[i], id) == 0)
            return true;
    return false;
}

/* ---- Which set ---- */

static const char *set_words(struct ot_appraisal *a)
{
    const struct ot_plan *plan = a->plan;
    const char *words = "";
    for (size_t i = 0; words && i < plan->requirement_count; i++) {
        const struct ot_requirement *row = &plan->requirements[i];
        bool again = !is_payment(row) || !row->set;
        for (size_t k = 0; k < i; k++)
            again = again || (is_payment(&plan->requirements[k]) &&
                              ot_text_same(plan->requirements[k].set, row->set));
        if (!again)
            words = ot_arena_format(a->graph->arena, "%s%s\"%s\"", words,
                                    *words ? ", " : "", row->set);
    }
    return words;
}

/* The set asked for, or the only one there is. */
static int find_set(struct ot_appraisal *a, const struct ot_results *results,
                    const char **set, struct ot_error *err)
{
    const struct ot_plan *plan = a->plan;
    size_t payments = 0;
    bool several = false;
    *set = results->set;
    for (size_t i = 0; i < plan->requirement_count; i++) {
        const struct ot_requirement *row = &plan->requirements[i];
        if (!is_payment(row) || (results->set && !ot_text_same(row->set, results->set)))
            continue;
        several = several || (payments > 0 && !ot_text_same(row->set, *set));
        *set = row->set;
        payments++;
    }
    const char *sets = set_words(a);
    if (!sets)
        return ot_error_memory(err);
    if (several)
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "the plan has several sets of payments; say which: %s", sets);
    if (payments == 0 && results->set && *sets)
        return ot_error_set(
            err, OT_EXIT_SCRIPT,
            "no payment of the plan is in the set \"%s\"; its sets are %s", results->set,
            sets);
    if (payments == 0)
        return ot_error_set(err, OT_EXIT_SCRIPT, "the plan has no payments%s%s%s",
                            results->set ? " of the set \"" : "",
                            results->set ? results->set : "", results->set ? "\"" : "");
    return 0;
}

/* A result that changes nothing was meant for another payment. */
static int check_results(const struct ot_results *results,
                         const struct ot_payment *payment, size_t count,
                         struct ot_error *err)
{
    for (size_t i = 0; i < results->mets; i++) {
        bool used = false;
        for (size_t p = 0; p < count; p++)
            used = used || ot_text_same(payment[p].row->id, results->met[i]) ||
                   ot_text_same(payment[p].row->metric, results->met[i]);
        if (!used)
            return ot_error_set(err, OT_EXIT_SCRIPT,
                                "no payment of the set hangs on \"%s\"; expected the id "
                                "of a payment, such as \"%s\", or its metric",
                                results->met[i], payment[0].row->id);
    }
    return 0;
}

/* ---- What is earned ---- */

static struct ot_period fund_of(const struct ot_plan *plan,
                                const struct ot_results *results,
                                const struct ot_requirement *row)
{
    if (!ot_period_is_none(results->fund) || ot_period_is_none(row->period))
        return results->fund;
    for (size_t i = 0; i < plan->period_count; i++)
        if (ot_period_within(row->period, plan->periods[i]))
            return plan->periods[i];
    return row->period;
}

/* 1 or 0: as the plan says, else as the results have it. */
static struct ot_node *met_node(struct ot_appraisal *a, const struct ot_results *results,
                                const struct ot_requirement *row)
{
    struct ot_prices none = { OT_PRICE_NONE, 0 };
    bool said = row->met != NULL;
    bool met = said ? strcmp(row->met, "yes") == 0
                    : is_met(results, row->id) || is_met(results, row->metric);
    struct ot_leaf leaf = {
        .note = said  ? "as the plan says"
                : met ? "supposed: the script says that it is met"
                      : "supposed: the script does not say that it is met",
    };
    if (said)
        leaf.at = row->at;
    return ot_graph_leaf(a->graph, met ? 1 : 0, ot_unit_one(), none,
                         said ? row->vouch.quality : OT_QUALITY_SCRIPT, "Met", &leaf);
}

/* Of counted money and a share that is printed: shown as exactly as they are. */
static struct ot_node *product(struct ot_appraisal *a, struct ot_node *money,
                               struct ot_node *share, const char *label,
                               struct ot_error *err)
{
    struct ot_node *node = ot_graph_multiply(a->graph, money, share, err);
    if (!node)
        return NULL;
    node->label = label;
    node->decimals = 2;
    node->counted = money->counted && share->counted;
    return node;
}

static int earn(struct ot_appraisal *a, const struct ot_results *results,
                const struct ot_requirement *row, struct ot_payment *out,
                struct ot_error *err)
{
    struct ot_ledger_query query = { .table = OT_LEDGER_FUNDING,
                                     .period = fund_of(a->plan, results, row) };
    struct ot_required required = { 0 };
    if (ot_requirement_read(a, row, &required, err) != 0)
        return -1;
    struct ot_node *fund = ot_ledger_node(a->plan, a->graph, &query, "The fund", err);
    struct ot_node *met = met_node(a, results, row);
    if (!fund)
        return -1;
    if (!met)
        return ot_error_memory(err);
    struct ot_payment payment = { .row = row, .met = met };
    payment.amount = product(a, fund, required.share, row->name, err);
    payment.earned =
        payment.amount ? product(a, payment.amount, met, row->name, err) : NULL;
    if (!payment.earned)
        return -1;
    *out = payment;
    return 0;
}

int ot_payments_earned(struct ot_appraisal *a, const struct ot_results *results,
                       struct ot_payment **payment, size_t *count, struct ot_node **sum,
                       struct ot_error *err)
{
    const struct ot_plan *plan = a->plan;
    struct ot_arena *arena = a->graph->arena;
    struct ot_payment *list = NULL;
    size_t n = 0;
    const char *set = NULL;
    if (find_set(a, results, &set, err) != 0)
        return -1;
    for (size_t i = 0; i < plan->requirement_count; i++) {
        const struct ot_requirement *row = &plan->requirements[i];
        if (!is_payment(row) || !ot_text_same(row->set, set))
            continue;
        struct ot_payment *one = ot_arena_push(arena, (void **)&list, &n, sizeof *one);
        if (!one)
            return ot_error_memory(err);
        if (earn(a, results, row, one, err) != 0)
            return -1;
    }
    if (check_results(results, list, n, err) != 0)
        return -1;
    struct ot_node **part = ot_arena_array(arena, n, sizeof(struct ot_node *));
    if (!part)
        return ot_error_memory(err);
    for (size_t i = 0; i < n; i++)
        part[i] = list[i].earned;
    *sum = ot_graph_sum(a->graph, part, n, "Earned", NULL, err);
    *payment = list;
    *count = n;
    return *sum ? 0 : -1;
}
