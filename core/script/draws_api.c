/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script can ask of draws. */
#include "config.h"

#include <string.h>

#include "base/number.h"
#include "script/api.h"
#include "script/quantity.h"
#include "value/statistics.h"

static int push(lua_State *L, struct ot_node *of, struct ot_statistic_of which)
{
    struct ot_error err = { 0 };
    struct ot_graph *graph = ot_host_of(L)->appraisal->graph;
    return ot_quantity_push(L, ot_graph_statistic(graph, of, which, &err), &err);
}

OT_API(quantity_statistic)
{
    static const struct {
        const char *name;
        enum ot_statistic what;
    } known[] = { { "base", OT_STATISTIC_BASE },
                  { "estimate", OT_STATISTIC_ESTIMATE },
                  { "error", OT_STATISTIC_ERROR },
                  { "median", OT_STATISTIC_MEDIAN },
                  { "sd", OT_STATISTIC_SD } };
    size_t i = 0;
    while (strcmp(known[i].name, a->binding->name) != 0)
        i++;
    return push(L, self->of, (struct ot_statistic_of){ .what = known[i].what });
}

OT_API(quantity_quantile)
{
    double p = ot_arg(a, "p")->number;
    char found[OT_NUMBER_ROOM];
    if (!(p >= 0 && p <= 1))
        return ot_raise(L, "q:quantile: expected a share from 0 to 1, found %s",
                        ot_number_write(p, found));
    return push(L, self->of,
                (struct ot_statistic_of){ OT_STATISTIC_QUANTILE, p, NULL, 0 });
}

/* The value to compare with, which must be such as can be taken from the quantity. */
static double bound(lua_State *L, struct ot_node *of, const struct ot_arguments *a)
{
    const struct ot_argument_value *x = ot_arg(a, "x");
    struct ot_error err = { 0 };
    if (!x->node)
        return x->number;
    if (!ot_graph_subtract(ot_host_of(L)->appraisal->graph, of, x->node, &err))
        ot_raise_error(L, &err);
    return ot_quantity_value(L, x->node, "q:probability");
}

OT_API(quantity_probability)
{
    struct ot_node *of = self->of;
    struct ot_statistic_of which = { .what = OT_STATISTIC_PROBABILITY,
                                     .op = ot_arg_text(a, "op"),
                                     .x = bound(L, of, a) };
    return push(L, of, which);
}
