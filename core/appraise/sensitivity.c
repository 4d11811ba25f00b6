/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Break-even: the hooks run over a grid of values, to find what it takes for benefits to
 * equal spend. */
#include "config.h"

#include "appraise/sensitivity.h"

#include <math.h>
#include <string.h>

#include "appraise/money.h"
#include "base/text.h"
#include "value/force.h"

#define GRID 2048

/* ---- Net benefit over draws in which some ingredients move ---- */

/* Columns of the base case, some replaced; an input that stands for a parameter moves
 * with it. */
static struct ot_column_of *columns_of(struct ot_evaluation *e)
{
    struct ot_column_of *column =
        ot_arena_array(e->appraisal->graph->arena, e->ingredients + 1, sizeof *column);
    for (size_t i = 0; column && i < e->ingredients; i++)
        column[i] = i < e->job.parameters ? e->job.parameter[i]
                                          : e->job.input[i - e->job.parameters];
    return column;
}

static void replace(struct ot_evaluation *e, struct ot_column_of *column, size_t which,
                    struct ot_column_of by)
{
    const struct ot_node *node = e->ingredient[which].node;
    for (size_t i = 0; i < e->ingredients; i++)
        if (i == which || e->ingredient[i].node == node)
            column[i] = by;
}

/* Benefits less spend, over all periods, of each draw. */
static int net_benefit(struct ot_evaluation *e, struct ot_column_of *column, size_t draws,
                       double *net, struct ot_error *err)
{
    struct ot_answer answer = { 0 };
    struct ot_job job = e->job;
    struct ot_node *qaly = ot_evaluation_qaly_value(e, err);
    if (!qaly || ot_force(e->appraisal->graph, qaly, err) != 0)
        return -1;
    job.draws = draws;
    job.parameter = column;
    job.input = column + job.parameters;
    if (e->appraisal->runner->run(e->appraisal->runner->with, &job, &answer, err) != 0)
        return -1;
    memset(net, 0, draws * sizeof *net);
    for (size_t o = 0; o < e->kind->output_count; o++) {
        const struct ot_output *output = &e->kind->outputs[o];
        double weight = output->role == OT_SPEND     ? -1
                        : output->role == OT_BENEFIT ? 1
                        : output->role == OT_OUTCOME && strcmp(output->unit, "qaly") == 0
                            ? qaly->value[0]
                            : 0;
        for (size_t t = 0; weight != 0 && t < e->periods; t++)
            for (size_t d = 0; d < draws; d++)
                net[d] += weight * ot_answer_at(&answer, o, t)[d];
    }
    ot_answer_free(&answer);
    return 0;
}

int ot_evaluation_net_with(struct ot_evaluation *e, size_t ingredient,
                           const double *values, size_t draws, double *net,
                           struct ot_error *err)
{
    struct ot_column_of *column = columns_of(e);
    if (!column)
        return ot_error_memory(err);
    replace(e, column, ingredient, (struct ot_column_of){ draws, values });
    return net_benefit(e, column, draws, net, err);
}

/* ---- Break-even ---- */

struct search {
    struct ot_evaluation *e;
    size_t first, count; /* ingredients that move: of an input, one a period */
    double least, most;  /* where to look */
    double around;       /* the base value */
};

static int evaluate_grid(const struct search *s, const double *x, double *net,
                         struct ot_error *err)
{
    struct ot_column_of *column = columns_of(s->e);
    double *own =
        ot_arena_array(s->e->appraisal->graph->arena, GRID * (s->count + 1), sizeof *own);
    double total = 0;
    if (!column || !own)
        return ot_error_memory(err);
    for (size_t t = 0; t < s->count; t++)
        total += s->e->ingredient[s->first + t].node->missing
                     ? 0
                     : column[s->first + t].value[0];
    for (size_t t = 0; t < s->count; t++) {
        double share = s->count == 1 ? 1
                       : total > 0   ? column[s->first + t].value[0] / total
                                     : 1.0 / (double)s->count;
        for (size_t d = 0; d < GRID; d++)
            own[t * GRID + d] = x[d] * share;
    }
    for (size_t t = 0; t < s->count; t++)
        replace(s->e, column, s->first + t,
                (struct ot_column_of){ GRID, own + t * GRID });
    return net_benefit(s->e, column, GRID, net, err);
}

/* The sign change nearest to the base: between x[d] and x[d + 1], or -1. */
static long nearest_change(const double *x, const double *net, double around)
{
    long best = -1;
    for (long d = 0; d + 1 < GRID; d++) {
        bool changes = (net[d] < 0) != (net[d + 1] < 0);
        if (changes && (best < 0 || fabs(x[d] - around) < fabs(x[best] - around)))
            best = d;
    }
    return best;
}

static double between(const double *x, const double *net, long d)
{
    double rise = net[d + 1] - net[d];
    return rise == 0 ? x[d] : x[d] + (x[d + 1] - x[d]) * (-net[d] / rise);
}

/* Powers of two cover the open ranges without a logarithm: GRID points from 2^-32 to 2^31
 * of the scale. */
static void open_grid(double scale, double least, double *x)
{
    x[0] = least;
    for (int d = 1; d < GRID; d++) {
        int octave = (d - 1) / 32 - 32;
        x[d] = least + scale * ldexp(1 + ((d - 1) % 32) / 32.0, octave);
    }
}

static void even_grid(double least, double most, double *x)
{
    for (int d = 0; d < GRID; d++)
        x[d] = least + (most - least) * (d / (double)(GRID - 1));
}

/* 0 and *found, or 0 and *found = NAN where benefits and spend never meet. */
static int search_root(const struct search *s, double *found, struct ot_error *err)
{
    double *x = ot_arena_array(s->e->appraisal->graph->arena, 2 * GRID, sizeof *x);
    double *net = x ? x + GRID : NULL;
    if (!x)
        return ot_error_memory(err);
    if (isinf(s->most))
        open_grid(s->around > 0 ? s->around : 1, s->least, x);
    else
        even_grid(s->least, s->most, x);
    *found = NAN;
    for (int round = 0; round < 3; round++) {
        if (evaluate_grid(s, x, net, err) != 0)
            return -1;
        long d = nearest_change(x, net, s->around);
        if (d < 0)
            return 0;
        *found = between(x, net, d);
        double low = x[d], high = x[d + 1];
        even_grid(low, high, x);
    }
    return 0;
}

struct solved_call {
    struct ot_call call; /* first */
    double value;
};

static int force_solved(const struct ot_call *call, const struct ot_node *node,
                        double *into, struct ot_error *err)
{
    (void)node, (void)err;
    into[0] = ((const struct solved_call *)call)->value;
    return 0;
}

static bool range_is_open(struct ot_range range)
{
    return range.least == 0 && range.most == 0;
}

static void set_range(struct search *s, const struct ot_ingredient *ingredient)
{
    struct ot_range range = ingredient->is_input
                                ? s->e->kind->inputs[ingredient->index].range
                                : ingredient->parameter->range;
    s->least = range_is_open(range) ? 0 : range.least;
    s->most = range_is_open(range) ? INFINITY : range.most;
    s->around = 0;
    for (size_t t = 0; t < s->count; t++)
        if (!s->e->ingredient[s->first + t].node->missing)
            s->around += s->e->ingredient[s->first + t].node->value[0];
}

static struct ot_node *no_value(struct ot_evaluation *e, const struct ot_node *like,
                                const char *label, const char *why)
{
    return ot_graph_missing(e->appraisal->graph, like->unit, label, why);
}

/* All that the answer rests on: every ingredient but the one that was solved for. */
static struct ot_node *solved(const struct search *s, double value, const char *label,
                              struct ot_error *err)
{
    struct ot_graph *graph = s->e->appraisal->graph;
    struct ot_node *like = s->e->ingredient[s->first].node;
    struct solved_call *call = ot_arena_array(graph->arena, 1, sizeof *call);
    struct ot_node **operand =
        ot_arena_array(graph->arena, s->e->ingredients + 1, sizeof(struct ot_node *));
    size_t operands = 0;
    if (!call || !operand)
        return ot_error_memory(err), NULL;
    *call = (struct solved_call){ { force_solved }, value };
    for (size_t i = 0; i < s->e->ingredients; i++) {
        const struct ot_node *node = s->e->ingredient[i].node;
        bool own = i >= s->first && i < s->first + s->count;
        bool unrecorded =
            s->e->ingredient[i].is_input && node->value && node->value[0] == 0;
        if (!own && !node->missing && !unrecorded)
            operand[operands++] = s->e->ingredient[i].node;
    }
    return ot_graph_call(graph, OT_NODE_SOLVE, &call->call, 0, 1, NULL, like->unit,
                         like->prices, label,
                         "the value at which benefits equal spend, all else as it is",
                         s->e->id, operand, operands, err);
}

static struct ot_node *break_even_of(struct search *s, struct ot_error *err)
{
    const struct ot_ingredient *ingredient = &s->e->ingredient[s->first];
    const char *label = ot_arena_format(s->e->appraisal->graph->arena,
                                        "%s, to break even", ingredient->label);
    double found;
    set_range(s, ingredient);
    if (!label)
        return ot_error_memory(err), NULL;
    if (search_root(s, &found, err) != 0)
        return NULL;
    return isnan(found) ? no_value(s->e, ingredient->node, label,
                                   "at no value that it can take do benefits equal spend")
                        : solved(s, found, label, err);
}

static struct ot_node *break_even_share(struct ot_evaluation *e, struct ot_error *err)
{
    struct ot_graph *graph = e->appraisal->graph;
    static const char label[] = "Share of the assumed benefit needed to break even";
    struct ot_node *spend = ot_evaluation_spend(e, err);
    struct ot_node *benefit = spend ? ot_evaluation_benefit(e, OT_GAIN_ALL, err) : NULL;
    if (!benefit || ot_force(graph, benefit, err) != 0)
        return NULL;
    if (!benefit->missing && benefit->value[0] <= 0)
        return ot_graph_missing(graph, ot_unit_one(), label,
                                "no benefit is expected: no share of it would do");
    struct ot_node *share = ot_graph_divide(graph, spend, benefit, err);
    if (share) {
        share->label = label;
        share->percent = true;
    }
    return share;
}

static int find_ingredient(struct ot_evaluation *e, const char *name, struct search *s)
{
    int parameter = ot_kind_parameter(e->kind, name),
        input = ot_kind_input(e->kind, name);
    if (parameter < 0 && input < 0)
        return -1;
    s->first = parameter >= 0 ? (size_t)parameter
                              : e->kind->parameter_count + (size_t)input * e->periods;
    s->count = parameter >= 0 ? 1 : e->periods;
    return 0;
}

struct ot_node *ot_evaluation_break_even(struct ot_evaluation *e, const char *name,
                                         struct ot_error *err)
{
    struct search s = { .e = e };
    if (!e->kind || e->failed)
        return ot_graph_missing(e->appraisal->graph, ot_unit_one(), "Break-even",
                                e->failed);
    if (!name)
        return break_even_share(e, err);
    if (find_ingredient(e, name, &s) != 0) {
        ot_error_set(
            err, OT_EXIT_SCRIPT,
            "%s has no parameter or input \"%s\"; `outturn schemes %s` lists them",
            e->kind->name, name, e->kind->name);
        return NULL;
    }
    return break_even_of(&s, err);
}
