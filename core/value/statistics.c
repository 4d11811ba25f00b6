/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statistics as nodes: what was asked of the draws stands in the lineage. */
#include "config.h"

#include "value/statistics.h"

#include <math.h>
#include <stdlib.h>

#include "base/number.h"
#include "method/rank.h"
#include "method/statistic.h"
#include "value/force.h"
#include "value/sample.h"
#include "value/spread.h"
#include "value/together.h"

struct statistic_call {
    struct ot_call call; /* first */
    double value;
};

static int force_statistic(const struct ot_call *call, const struct ot_node *node,
                           double *into, struct ot_error *err)
{
    (void)node, (void)err;
    into[0] = ((const struct statistic_call *)call)->value;
    return 0;
}

static enum ot_than than_of(const char *op)
{
    if (op[0] == '<')
        return op[1] ? OT_AT_MOST : OT_BELOW;
    return op[1] ? OT_AT_LEAST : OT_ABOVE;
}

/* Of a quantity that does not vary. */
static double of_fixed(double value, const struct ot_statistic_of *which)
{
    if (which->what == OT_STATISTIC_SD || which->what == OT_STATISTIC_ERROR)
        return 0;
    if (which->what == OT_STATISTIC_PROBABILITY)
        return ot_share(&value, 1, than_of(which->op), which->x);
    return value;
}

/* A statistic, and how far another seed would move it. */
struct said {
    double value, error;
};

/* What needs the draws themselves. */
static int of_draws(struct ot_graph *graph, struct ot_node *of,
                    const struct ot_statistic_of *which, struct said *out,
                    struct ot_error *err)
{
    size_t n = of->draws;
    const double *column = ot_sample_column(graph, of, err);
    if (!column)
        return -1;
    if (which->what == OT_STATISTIC_PROBABILITY) {
        size_t count =
            ot_together_count(graph->threads, column, n, than_of(which->op), which->x);
        *out = (struct said){ (double)count / (double)n, ot_share_error(count, n) };
        return 0;
    }
    if (which->what == OT_STATISTIC_QUANTILE)
        return ot_together_quantiles(graph->threads, column, n, &which->p, 1, &out->value,
                                     &out->error) == 0
                   ? 0
                   : ot_error_memory(err);
    double *scratch = malloc(n * sizeof *scratch);
    if (!scratch)
        return ot_error_memory(err);
    *out = (struct said){ ot_sd(column, n), ot_sd_error(column, n, scratch) };
    free(scratch);
    return 0;
}

/* Those that a spread has are not worked out again. */
static int quantile(struct ot_graph *graph, struct ot_node *of, double p,
                    const struct ot_spread *spread, struct said *out,
                    struct ot_error *err)
{
    struct ot_statistic_of asked = { OT_STATISTIC_QUANTILE, p, NULL, 0 };
    for (size_t i = 0; i < OT_SPREAD_QUANTILES; i++)
        if (spread->quantile[i].p == p) {
            *out = (struct said){ spread->quantile[i].value, spread->quantile[i].error };
            return 0;
        }
    return of_draws(graph, of, &asked, out, err);
}

static int say(struct ot_graph *graph, struct ot_node *of,
               const struct ot_statistic_of *which, const struct ot_spread *spread,
               struct said *out, struct ot_error *err)
{
    switch (which->what) {
    case OT_STATISTIC_ESTIMATE:
        *out = (struct said){ spread->estimate, spread->error };
        return 0;
    case OT_STATISTIC_ERROR:
        *out = (struct said){ spread->error, 0 };
        return 0;
    case OT_STATISTIC_BASE:
        *out = (struct said){ of->value[0], 0 };
        return 0;
    case OT_STATISTIC_MEDIAN:
        return quantile(graph, of, 0.5, spread, out, err);
    case OT_STATISTIC_QUANTILE:
        return quantile(graph, of, which->p, spread, out, err);
    default:
        return of_draws(graph, of, which, out, err);
    }
}

/* "share of 10,000 draws that are > 0"; NULL: out of memory. */
static const char *words_of(struct ot_graph *graph, const struct ot_node *of,
                            const struct ot_statistic_of *which)
{
    static const char *const word[] = {
        [OT_STATISTIC_BASE] = "base case",       [OT_STATISTIC_ESTIMATE] = "mean",
        [OT_STATISTIC_ERROR] = "standard error", [OT_STATISTIC_SD] = "standard deviation",
        [OT_STATISTIC_MEDIAN] = "median",        [OT_STATISTIC_QUANTILE] = "quantile",
        [OT_STATISTIC_PROBABILITY] = "share"
    };
    char number[OT_NUMBER_ROOM], draws[OT_NUMBER_ROOM * 16];
    ot_number_people((double)of->draws, 0, draws);
    if (which->what == OT_STATISTIC_BASE || of->draws == 0)
        return "base case";
    if (which->what == OT_STATISTIC_PROBABILITY)
        return ot_arena_format(graph->arena, "share of %s draws that are %s %s", draws,
                               which->op, ot_number_write(which->x, number));
    if (which->what == OT_STATISTIC_QUANTILE)
        return ot_arena_format(graph->arena, "quantile %s of %s draws",
                               ot_number_write(which->p, number), draws);
    return ot_arena_format(graph->arena, "%s of %s draws", word[which->what], draws);
}

struct ot_node *ot_graph_figured(struct ot_graph *graph, const struct ot_figured *what,
                                 struct ot_node *const *operand, size_t operands,
                                 struct ot_error *err)
{
    struct statistic_call *call = ot_arena_array(graph->arena, 1, sizeof *call);
    if (!call)
        return ot_error_memory(err), NULL;
    *call = (struct statistic_call){ { .force = force_statistic }, what->value };
    struct ot_node *node = ot_graph_call(graph, OT_NODE_STATISTIC, &call->call, 0, 1,
                                         NULL, what->unit, what->prices, what->label,
                                         what->detail, NULL, operand, operands, err);
    if (node)
        node->error = isfinite(what->error) ? what->error : 0;
    return node;
}

static struct ot_node *statistic_node(struct ot_graph *graph, struct ot_node *of,
                                      const struct ot_statistic_of *which,
                                      struct said said, struct ot_error *err)
{
    bool share = which->what == OT_STATISTIC_PROBABILITY;
    struct ot_prices none = { OT_PRICE_NONE, 0 };
    struct ot_figured what = { of->label,
                               words_of(graph, of, which),
                               share ? ot_unit_one() : of->unit,
                               share ? none : of->prices,
                               said.value,
                               said.error };
    if (!what.detail)
        return ot_error_memory(err), NULL;
    struct ot_node *node = ot_graph_figured(graph, &what, &of, 1, err);
    if (node)
        node->percent = share || of->percent;
    return node;
}

/* Of a quotient that cannot be given, its base case and the share of draws on one side
 * of a number can; but where the base case is none, by the draws alone. */
static bool needs_spread(const struct ot_node *of, const struct ot_statistic_of *which)
{
    if (which->what == OT_STATISTIC_BASE)
        return false;
    return of->no_base || which->what != OT_STATISTIC_PROBABILITY;
}

static struct ot_node *not_given(struct ot_graph *graph, const struct ot_node *of,
                                 const char *why, struct ot_error *err)
{
    struct ot_node *node = ot_graph_missing(graph, of->unit, of->label, why);
    if (!node)
        return ot_error_memory(err), NULL;
    node->cannot_be_given = true;
    return node;
}

struct ot_node *ot_graph_statistic(struct ot_graph *graph, struct ot_node *of,
                                   struct ot_statistic_of which, struct ot_error *err)
{
    const struct ot_spread *spread = NULL;
    struct said said = { 0, 0 };
    if (of->periods != 1) {
        ot_error_set(err, OT_EXIT_SCRIPT,
                     "%.150s has values of %zu periods; ask for :total() or :by_period() "
                     "first",
                     of->label ? of->label : "the quantity", of->periods);
        return NULL;
    }
    if (ot_force(graph, of, err) != 0)
        return NULL;
    if (of->missing)
        return of;
    if (of->draws == 0) {
        said.value = of_fixed(of->value[0], &which);
        return statistic_node(graph, of, &which, said, err);
    }
    if (which.what == OT_STATISTIC_BASE && of->no_base)
        return not_given(graph, of, of->no_base, err);
    if (needs_spread(of, &which) && ot_spread(graph, of, &spread, err) != 0)
        return NULL;
    if (spread && spread->not_given)
        return not_given(graph, of, spread->not_given, err);
    if (say(graph, of, &which, spread, &said, err) != 0)
        return NULL;
    return statistic_node(graph, of, &which, said, err);
}
