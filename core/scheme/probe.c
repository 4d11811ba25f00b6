/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What depends on what: each ingredient is moved, and whatever changes depends on it. An
 * unknown put in its place would mark too much: 0 times unknown is unknown. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "scheme/batch.h"

#define POINTS 17 /* the base, then 16 Halton points */
#define MOST_INGREDIENTS 400

struct probing {
    const struct ot_job *job;
    const struct ot_probe *probe;
    size_t ingredients;
    size_t draws;    /* of one point: itself, then each ingredient low, then high */
    double far;      /* where an input is moved to, in multiples of its value */
    double **column; /* [ingredient][POINTS * draws] */
};

/* ---- Points ---------------------------------------------------------------------- */

/* The digits of n to the base, mirrored at the point (Halton 1960). */
static double mirrored(unsigned n, unsigned base)
{
    double value = 0, digit = 1;
    for (; n > 0; n /= base) {
        digit /= base;
        value += digit * (n % base);
    }
    return value;
}

static unsigned next_prime(unsigned n)
{
    for (n++;; n++) {
        unsigned divisor = 2;
        while (divisor * divisor <= n && n % divisor != 0)
            divisor++;
        if (divisor * divisor > n)
            return n;
    }
}

static double base_of(const struct probing *p, size_t ingredient)
{
    size_t parameters = p->job->parameters;
    return ingredient < parameters ? p->job->parameter[ingredient].value[0]
                                   : p->job->input[ingredient - parameters].value[0];
}

/* Halton's first points are alike in high dimensions: their order is turned by a whole
 * number of steps, another for each ingredient. */
static double at_point(const struct probing *p, size_t ingredient, unsigned point,
                       unsigned prime)
{
    double low = p->probe->low[ingredient], high = p->probe->high[ingredient];
    if (point == 0 || !(low < high))
        return base_of(p, ingredient);
    return low + (high - low) * mirrored(point + (unsigned)ingredient * 16, prime);
}

static double moved_low(const struct probing *p, size_t i)
{
    double base = base_of(p, i);
    if (p->probe->low[i] < p->probe->high[i])
        return p->probe->low[i];
    return base == 0 || isnan(base) ? 1 : base * 0.5;
}

static double moved_high(const struct probing *p, size_t i)
{
    double base = base_of(p, i);
    if (p->probe->low[i] < p->probe->high[i])
        return p->probe->high[i];
    return base == 0 ? 1 : isnan(base) ? 2 : base * p->far;
}

static void fill_columns(struct probing *p)
{
    unsigned prime = 1;
    for (size_t i = 0; i < p->ingredients; i++) {
        prime = next_prime(prime);
        for (unsigned point = 0; point < POINTS; point++) {
            double *value = p->column[i] + point * p->draws;
            double here = at_point(p, i, point, prime);
            for (size_t d = 0; d < p->draws; d++)
                value[d] = here;
            value[1 + 2 * i] = moved_low(p, i);
            value[2 + 2 * i] = moved_high(p, i);
        }
    }
}

/* ---- Run and read ---------------------------------------------------------------- */

static bool is_same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

/* Does the figure change with ingredient i, moved from a point? */
static bool changes(const struct probing *p, const struct ot_answer *answer, size_t row,
                    size_t point, size_t i)
{
    size_t output = row / p->job->periods, t = row % p->job->periods;
    size_t first = point * p->draws;
    double here = *ot_answer_at(answer, output, t, first);
    return !is_same(here, *ot_answer_at(answer, output, t, first + 1 + 2 * i)) ||
           !is_same(here, *ot_answer_at(answer, output, t, first + 2 + 2 * i));
}

static void read_answer(const struct probing *p, const struct ot_answer *answer,
                        bool *depends)
{
    size_t rows = p->job->outputs * p->job->periods, n = p->ingredients;
    for (size_t row = 0; row < rows; row++)
        for (size_t point = 0; point < POINTS; point++)
            for (size_t i = 0; i < n; i++)
                depends[row * n + i] =
                    depends[row * n + i] || changes(p, answer, row, point, i);
}

/* But for what a compiler may do to a loop of many draws. */
static bool is_near(double a, double b)
{
    return is_same(a, b) || fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

/* A process serves many jobs: hooks that keep something between calls would show it. */
static int check_base(const struct probing *p, const struct ot_answer *answer,
                      struct ot_error *err)
{
    size_t rows = p->job->outputs * p->job->periods;
    for (size_t row = 0; p->probe->base && row < rows; row++)
        if (!is_near(p->probe->base[row], *ot_answer_at(answer, row / p->job->periods,
                                                        row % p->job->periods, 0)))
            return ot_error_set(err, OT_EXIT_FAILED,
                                "%s: the plugin gave other figures when it was asked "
                                "again; expected hooks that keep nothing between calls",
                                p->job->scheme);
    return 0;
}

static int probe_prepare(struct probing *p, struct ot_arena *scratch,
                         struct ot_column_of **columns)
{
    p->column = ot_arena_array(scratch, p->ingredients + 1, sizeof *p->column);
    *columns = ot_arena_array(scratch, p->ingredients + 1, sizeof **columns);
    if (!p->column || !*columns)
        return -1;
    for (size_t i = 0; i < p->ingredients; i++) {
        p->column[i] = ot_arena_array(scratch, POINTS * p->draws, sizeof **p->column);
        if (!p->column[i])
            return -1;
        (*columns)[i] =
            (struct ot_column_of){ .count = POINTS * p->draws, .value = p->column[i] };
    }
    return 0;
}

/* 1: the hooks failed on it; -1: the program did, or the hooks are not to be believed. */
static int probe_run(struct probing *p, double far, struct ot_job *job, bool *depends,
                     struct ot_error *err)
{
    struct ot_answer answer = { 0 };
    struct ot_error fault = { 0 };
    p->far = far;
    fill_columns(p);
    if (p->probe->run(p->probe->with, job, &answer, &fault) != 0)
        return fault.exit == OT_EXIT_INTERNAL
                   ? ot_error_set(err, fault.exit, "%s", fault.text)
                   : 1;
    int failed = check_base(p, &answer, err);
    read_answer(p, &answer, depends);
    ot_answer_free(&answer);
    return failed;
}

int ot_job_probe(const struct ot_job *job, const struct ot_probe *probe,
                 struct ot_arena *arena, bool **depends, bool *whole,
                 struct ot_error *err)
{
    size_t n = job->parameters + job->inputs * job->periods;
    size_t cells = job->outputs * job->periods * n;
    struct probing p = { job, probe, n, 1 + 2 * n, 2, NULL };
    struct ot_column_of *columns;
    bool *found = ot_arena_array(arena, cells + 1, sizeof *found);
    struct ot_arena *scratch = ot_arena_new();
    int failed = !found || !scratch;
    *whole = n > MOST_INGREDIENTS;
    if (!failed && !*whole && !(failed = probe_prepare(&p, scratch, &columns))) {
        struct ot_job moved = *job;
        moved.draws = POINTS * p.draws;
        moved.parameter = columns;
        moved.input = columns + job->parameters;
        int got = probe_run(&p, 2, &moved, found, err);
        if (got > 0)
            got = probe_run(&p, 0.75, &moved, found, err);
        *whole = got > 0;
        if (got < 0) {
            ot_arena_free(scratch);
            return -1;
        }
    }
    ot_arena_free(scratch);
    if (failed)
        return ot_error_memory(err);
    if (*whole)
        memset(found, true, cells);
    *depends = found;
    return 0;
}
