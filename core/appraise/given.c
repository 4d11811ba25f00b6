/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script sets by hand, as quantities. */
#include "config.h"

#include "appraise/given.h"

#include <string.h>

/* Draws go together one by one, and the base case of what varies is no draw of it. */
static int check_draws(const struct ot_evaluation *e, const struct ot_given *with,
                       struct ot_error *err)
{
    size_t draws = with->node->draws;
    if (draws == 0 || draws == e->draws)
        return 0;
    return ot_error_set(err, OT_EXIT_SCRIPT,
                        "with %s: expected a quantity of %zu draws, as many as the "
                        "evaluation has; found one of %zu; ask it for :base() or "
                        ":estimate()",
                        with->name, e->draws, draws);
}

const struct ot_given *ot_given_find(const struct ot_evaluation_request *request,
                                     const char *name)
{
    for (size_t i = 0; i < request->with_count; i++)
        if (strcmp(request->with[i].name, name) == 0)
            return &request->with[i];
    return NULL;
}

struct ot_node *ot_given_node(struct ot_evaluation *e, const struct ot_given *with,
                              struct ot_unit unit, const char *label,
                              struct ot_error *err)
{
    struct ot_graph *graph = e->appraisal->graph;
    struct ot_prices prices = { OT_PRICE_NONE, 0 };
    struct ot_leaf leaf = { .note = "set by the script" };
    if (ot_unit_holds_money(unit))
        prices = (struct ot_prices){ OT_PRICE_REAL, e->price_year };
    if (!with->node) {
        struct ot_node *number = ot_graph_leaf(graph, with->value, unit, prices,
                                               OT_QUALITY_SCRIPT, label, &leaf);
        if (!number)
            ot_error_memory(err);
        return number;
    }
    if (!ot_unit_same(with->node->unit, unit)) {
        ot_error_set(err, OT_EXIT_SCRIPT, "with %s: expected %s, found %s", with->name,
                     unit.text, with->node->unit.text);
        return NULL;
    }
    if (check_draws(e, with, err) != 0)
        return NULL;
    struct ot_node *node = ot_graph_sum(graph, &with->node, 1, label, NULL, err);
    if (node)
        node->quality = ot_quality_worst(node->quality, OT_QUALITY_SCRIPT);
    return node;
}
