/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All ends in one evaluation: draw 0 is the base case, draws 2k + 1 and 2k + 2 have
 * unknown k at its ends. */
#include "config.h"

#include "appraise/one_way.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "appraise/moved.h"
#include "appraise/picture.h"
#include "appraise/switching.h"
#include "method/rank.h"
#include "value/force.h"
#include "value/sample.h"
#include "value/statistics.h"

#define DRAWS_OF_A_COUNT 10000

struct asking {
    struct ot_evaluation *e;
    struct ot_graph *graph;
    const struct ot_result_of *of;
    struct ot_one_way *out;
    struct ot_error *err;
    const char *no_switching; /* why no switching value could be worked out, or NULL */
};

/* ---- The unknowns and their ends -------------------------------------------------- */

/* A count's interval is that of its draws. */
static int ends_of_count(struct asking *a, const struct ot_unknown *u, double end[2])
{
    static const double p[] = { 0.025, 0.975 };
    double *draw = malloc((size_t)2 * DRAWS_OF_A_COUNT * sizeof *draw);
    int failed = draw ? ot_stream_draw(ot_sample_tables(a->graph), u->node->stream, 0,
                                       DRAWS_OF_A_COUNT, draw, a->err)
                      : ot_error_memory(a->err);
    if (!failed)
        ot_quantiles(draw, DRAWS_OF_A_COUNT, p, 2, end, draw + DRAWS_OF_A_COUNT);
    free(draw);
    return failed;
}

static int ends_of(struct asking *a, const struct ot_unknown *u, double end[2])
{
    end[0] = u->low;
    end[1] = u->high;
    return isnan(u->low) ? ends_of_count(a, u, end) : 0;
}

/* given: [draws] of unknown k. */
static void lay_out(double *given, size_t draws, size_t k, double base,
                    const double end[2])
{
    for (size_t d = 0; d < draws; d++)
        given[d] = base;
    given[2 * k + 1] = end[0];
    given[2 * k + 2] = end[1];
}

static int moves_of(struct asking *a, struct ot_moves *moves, double (*end)[2])
{
    size_t n = a->e->unknowns, draws = 2 * n + 1;
    struct ot_move *move = ot_arena_array(a->graph->arena, n + 1, sizeof *move);
    double *given = ot_arena_array(a->graph->arena, n * draws + 1, sizeof *given);
    if (!move || !given)
        return ot_error_memory(a->err);
    for (size_t k = 0; k < n; k++) {
        const struct ot_unknown *u = &a->e->unknown[k];
        if (ends_of(a, u, end[k]) != 0)
            return -1;
        lay_out(given + k * draws, draws, k, u->node->value[0], end[k]);
        move[k] = (struct ot_move){ u->key, given + k * draws };
    }
    *moves = (struct ot_moves){ draws, n, move };
    return 0;
}

/* ---- One row ---------------------------------------------------------------------- */

static bool is_kinds_own(const struct asking *a, const struct ot_unknown *u)
{
    return a->e->kind && ot_kind_parameter(a->e->kind, u->name) >= 0;
}

/* Of a parameter as the hooks get it: in the prices of the evaluation. */
static struct ot_node *shown_node(const struct asking *a, const struct ot_unknown *u)
{
    if (!is_kinds_own(a, u))
        return u->node;
    return a->e->ingredient[ot_kind_parameter(a->e->kind, u->name)].node;
}

/* A value like that of an ingredient, made of the operands: of the ingredient first. */
static struct ot_node *value_node(struct asking *a, struct ot_node *const *operand,
                                  size_t operands, double value, const char *detail)
{
    struct ot_node *like = operand[0];
    struct ot_figured what = { like->label, detail, like->unit, like->prices, value, 0 };
    struct ot_node *node = ot_graph_figured(a->graph, &what, operand, operands, a->err);
    if (!node || ot_force(a->graph, node, a->err) != 0)
        return NULL;
    node->percent = like->percent;
    return node;
}

static struct ot_node *result_node(struct asking *a, const struct ot_swing *swing,
                                   struct ot_node *input, double value)
{
    struct ot_node *result = a->out->result, *pair[] = { result, input };
    const char *words = ot_short_words(a->graph, input);
    const char *detail =
        words ? ot_arena_format(a->graph->arena, "with %s at %s, all else at its base",
                                swing->label, words)
              : NULL;
    struct ot_figured what = { result->label,  detail, result->unit,
                               result->prices, value,  0 };
    if (!detail)
        return ot_error_memory(a->err), NULL;
    struct ot_node *node = ot_graph_figured(a->graph, &what, pair, 2, a->err);
    return node && ot_force(a->graph, node, a->err) == 0 ? node : NULL;
}

static struct ot_node *switching_of(struct asking *a, struct ot_node *like, double at,
                                    bool counted)
{
    struct ot_node *rests_on[] = { like, a->out->result };
    if (isfinite(at))
        return value_node(a, rests_on, 2, at, "the value at which benefits equal spend");
    const char *why = a->no_switching;
    if (!why)
        why = counted ? "at no value within its interval do benefits equal spend"
                      : "at no value that it can take do benefits equal spend";
    struct ot_node *none = ot_graph_missing(a->graph, like->unit, like->label, why);
    if (!none)
        ot_error_memory(a->err);
    return none;
}

static bool differs_in_sign(double a, double b)
{
    return (a < 0) != (b < 0);
}

static int put_swing(struct asking *a, size_t k, const double *at, const double end[2],
                     double switching, struct ot_swing *swing)
{
    static const struct ot_statistic_of base = { .what = OT_STATISTIC_BASE };
    const struct ot_unknown *u = &a->e->unknown[k];
    struct ot_node *shown = shown_node(a, u);
    if (ot_force(a->graph, shown, a->err) != 0)
        return -1;
    double scale = u->node->value[0] != 0 ? shown->value[0] / u->node->value[0] : 1;
    swing->name = u->name;
    swing->counted = isnan(u->low);
    swing->label = shown->label ? shown->label : u->name;
    swing->at_base = at[0];
    swing->at_low = at[2 * k + 1];
    swing->at_high = at[2 * k + 2];
    swing->flips =
        differs_in_sign(at[0], at[2 * k + 1]) || differs_in_sign(at[0], at[2 * k + 2]);
    swing->base = ot_graph_statistic(a->graph, shown, base, a->err);
    swing->low = value_node(a, &shown, 1, end[0] * scale, "low end of its 95% interval");
    swing->high =
        value_node(a, &shown, 1, end[1] * scale, "high end of its 95% interval");
    if (!swing->base || !swing->low || !swing->high ||
        ot_force(a->graph, swing->base, a->err) != 0)
        return -1;
    swing->low_result = result_node(a, swing, swing->low, swing->at_low);
    swing->high_result = result_node(a, swing, swing->high, swing->at_high);
    if (a->of->net &&
        !(swing->switching = switching_of(a, shown, switching * scale, swing->counted)))
        return -1;
    return swing->low_result && swing->high_result ? 0 : -1;
}

/* ---- All of them ------------------------------------------------------------------ */

static double width(const struct ot_swing *swing)
{
    return fabs(swing->at_high - swing->at_low);
}

static int compare(const void *a, const void *b)
{
    const struct ot_swing *x = a, *y = b;
    if (width(x) != width(y))
        return width(x) < width(y) ? 1 : -1;
    return strcmp(x->name, y->name);
}

static int put_all(struct asking *a, const double *at, double (*end)[2])
{
    size_t n = a->e->unknowns;
    double *switching = ot_arena_array(a->graph->arena, n + 1, sizeof *switching);
    a->out->swing = ot_arena_array(a->graph->arena, n + 1, sizeof *a->out->swing);
    if (!a->out->swing || !switching)
        return ot_error_memory(a->err);
    if (a->of->net && ot_switching_values(a->e, a->of, (const double(*)[2])end, switching,
                                          &a->no_switching, a->err) != 0)
        return -1;
    for (size_t k = 0; k < n; k++) {
        bool moves = at[2 * k + 1] != at[0] || at[2 * k + 2] != at[0];
        if (!moves)
            continue;
        if (put_swing(a, k, at, end[k], switching[k], &a->out->swing[a->out->count]) != 0)
            return -1;
        a->out->count++;
    }
    qsort(a->out->swing, a->out->count, sizeof *a->out->swing, compare);
    if (a->out->count == 0)
        a->out->missing = "nothing that it rests on has an interval";
    return 0;
}

static struct ot_node *ask(struct asking *a, struct ot_evaluation *e)
{
    struct ot_node *node = a->of->ask(e, a->of->name, a->err);
    if (!node || ot_force(a->graph, node, a->err) != 0)
        return NULL;
    if (node->periods == 1)
        return node;
    ot_error_set(a->err, OT_EXIT_SCRIPT, "%s: expected a result of one value, found %zu",
                 a->of->name, node->periods);
    return NULL;
}

static int move_all(struct asking *a)
{
    struct ot_moves moves;
    struct ot_evaluation *moved;
    size_t n = a->e->unknowns;
    double(*end)[2] = ot_arena_array(a->graph->arena, n + 1, sizeof *end);
    if (!end)
        return ot_error_memory(a->err);
    if (moves_of(a, &moves, end) != 0 ||
        ot_evaluation_moved(a->e, &moves, &moved, a->err) != 0)
        return -1;
    struct ot_node *result = ask(a, moved);
    if (!result)
        return -1;
    if (result->missing || result->draws == 0) {
        a->out->missing = result->missing ? result->missing
                                          : "nothing that it rests on has an interval";
        return 0;
    }
    double *at = ot_arena_array(a->graph->arena, moves.draws, sizeof *at);
    if (!at)
        return ot_error_memory(a->err);
    if (ot_sample(a->graph, result, at, a->err) != 0)
        return -1;
    return put_all(a, at, end);
}

int ot_one_way(struct ot_evaluation *e, const struct ot_result_of *of,
               struct ot_one_way *out, struct ot_error *err)
{
    struct ot_error fault = { 0 };
    struct asking a = { e, e->appraisal->graph, of, out, err, NULL };
    *out = (struct ot_one_way){ 0 };
    if (!(out->result = ask(&a, e)))
        return -1;
    out->missing = out->result->missing ? out->result->missing : out->result->no_base;
    a.err = &fault;
    if (out->missing || move_all(&a) == 0)
        return 0;
    if (fault.exit != OT_EXIT_FAILED)
        return ot_error_set(err, fault.exit, "%s", fault.text);
    out->count = 0;
    out->missing = ot_arena_text(a.graph->arena, fault.text);
    return out->missing ? 0 : ot_error_memory(err);
}
