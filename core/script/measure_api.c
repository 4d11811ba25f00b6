/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proportions, rates, their differences and ratios, and the interval of a quantity. */
#include "config.h"

#include "script/api.h"
#include "script/quantity.h"
#include "value/interval_of.h"
#include "value/measured.h"
#include "value/spread.h"
#include "value/statistics.h"

#include "method/interval.h"

#define PER 100000

static struct ot_graph *graph_of(lua_State *L)
{
    return ot_host_of(L)->appraisal->graph;
}

/* A level that was asked for; 0: none was. */
static double level_of(lua_State *L, const struct ot_arguments *a, const char *who)
{
    const struct ot_argument_value *level = ot_arg(a, "level");
    if (level->given && !ot_interval_level_fits(level->number))
        ot_raise(L, "%s, level: expected a number above 0.5 and below 1, such as 0.95",
                 who);
    return level->given ? level->number : 0;
}

/* The argument as a node, forced: a count is a number from 0 on. */
static struct ot_node *count_of(lua_State *L, const struct ot_arguments *a,
                                const char *name, const char *who)
{
    struct ot_node *node = ot_quantity_amount(L, ot_arg(a, name));
    ot_quantity_force(L, node);
    if (!node->missing && node->periods == 1 && !(node->value[0] >= 0))
        ot_raise(L, "%s, %s: expected a count of 0 or more", who, name);
    return node;
}

/* A plain number is counted in the unit of the other side. */
static void share_unit(struct ot_node *a, struct ot_node *b)
{
    if (a->operation == OT_NODE_LEAF && ot_unit_same(a->unit, ot_unit_one()))
        a->unit = b->unit;
}

OT_API(outturn_proportion)
{
    struct ot_node *part = count_of(L, a, "part", "outturn.proportion");
    struct ot_node *whole = count_of(L, a, "whole", "outturn.proportion");
    struct ot_rate_of of = { .per = 1,
                             .interval = OT_INTERVAL_WILSON,
                             .level = level_of(L, a, "outturn.proportion") };
    struct ot_error err = { 0 };
    (void)self;
    if (!part->missing && !whole->missing && part->periods == 1 && whole->periods == 1 &&
        part->value[0] > whole->value[0])
        ot_raise(L, "outturn.proportion: expected a part of the whole, found more of it "
                    "than there is; outturn.rate is for events in a population");
    if (!ot_arg(a, "part")->node)
        share_unit(part, whole);
    if (!ot_arg(a, "whole")->node)
        share_unit(whole, part);
    return ot_quantity_push(L, ot_graph_rate(graph_of(L), part, whole, &of, &err), &err);
}

OT_API(outturn_rate)
{
    const struct ot_argument_value *per = ot_arg(a, "per");
    struct ot_node *count = count_of(L, a, "count", "outturn.rate");
    struct ot_node *population = count_of(L, a, "population", "outturn.rate");
    struct ot_rate_of of = { .per = per->given ? per->number : PER,
                             .interval = OT_INTERVAL_COUNT,
                             .level = level_of(L, a, "outturn.rate") };
    struct ot_error err = { 0 };
    (void)self;
    return ot_quantity_push(L, ot_graph_rate(graph_of(L), count, population, &of, &err),
                            &err);
}

typedef struct ot_node *comparison(struct ot_graph *, struct ot_node *, struct ot_node *,
                                   struct ot_error *);

static int compare(lua_State *L, const struct ot_arguments *a, comparison *with)
{
    struct ot_node *x = ot_quantity_force(L, ot_arg(a, "a")->node);
    struct ot_node *y = ot_quantity_force(L, ot_arg(a, "b")->node);
    struct ot_error err = { 0 };
    return ot_quantity_push(L, with(graph_of(L), x, y, &err), &err);
}

OT_API(outturn_difference)
{
    (void)self;
    return compare(L, a, ot_graph_difference);
}

OT_API(outturn_ratio)
{
    (void)self;
    return compare(L, a, ot_graph_ratio);
}

static int refuse_interval(lua_State *L, const char *who, const struct ot_node *node,
                           double level)
{
    const char *name = node->label ? node->label : "the quantity";
    const char *missing = node->missing  ? node->missing
                          : node->spread ? node->spread->not_given
                                         : NULL;
    if (missing)
        return ot_raise(L, "%s: %s is missing: %s; ask for .missing first", who, name,
                        missing);
    if (level != OT_LEVEL && ot_node_interval_method(node))
        return ot_raise(L, "%s: the source of %s gives its interval at 95%% alone", who,
                        name);
    return ot_raise(L,
                    "%s: %s has no interval; outturn.proportion and outturn.rate make "
                    "figures that have one",
                    who, name);
}

static double quantile(lua_State *L, struct ot_node *of, double p)
{
    struct ot_error err = { 0 };
    struct ot_statistic_of which = { .what = OT_STATISTIC_QUANTILE, .p = p };
    struct ot_node *node = ot_graph_statistic(graph_of(L), of, which, &err);
    if (!node)
        ot_raise_error(L, &err);
    return ot_quantity_force(L, node)->value[0];
}

/* Between two quantiles; false: it does not vary, or cannot be given. */
static bool interval_of_draws(lua_State *L, struct ot_node *node, double level,
                              struct ot_interval *out)
{
    const struct ot_spread *spread = ot_quantity_spread(L, node)->spread;
    if (node->missing || !spread || spread->not_given)
        return false;
    *out = (struct ot_interval){ spread->quantile[OT_LOW].value,
                                 spread->quantile[OT_HIGH].value };
    if (level != 0 && level != OT_LEVEL)
        *out = (struct ot_interval){ quantile(L, node, (1 - level) / 2),
                                     quantile(L, node, (1 + level) / 2) };
    return true;
}

static void interval_of(lua_State *L, struct ot_thing *self, const struct ot_arguments *a,
                        const char *who, struct ot_interval *out)
{
    struct ot_node *node = ot_quantity_force(L, self->of);
    double level = level_of(L, a, who);
    if (interval_of_draws(L, node, level, out))
        return;
    if (ot_node_interval(node, level, &out->low, &out->high) != 0)
        refuse_interval(L, who, node, level != 0 ? level : ot_node_level(node));
}

OT_API(quantity_interval)
{
    struct ot_interval got;
    interval_of(L, self, a, "q:interval", &got);
    lua_pushnumber(L, got.low);
    lua_pushnumber(L, got.high);
    return 2;
}

OT_API(quantity_contains)
{
    const struct ot_argument_value *x = ot_arg(a, "x");
    struct ot_error err = { 0 };
    struct ot_interval got;
    interval_of(L, self, a, "q:contains", &got);
    double value = x->node ? ot_quantity_value(L, x->node, "q:contains") : x->number;
    if (x->node && !ot_graph_subtract(graph_of(L), self->of, x->node, &err))
        ot_raise_error(L, &err);
    lua_pushboolean(L, got.low <= value && value <= got.high);
    return 1;
}

OT_API(quantity_has_interval)
{
    const struct ot_node *node = ot_quantity_spread(L, self->of);
    double low, high;
    (void)a;
    bool drawn = node->spread && !node->spread->not_given;
    lua_pushboolean(
        L, drawn || (!node->missing && ot_node_interval(node, 0, &low, &high) == 0));
    return 1;
}
