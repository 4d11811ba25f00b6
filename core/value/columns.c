/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes that are made of a column over periods, or make one: totals, one period, uprated
 * amounts, present values, what a hook computes. */
#include "config.h"

#include <string.h>

#include "value/fit.h"
#include "value/graph.h"

/* Copy text into *field; false: out of memory. */
static bool keep(struct ot_graph *graph, const char **field, const char *text)
{
    *field = ot_arena_text(graph->arena, text);
    return *field || !text;
}

static struct ot_node *make_single(struct ot_graph *graph, enum ot_operation operation,
                                   struct ot_node *a, struct ot_error *err)
{
    struct ot_node *node = ot_graph_make(graph, operation, a->label, &a, 1, err);
    if (node) {
        node->periods = 1;
        node->years = NULL;
    }
    return node;
}

struct ot_node *ot_graph_total(struct ot_graph *graph, struct ot_node *a,
                               struct ot_error *err)
{
    return a->periods == 1 ? a : make_single(graph, OT_NODE_TOTAL, a, err);
}

struct ot_node *ot_graph_period(struct ot_graph *graph, struct ot_node *a, size_t index,
                                struct ot_error *err)
{
    if (index >= a->periods) {
        ot_error_set(err, OT_EXIT_SCRIPT,
                     "%.150s has no period %zu; expected one from 1 to %zu",
                     a->label ? a->label : "the quantity", index + 1, a->periods);
        return NULL;
    }
    struct ot_node *node = make_single(graph, OT_NODE_PERIOD, a, err);
    if (node)
        node->index = index;
    return node;
}

struct ot_node *ot_graph_uprate(struct ot_graph *graph, struct ot_node *a, double factor,
                                struct ot_prices to, const char *detail, bool provisional,
                                struct ot_error *err)
{
    struct ot_node *node = ot_graph_make(graph, OT_NODE_UPRATE, a->label, &a, 1, err);
    if (!node)
        return NULL;
    if (!keep(graph, &node->detail, detail))
        return ot_error_memory(err), NULL;
    node->factor = factor;
    node->prices = to;
    node->provisional = node->provisional || provisional;
    return node;
}

/* The graph's own copy, so that a caller's array may go. false: out of memory. */
static bool keep_column(struct ot_graph *graph, const double **field,
                        const double *column, size_t periods)
{
    double *copy = NULL;
    if (column && (copy = ot_arena_array(graph->arena, periods, sizeof *copy)))
        memcpy(copy, column, periods * sizeof *copy);
    *field = copy;
    return copy || !column;
}

struct ot_node *ot_graph_present(struct ot_graph *graph, struct ot_node *a,
                                 struct ot_node *rate, const double *factors,
                                 const char *detail, struct ot_error *err)
{
    struct ot_node *const pair[] = { a, rate };
    bool money = ot_unit_needs_prices(a->unit) && !a->missing;
    if (money && ot_fit_present(a, err) != 0)
        return NULL;
    struct ot_node *node = ot_graph_make(graph, OT_NODE_PRESENT, a->label, pair, 2, err);
    if (!node)
        return NULL;
    node->periods = 1;
    node->years = NULL;
    node->counted = false;
    if (money)
        node->prices = (struct ot_prices){ OT_PRICE_PRESENT, a->prices.year };
    if (!keep(graph, &node->detail, detail) ||
        !keep_column(graph, &node->factors, factors, a->periods))
        return ot_error_memory(err), NULL;
    return node;
}

struct ot_node *ot_graph_call(struct ot_graph *graph, enum ot_operation operation,
                              const struct ot_call *call, size_t index, size_t periods,
                              const double *years, struct ot_unit unit,
                              struct ot_prices prices, const char *label,
                              const char *detail, const char *evaluation,
                              struct ot_node *const *operand, size_t operands,
                              struct ot_error *err)
{
    struct ot_node *node = ot_graph_make(graph, operation, label, operand, operands, err);
    if (!node)
        return NULL;
    node->call = call;
    if (!call || !call->ready)
        node->draws = 0;
    node->index = index;
    node->periods = periods;
    node->unit = unit;
    node->prices = prices;
    if (!keep(graph, &node->detail, detail) ||
        !keep(graph, &node->evaluation, evaluation) ||
        !keep_column(graph, &node->years, years, periods))
        return ot_error_memory(err), NULL;
    return node;
}
