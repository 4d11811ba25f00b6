/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All unknowns at once: unknown k moves over its grid in draws k × OT_GRID and on. */
#include "config.h"

#include "appraise/switching.h"

#include <math.h>
#include <string.h>

#include "appraise/adjust.h"
#include "appraise/moved.h"
#include "method/crossing.h"
#include "value/force.h"
#include "value/sample.h"

struct search {
    struct ot_evaluation *e;
    const struct ot_result_of *of;
    size_t n, draws;
    double *x;     /* [n][OT_GRID] */
    double *given; /* [n][draws]; written anew in each round, when those before it have
                      been read */
    double *net;   /* [draws] */
    struct ot_move *move;
};

static struct ot_graph *graph_of(const struct search *s)
{
    return s->e->appraisal->graph;
}

static double base_of(const struct search *s, size_t k)
{
    return s->e->unknown[k].node->value[0];
}

/* ---- Where to look ---------------------------------------------------------------- */

static void first_grid(const struct search *s, size_t k, const double end[2], double *x)
{
    const struct ot_unknown *u = &s->e->unknown[k];
    const struct ot_kind *kind = s->e->kind;
    int own = ot_kind_parameter(kind, u->name);
    struct ot_range range =
        own >= 0 ? kind->parameters[own].range : (struct ot_range){ 0, INFINITY };
    bool any = range.least == 0 && range.most == 0;
    double base = base_of(s, k);
    double scale = base != 0 ? fabs(base) : 1;
    if (isnan(u->low)) /* a count */
        ot_grid_even(end[0], end[1], x);
    else if (own < 0 && u->node->percent && strcmp(u->name, "optimism_bias") != 0)
        ot_grid_even(0, 1, x);
    else if (any) /* below 0 only what may be there by its own interval */
        ot_grid_over(end[0] < 0 ? -INFINITY : 0, INFINITY, scale, x);
    else
        ot_grid_over(range.least, range.most, scale, x);
}

/* ---- One round -------------------------------------------------------------------- */

static void lay_out(const struct search *s)
{
    for (size_t k = 0; k < s->n; k++) {
        double *own = s->given + k * s->draws, base = base_of(s, k);
        for (size_t d = 0; d < s->draws; d++)
            own[d] = base;
        memcpy(own + k * OT_GRID, s->x + k * OT_GRID, OT_GRID * sizeof *own);
        s->move[k] = (struct ot_move){ s->e->unknown[k].key, own };
    }
}

/* known: whether net was written; if not, why, or NULL where nothing moves the result. */
static int run(struct search *s, bool *known, const char **why, struct ot_error *err)
{
    struct ot_moves moves = { s->draws, s->n, s->move };
    struct ot_evaluation *moved;
    lay_out(s);
    if (ot_evaluation_moved(s->e, &moves, &moved, err) != 0)
        return -1;
    struct ot_node *result = s->of->ask(moved, s->of->name, err);
    if (!result || ot_force(graph_of(s), result, err) != 0)
        return -1;
    *why = result->missing;
    *known = !result->missing && result->draws == s->draws;
    return *known ? ot_sample(graph_of(s), result, s->net, err) : 0;
}

static void narrow(struct search *s, double *found)
{
    for (size_t k = 0; k < s->n; k++) {
        double *x = s->x + k * OT_GRID;
        const double *net = s->net + k * OT_GRID;
        long d = ot_crossing(x, net, base_of(s, k));
        found[k] = d < 0 ? NAN : ot_crossing_between(x, net, d);
        if (d >= 0)
            ot_grid_even(x[d], x[d + 1], x);
    }
}

static int make_room(struct search *s, struct ot_error *err)
{
    struct ot_arena *arena = graph_of(s)->arena;
    s->x = ot_arena_array(arena, s->n * OT_GRID, sizeof *s->x);
    s->given = ot_arena_array(arena, s->n * s->draws, sizeof *s->given);
    s->net = ot_arena_array(arena, s->draws, sizeof *s->net);
    s->move = ot_arena_array(arena, s->n, sizeof *s->move);
    return s->x && s->given && s->net && s->move ? 0 : ot_error_memory(err);
}

int ot_switching_values(struct ot_evaluation *e, const struct ot_result_of *of,
                        const double (*end)[2], double *found, const char **why,
                        struct ot_error *err)
{
    struct search s = { .e = e, .of = of, .n = e->unknowns };
    bool known = true;
    *why = NULL;
    s.draws = s.n * OT_GRID;
    if (s.n == 0)
        return 0;
    if (make_room(&s, err) != 0)
        return -1;
    for (size_t k = 0; k < s.n; k++) {
        found[k] = NAN;
        first_grid(&s, k, end[k], s.x + k * OT_GRID);
    }
    for (int round = 0; known && round < OT_GRID_ROUNDS; round++) {
        if (run(&s, &known, why, err) != 0)
            return -1;
        if (known)
            narrow(&s, found);
    }
    /* A round that failed leaves what the one before it found half done. */
    for (size_t k = 0; *why && k < s.n; k++)
        found[k] = NAN;
    return 0;
}
