/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Break-even: the hooks run over a grid of values, finer and finer, to find where
 * benefits equal spend. */
#include "config.h"

#include "appraise/sensitivity.h"

#include <math.h>
#include <string.h>

#include "appraise/money.h"
#include "appraise/net_benefit.h"
#include "appraise/present.h"
#include "method/crossing.h"
#include "value/force.h"

struct search {
    struct ot_evaluation *e;
    size_t first, count;         /* ingredients that move: of an input, one a period */
    struct ot_column_of *column; /* all else */
    bool *fixed;                 /* [ingredients]: set by the question itself */
    double least, most;          /* where to look */
    double around;               /* the recorded value, in total */
};

static struct ot_arena *arena_of(const struct search *s)
{
    return s->e->appraisal->graph->arena;
}

/* ---- The question ---- */

static int find_ingredient(struct search *s, const char *name, struct ot_error *err)
{
    const struct ot_kind *kind = s->e->kind;
    int parameter = ot_kind_parameter(kind, name), input = ot_kind_input(kind, name);
    if (parameter < 0 && input < 0)
        return ot_error_set(
            err, OT_EXIT_SCRIPT,
            "%s has no parameter or input \"%s\"; `outturn schemes %s` lists them",
            kind->name, name, kind->name);
    s->first = parameter >= 0 ? (size_t)parameter
                              : kind->parameter_count + (size_t)input * s->e->periods;
    s->count = parameter >= 0 ? 1 : s->e->planned;
    return 0;
}

static bool is_own(const struct search *s, size_t ingredient)
{
    return ingredient >= s->first && ingredient < s->first + s->count;
}

/* What is asked of spend is asked of the activity as it is. */
static bool moves_activity(const struct search *s)
{
    const struct ot_ingredient *asked = &s->e->ingredient[s->first];
    return asked->is_input && strcmp(asked->name, "spend") != 0;
}

/* Activity besides the one asked for, if the kind can do without it. */
static bool is_other_activity(const struct search *s, size_t ingredient)
{
    const struct ot_ingredient *i = &s->e->ingredient[ingredient];
    return moves_activity(s) && i->is_input && !is_own(s, ingredient) &&
           s->e->kind->inputs[i->index].absent == OT_ZERO;
}

static int set_columns(struct search *s, struct ot_error *err)
{
    static const double none = 0;
    s->column = ot_net_columns(s->e);
    s->fixed = ot_arena_array(arena_of(s), s->e->ingredients + 1, sizeof *s->fixed);
    if (!s->column || !s->fixed)
        return ot_error_memory(err);
    for (size_t i = 0; i < s->e->ingredients; i++) {
        s->fixed[i] = is_own(s, i) || is_other_activity(s, i);
        if (is_other_activity(s, i))
            s->column[i] = (struct ot_column_of){ .count = 1, .value = &none };
    }
    return 0;
}

static void set_range(struct search *s)
{
    const struct ot_ingredient *i = &s->e->ingredient[s->first];
    struct ot_range range =
        i->is_input ? s->e->kind->inputs[i->index].range : i->parameter->range;
    bool open = range.least == 0 && range.most == 0;
    bool signs = open && i->parameter && i->low < 0; /* by its own interval */
    s->least = signs ? -INFINITY : open ? 0 : range.least;
    s->most = open ? INFINITY : range.most;
    s->around = 0;
    for (size_t t = 0; t < s->count; t++)
        if (!isnan(s->column[s->first + t].value[0]))
            s->around += s->column[s->first + t].value[0];
}

/* ---- The search ---- */

static double share_of(const struct search *s, size_t t)
{
    double own = s->column[s->first + t].value[0];
    if (s->count == 1)
        return 1;
    return s->around > 0 && !isnan(own) ? own / s->around : 1.0 / (double)s->count;
}

/* Set the moving ingredients to x, shared out over the periods, in a copy of the columns.
 */
static struct ot_column_of *columns_at(const struct search *s, const double *x,
                                       size_t draws)
{
    struct ot_column_of *column =
        ot_arena_array(arena_of(s), s->e->ingredients + 1, sizeof *column);
    double *own = ot_arena_array(arena_of(s), draws * s->count + 1, sizeof *own);
    if (!column || !own)
        return NULL;
    memcpy(column, s->column, s->e->ingredients * sizeof *column);
    for (size_t t = 0; t < s->count; t++) {
        for (size_t d = 0; d < draws; d++)
            own[t * draws + d] = x[d] * share_of(s, t);
        ot_net_replace(s->e, column, s->first + t,
                       (struct ot_column_of){ .count = draws, .value = own + t * draws });
    }
    return column;
}

/* 0 and *found, NAN where benefits and spend never meet. */
static int find_root(const struct search *s, double *found, struct ot_error *err)
{
    double *x = ot_arena_array(arena_of(s), (size_t)2 * OT_GRID, sizeof *x);
    double *net = x ? x + OT_GRID : NULL;
    *found = NAN;
    if (!x)
        return ot_error_memory(err);
    ot_grid_over(s->least, s->most, s->around != 0 ? fabs(s->around) : 1, x);
    for (int round = 0; round < OT_GRID_ROUNDS; round++) {
        struct ot_column_of *column = columns_at(s, x, OT_GRID);
        if (!column)
            return ot_error_memory(err);
        if (ot_net_benefit(s->e, column, OT_GRID, net, err) != 0)
            return -1;
        long d = ot_crossing(x, net, s->around);
        if (d < 0)
            return 0;
        *found = ot_crossing_between(x, net, d);
        ot_grid_even(x[d], x[d + 1], x);
    }
    return 0;
}

/* ---- What the answer rests on ---- */

static void ends_of(const struct ot_ingredient *i, double base, double end[2])
{
    bool interval = !isnan(i->low) && i->low != i->high;
    end[0] = interval ? i->low : base / 2;
    end[1] = interval ? i->high : base == 0 ? 1 : base * 2;
}

/* One run at the answer, in which draws 2i + 1 and 2i + 2 have ingredient i at its ends.
 */
static int net_around(const struct search *s, double found, double *net,
                      struct ot_error *err)
{
    size_t draws = 2 * s->e->ingredients + 1;
    struct ot_column_of *column = columns_at(s, &found, 1);
    double *all = ot_arena_array(arena_of(s), draws * s->e->ingredients + 1, sizeof *all);
    if (!column || !all)
        return ot_error_memory(err);
    for (size_t i = 0; i < s->e->ingredients; i++) {
        double *own = all + i * draws, base = column[i].value[0], end[2];
        for (size_t d = 0; d < draws; d++)
            own[d] = base;
        ends_of(&s->e->ingredient[i], base, end);
        for (size_t k = 0; k < s->e->ingredients; k++)
            if (s->e->ingredient[k].node == s->e->ingredient[i].node)
                memcpy(own + 2 * k + 1, end, sizeof end);
        column[i] = (struct ot_column_of){ .count = draws, .value = own };
    }
    return ot_net_benefit(s->e, column, draws, net, err);
}

static bool is_in(struct ot_node *const *list, size_t count, const struct ot_node *node)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == node)
            return true;
    return false;
}

/* What the plan's own parameters add: those that weigh in. */
static size_t put_adjustments(const struct ot_evaluation *e, struct ot_node **operand)
{
    const struct ot_adjustment *a = &e->adjustment;
    size_t count = 0;
    bool later = a->factor[e->periods - 1] != 1;
    bool health = later && ot_evaluation_has_health(e);
    struct ot_node *node[] = { a->share, a->cost, later ? a->rate : NULL,
                               health ? a->health_rate : NULL };
    for (size_t i = 0; i < sizeof node / sizeof(node[0]); i++)
        if (node[i])
            operand[count++] = node[i];
    return count;
}

static int operands_of(const struct search *s, double found, struct ot_node ***out,
                       size_t *count, struct ot_error *err)
{
    size_t n = s->e->ingredients;
    double *net = ot_arena_array(arena_of(s), 2 * n + 1, sizeof *net);
    struct ot_node **operand =
        ot_arena_array(arena_of(s), n + 6, sizeof(struct ot_node *));
    if (!net || !operand)
        return ot_error_memory(err);
    if (net_around(s, found, net, err) != 0)
        return -1;
    *count = 0;
    for (size_t i = 0; i < n; i++) {
        struct ot_node *node = s->e->ingredient[i].node;
        bool matters = net[2 * i + 1] != net[0] || net[2 * i + 2] != net[0];
        if (matters && !s->fixed[i] && !node->missing && !is_in(operand, *count, node))
            operand[(*count)++] = node;
    }
    *count += put_adjustments(s->e, operand + *count);
    if (ot_evaluation_has_health(s->e) &&
        !(operand[(*count)++] = ot_evaluation_qaly_value(s->e, err)))
        return -1;
    *out = operand;
    return 0;
}

/* ---- The answer ---- */

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

static struct ot_node *answer(const struct search *s, double found, const char *label,
                              struct ot_error *err)
{
    const struct ot_node *like = s->e->ingredient[s->first].node;
    struct solved_call *call = ot_arena_array(arena_of(s), 1, sizeof *call);
    struct ot_node **operand = NULL;
    size_t operands = 0;
    const char *how =
        moves_activity(s)
            ? "the value at which benefits equal spend, were there no other activity"
            : "the value at which benefits equal spend, all else as it is";
    if (!call)
        return ot_error_memory(err), NULL;
    *call = (struct solved_call){ { .force = force_solved }, found };
    if (operands_of(s, found, &operand, &operands, err) != 0)
        return NULL;
    return ot_graph_call(s->e->appraisal->graph, OT_NODE_SOLVE, &call->call, 0, 1, NULL,
                         like->unit, like->prices, label, how, s->e->id, operand,
                         operands, err);
}

static struct ot_node *no_answer(const struct search *s, const char *label,
                                 const char *why, struct ot_error *err)
{
    const struct ot_node *like = s->e->ingredient[s->first].node;
    const char *own = ot_arena_text(arena_of(s), why);
    struct ot_node *node =
        own ? ot_graph_missing(s->e->appraisal->graph, like->unit, label, own) : NULL;
    if (!node)
        ot_error_memory(err);
    return node;
}

/* Not known where a hook fails on one of the values that are tried. */
static struct ot_node *break_even_of(struct ot_evaluation *e, const char *name,
                                     struct ot_error *err)
{
    static const char never[] = "at no value that it can take do benefits equal spend";
    struct search s = { .e = e };
    double found;
    if (find_ingredient(&s, name, err) != 0 || set_columns(&s, err) != 0)
        return NULL;
    const struct ot_ingredient *ingredient = &e->ingredient[s.first];
    const char *label =
        ot_arena_format(arena_of(&s), "%s, to break even", ingredient->label);
    if (!label)
        return ot_error_memory(err), NULL;
    set_range(&s);
    struct ot_error fault = { 0 };
    struct ot_node *node = find_root(&s, &found, &fault) != 0 ? NULL
                           : isnan(found) ? no_answer(&s, label, never, &fault)
                                          : answer(&s, found, label, &fault);
    if (!node && fault.exit == OT_EXIT_FAILED)
        return no_answer(&s, label, fault.text, err);
    if (!node)
        ot_error_set(err, fault.exit, "%s", fault.text);
    return node;
}

struct ot_node *ot_evaluation_break_even(struct ot_evaluation *e, const char *name,
                                         struct ot_error *err)
{
    if (!e->kind || e->failed)
        return ot_graph_missing(e->appraisal->graph, ot_unit_one(), "Break-even",
                                e->failed);
    return name ? break_even_of(e, name, err) : ot_evaluation_break_even_share(e, err);
}
