/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put side by side, and whether it can be. */
#include "config.h"

#include <string.h>

#include "appraise/alternatives.h"
#include "appraise/output.h"
#include "appraise/present.h"
#include "base/number.h"
#include "value/fit.h"
#include "value/force.h"
#include "value/sample.h"

static struct ot_arena *arena_of(const struct ot_alternatives *of)
{
    return of->graph->arena;
}

/* ---- An evaluation as an option ---- */

/* The outcome over the periods, discounted as money or as health; a level as its mean. */
static struct ot_node *present_outcome(struct ot_evaluation *e, const char *name,
                                       struct ot_error *err)
{
    struct ot_node *total = ot_evaluation_output(e, name, OT_OUTCOME, err);
    const struct ot_adjustment *a = &e->adjustment;
    if (!total || total->missing || e->periods == 1)
        return total;
    size_t at = (size_t)ot_kind_output(e->kind, name);
    struct ot_node *column = e->output[at];
    bool health = ot_output_is_health(&e->kind->outputs[at], NULL);
    if (column->years)
        return total;
    return ot_graph_present(e->appraisal->graph, column,
                            health ? a->health_rate : a->rate,
                            health ? a->health_factor : a->factor, a->how, err);
}

int ot_alternative_of(struct ot_evaluation *e, const char *effect,
                      struct ot_alternative *out, struct ot_error *err)
{
    bool benefit = strcmp(effect, "benefit") == 0;
    *out = (struct ot_alternative){ .label = e->label };
    out->cost = ot_evaluation_present_cost(e, OT_PUBLIC_VALUE, err);
    if (out->cost)
        out->effect = benefit ? ot_evaluation_present_benefit(e, OT_PUBLIC_VALUE, err)
                              : present_outcome(e, effect, err);
    return out->effect ? 0 : -1;
}

int ot_alternatives_match(const struct ot_evaluation *a, const struct ot_evaluation *b,
                          struct ot_error *err)
{
    bool periods = a->periods == b->periods;
    for (size_t t = 0; periods && t < a->periods; t++)
        periods = a->period[t].first == b->period[t].first &&
                  a->period[t].last == b->period[t].last;
    const char *differ = !periods                         ? "periods"
                         : a->price_year != b->price_year ? "price years"
                         : a->draws != b->draws           ? "numbers of draws"
                         : a->seed != b->seed             ? "seeds"
                                                          : NULL;
    return differ ? ot_error_set(err, OT_EXIT_SCRIPT,
                                 "%.60s and %.60s have different %s; options are "
                                 "compared over the same periods, prices and draws",
                                 a->label, b->label, differ)
                  : 0;
}

/* ---- What is put side by side ---- */

static int check_node(const struct ot_alternatives *of, size_t option,
                      struct ot_node *node, const char *what, struct ot_error *err)
{
    const char *label = of->option[option].label;
    if (ot_force(of->graph, node, err) != 0)
        return -1;
    if (node->missing)
        return ot_error_set(err, OT_EXIT_SCRIPT, "%.60s: its %s is missing: %.200s",
                            label, what, node->missing);
    if (node->periods != 1)
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "%.60s: its %s has values of %zu periods; take :total()",
                            label, what, node->periods);
    return 0;
}

/* As many draws in all, and units and prices that could be subtracted. */
static int check_pair(struct ot_alternatives *of, size_t option, struct ot_error *err)
{
    struct ot_alternative *own = &of->option[option], *first = &of->option[0];
    struct ot_node *node[] = { own->cost, own->effect };
    if (check_node(of, option, own->cost, "cost", err) != 0 ||
        check_node(of, option, own->effect, "effect", err) != 0)
        return -1;
    if (!ot_unit_holds_money(own->cost->unit))
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "%.60s: expected a cost in GBP, found \"%s\"", own->label,
                            own->cost->unit.text);
    for (size_t i = 0; i < 2; i++) {
        size_t draws = node[i]->draws;
        if (draws && of->draws && draws != of->draws)
            return ot_error_set(err, OT_EXIT_SCRIPT,
                                "%.60s has %zu draws and an option before it %zu; "
                                "expected the same draws in all",
                                own->label, draws, of->draws);
        of->draws = draws ? draws : of->draws;
    }
    return ot_graph_subtract(of->graph, own->cost, first->cost, err) &&
                   ot_graph_subtract(of->graph, own->effect, first->effect, err)
               ? 0
               : -1;
}

static const double *column_of(const struct ot_alternatives *of, struct ot_node *node,
                               struct ot_error *err)
{
    size_t n = of->draws ? of->draws : 1;
    double *column = ot_arena_array(arena_of(of), n, sizeof *column);
    if (!column)
        return ot_error_memory(err), NULL;
    for (size_t d = 0; d < n; d++)
        column[d] = node->value[0];
    if (node->draws && ot_sample(of->graph, node, column, err) != 0)
        return NULL;
    return column;
}

static int take_columns(struct ot_alternatives *of, struct ot_error *err)
{
    of->cost = ot_arena_array(arena_of(of), of->count, sizeof *of->cost);
    of->effect = ot_arena_array(arena_of(of), of->count, sizeof *of->effect);
    of->node = ot_arena_array(arena_of(of), 2 * of->count, sizeof(struct ot_node *));
    if (!of->cost || !of->effect || !of->node)
        return ot_error_memory(err);
    for (size_t i = 0; i < of->count; i++) {
        of->node[2 * i] = of->option[i].cost;
        of->node[2 * i + 1] = of->option[i].effect;
        if (!(of->cost[i] = column_of(of, of->option[i].cost, err)) ||
            !(of->effect[i] = column_of(of, of->option[i].effect, err)))
            return -1;
    }
    return 0;
}

int ot_alternatives_open(struct ot_alternatives *of, struct ot_error *err)
{
    if (of->count < 1)
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "expected two options at least, found %zu", of->count);
    for (size_t i = 0; i < of->count; i++)
        if (check_pair(of, i, err) != 0)
            return -1;
    if (ot_unit_divide(of->option[0].cost->unit, of->option[0].effect->unit,
                       &of->worth) != 0)
        return ot_error_set(err, OT_EXIT_SCRIPT, "the unit of a ratio is too long");
    return take_columns(of, err);
}
