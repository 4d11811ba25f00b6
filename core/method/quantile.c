/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The march of the quantile function, and the rows made from it. */
#include "config.h"

#include "method/quantile.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "method/normal.h"
#include "outturn-math.h"

#define STEP (OT_FAR / OT_QUANTILE_PIECES)
#define ORDER (OT_QUANTILE_ORDER - 1)
#define NODES OT_SIDE_ROWS

/* Of every table: normal scores of the rows' ends, lower side, and 2^e / density there:
 * dx/df = x' times it, f the fraction of an octave from 2^e. */
struct nodes {
    double z[NODES], per_octave[NODES];
};

struct ot_quantile_cache {
    struct nodes nodes;
    struct ot_quantiles **tables;
    size_t count, room;
};

static void make_nodes(struct nodes *nodes)
{
    double start = OT_TABLE_END;
    for (size_t i = 0; i < NODES; i++) {
        size_t piece = i % OT_PIECES;
        if (i > 0 && piece == 0)
            start *= 2;
        nodes->z[i] =
            ot_normal_lower_quantile(start * (1 + (double)piece * (1.0 / OT_PIECES)));
        nodes->per_octave[i] = start / ot_normal_density(nodes->z[i]);
    }
}

/* ---- The march ------------------------------------------------------------------- */

/* Taylor coefficients about z of w, its slope p, and what w' = p,
 * p' = -z p + rate (x - mean) p², x' = x p or x (1 - x) p need. */
struct taylor {
    double p[ORDER + 1], square[ORDER + 1], x[ORDER + 1], less[ORDER + 1];
    double product[ORDER + 1];
    double rate; /* a for gamma, a + b for beta */
};

/* Coefficient n of a product. */
static double cauchy(const double *a, const double *b, int n)
{
    double sum = 0;
    for (int i = 0; i <= n; i++)
        sum += a[i] * b[n - i];
    return sum;
}

/* `less` is x - mean without cancellation, `product` dx/dw. */
static void set_out(struct taylor *t, const struct ot_quantiles *q, double w, double p)
{
    double more = ot_expm1(w), e = ot_exp(w);
    t->p[0] = p;
    if (q->family == OT_FAMILY_GAMMA) {
        t->rate = q->a;
        t->x[0] = e;
        t->less[0] = more;
        t->product[0] = e;
        return;
    }
    double whole = q->b + q->a * e, y = q->b / whole;
    t->rate = q->a + q->b;
    t->x[0] = q->a * e / whole;
    t->less[0] = q->a / (q->a + q->b) * y * more;
    t->product[0] = t->x[0] * y;
}

/* y = 1 - x has x's coefficients, negated; so x (1 - x) is x_n y_0 - the rest. */
static double next_product(const struct ot_quantiles *q, const struct taylor *t, double y,
                           int n)
{
    if (q->family == OT_FAMILY_GAMMA)
        return t->x[n];
    double sum = t->x[n] * y;
    for (int i = 0; i < n; i++)
        sum -= t->x[i] * t->x[n - i];
    return sum;
}

static void expand(const struct ot_quantiles *q, double z, double w, double p, double *c)
{
    struct taylor t;
    set_out(&t, q, w, p);
    double y = t.x[0] > 0 ? t.product[0] / t.x[0] : 1;
    c[0] = w;
    for (int n = 0; n < ORDER; n++) {
        if (n > 0)
            t.product[n] = next_product(q, &t, y, n);
        t.square[n] = cauchy(t.p, t.p, n);
        double before = n > 0 ? t.p[n - 1] : 0;
        t.p[n + 1] =
            (t.rate * cauchy(t.less, t.square, n) - z * t.p[n] - before) / (n + 1);
        t.x[n + 1] = cauchy(t.product, t.p, n) / (n + 1);
        t.less[n + 1] = t.x[n + 1];
        c[n + 1] = t.p[n] / (n + 1);
    }
}

static double value(const double *c, double dz)
{
    double sum = c[ORDER];
    for (int k = ORDER - 1; k >= 0; k--)
        sum = c[k] + dz * sum;
    return sum;
}

static double slope(const double *c, double dz)
{
    double sum = ORDER * c[ORDER];
    for (int k = ORDER - 1; k >= 1; k--)
        sum = k * c[k] + dz * sum;
    return sum;
}

static struct ot_start march(struct ot_quantiles *q, int side)
{
    struct ot_start at = ot_tail_start(q->family, q->a, q->b, side);
    double from = side ? OT_FAR : -OT_FAR, step = side ? -STEP : STEP;
    for (int i = 0; i < OT_QUANTILE_PIECES; i++) {
        double *c = q->series[side][i];
        expand(q, from + i * step, at.w, at.slope, c);
        at.w = value(c, step);
        at.slope = slope(c, step);
    }
    return at;
}

/* ---- Rows ------------------------------------------------------------------------ */

/* w and dw/dz at all nodes of a side. */
static void fill_nodes(const struct ot_quantiles *q, int side, const struct nodes *nodes,
                       double *z, double *w, double *p)
{
    const struct ot_kernel *kernel = ot_kernel();
    double sign = side ? -1 : 1;
    size_t first = 0;
    for (size_t i = 0; i < NODES; i++)
        z[i] = sign * nodes->z[i];
    while (first < NODES) {
        size_t piece = (size_t)((nodes->z[first] + OT_FAR) / STEP), end = first;
        piece = piece < OT_QUANTILE_PIECES ? piece : OT_QUANTILE_PIECES - 1;
        double limit =
            piece + 1 < OT_QUANTILE_PIECES ? -OT_FAR + (double)(piece + 1) * STEP : 1;
        while (end < NODES && (end == first || nodes->z[end] < limit))
            end++;
        double derivative[ORDER], middle = sign * (-OT_FAR + (double)piece * STEP);
        const double *c = q->series[side][piece];
        for (int k = 0; k < ORDER; k++)
            derivative[k] = (k + 1) * c[k + 1];
        kernel->polynomial(c, ORDER + 1, middle, z + first, end - first, w + first);
        kernel->polynomial(derivative, ORDER, middle, z + first, end - first, p + first);
        first = end;
    }
}

/* From exp(w) and dw/dz to x and dx/dz. */
static void to_beta(double a, double b, double *restrict e, double *restrict p)
{
    for (size_t i = 0; i < NODES; i++) {
        double share = 1 / (b + a * e[i]), x = a * e[i] * share;
        p[i] *= x * (b * share);
        e[i] = x;
    }
}

static void to_gamma(const double *restrict e, double *restrict p)
{
    for (size_t i = 0; i < NODES; i++)
        p[i] *= e[i];
}

static void to_quantiles(const struct ot_quantiles *q, double *w, double *p)
{
    ot_kernel()->exponential(w, NODES);
    if (q->family == OT_FAMILY_BETA)
        to_beta(q->a, q->b, w, p);
    else
        to_gamma(w, p);
}

static void make_rows(struct ot_quantiles *q, int side, const struct nodes *nodes)
{
    double z[NODES], x[NODES], p[NODES], sign = side ? -1 : 1;
    const double per = OT_PIECES;
    struct ot_quantile_row *rows = q->rows + side * OT_SIDE_ROWS;
    if (q->family == OT_FAMILY_NORMAL) {
        for (size_t i = 0; i < NODES; i++) {
            x[i] = sign * nodes->z[i];
            p[i] = 1;
        }
    } else {
        fill_nodes(q, side, nodes, z, x, p);
        to_quantiles(q, x, p);
    }
    for (size_t i = 0; i < NODES - 1; i++) {
        /* The octave of the row's start; its end may begin the next. */
        double next = (i + 1) % OT_PIECES == 0 ? 0.5 : 1;
        double s0 = sign * p[i] * nodes->per_octave[i];
        double s1 = sign * p[i + 1] * nodes->per_octave[i + 1] * next;
        double chord = (x[i + 1] - x[i]) * per;
        double *c = rows[i].c;
        c[0] = x[i];
        c[1] = s0;
        c[2] = (3 * chord - 2 * s0 - s1) * per;
        c[3] = (s0 + s1 - 2 * chord) * per * per;
    }
    rows[NODES - 1] = (struct ot_quantile_row){ { x[NODES - 1], 0, 0, 0 } };
}

static int build(struct ot_quantiles *q, const struct nodes *nodes, struct ot_error *err)
{
    if (q->family != OT_FAMILY_NORMAL) {
        struct ot_start left = march(q, 0), right = march(q, 1);
        q->gap = (left.w - right.w) / left.slope;
        if (!(q->gap < 1e-9 && q->gap > -1e-9))
            return ot_error_set(err, OT_EXIT_INTERNAL,
                                "no table of quantiles could be made to 1e-9 for a %s "
                                "distribution",
                                q->family == OT_FAMILY_GAMMA ? "gamma" : "beta");
    }
    make_rows(q, 0, nodes);
    make_rows(q, 1, nodes);
    return 0;
}

double ot_quantile_exact(const struct ot_quantiles *q, double t, int upper)
{
    double z = ot_normal_lower_quantile(t), sign = upper ? -1 : 1;
    z = z > -OT_FAR ? z : -OT_FAR;
    if (q->family == OT_FAMILY_NORMAL)
        return sign * z;
    size_t piece = (size_t)((z + OT_FAR) / STEP);
    piece = piece < OT_QUANTILE_PIECES ? piece : OT_QUANTILE_PIECES - 1;
    double dz = sign * (z - (-OT_FAR + (double)piece * STEP));
    double e = ot_exp(value(q->series[upper ? 1 : 0][piece], dz));
    return q->family == OT_FAMILY_GAMMA ? e : q->a * e / (q->b + q->a * e);
}

/* ---- The cache ------------------------------------------------------------------- */

struct ot_quantile_cache *ot_quantile_cache_new(void)
{
    struct ot_quantile_cache *cache = calloc(1, sizeof *cache);
    if (cache)
        make_nodes(&cache->nodes);
    return cache;
}

void ot_quantile_cache_free(struct ot_quantile_cache *cache)
{
    if (!cache)
        return;
    for (size_t i = 0; i < cache->count; i++)
        free(cache->tables[i]);
    free(cache->tables);
    free(cache);
}

static int make_room(struct ot_quantile_cache *cache)
{
    if (cache->count < cache->room)
        return 0;
    size_t room = cache->room ? cache->room * 2 : 32;
    void *more = realloc(cache->tables, room * sizeof *cache->tables);
    if (!more)
        return -1;
    cache->tables = more;
    cache->room = room;
    return 0;
}

static bool can_be_shape(double shape)
{
    return shape >= OT_SHAPE_LEAST && shape <= OT_SHAPE_MOST;
}

const struct ot_quantiles *ot_quantile_table(struct ot_quantile_cache *cache,
                                             enum ot_family family, double a, double b,
                                             struct ot_error *err)
{
    a = family == OT_FAMILY_NORMAL ? 0 : a;
    b = family == OT_FAMILY_BETA ? b : 0;
    for (size_t i = 0; i < cache->count; i++) {
        const struct ot_quantiles *q = cache->tables[i];
        if (q->family == family && q->a == a && q->b == b)
            return q;
    }
    if ((family != OT_FAMILY_NORMAL && !can_be_shape(a)) ||
        (family == OT_FAMILY_BETA && !can_be_shape(b))) {
        ot_error_set(err, OT_EXIT_INPUT,
                     "a distribution so lopsided or so narrow cannot be drawn from: a "
                     "shape lies outside 0.2 to 1,000,000,000");
        return NULL;
    }
    struct ot_quantiles *q = malloc(sizeof *q);
    if (!q || make_room(cache)) {
        free(q);
        ot_error_memory(err);
        return NULL;
    }
    q->family = family;
    q->a = a;
    q->b = b;
    q->gap = 0;
    if (build(q, &cache->nodes, err)) {
        free(q);
        return NULL;
    }
    return cache->tables[cache->count++] = q;
}
