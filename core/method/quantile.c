/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With z the normal score of u, w = log x (gamma) or logit x (beta) and p = dw/dz:
 * p' = -z p + (c x - a) p², x' = x p (gamma, c = 1) or x (1 - x) p (beta, c = a + b).
 * Marching outward would magnify errors by 1 over the density; inward damps them. */
#include "config.h"

#include "method/quantile.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "method/normal.h"
#include "outturn-math.h"

#define ORDER 16
#define EDGE 8.5
#define STEPS 32
#define STEP (EDGE / STEPS)
#define OCTAVES 25 /* from 1/2 to 2^-25; the first holds 1/2 alone */
#define PIECES 64
#define ROWS ((size_t)OCTAVES * PIECES)
#define DEEP 0x1p-25
#define MEETS 1e-9

struct row {
    double c[4];
};
struct series { /* of w about a step's outer end, in the distance inward */
    double w[ORDER + 1];
};
struct ot_quantiles {
    enum ot_family family;
    const struct ot_normal_nodes *nodes;
    double a;
    struct row row[2][ROWS];        /* lower half, upper half */
    struct series series[2][STEPS]; /* from the edge inward */
};

/* ---- The march ---- */

struct march {
    double a, c; /* p' = -z p + (c x - a) p² */
    int beta;
    double side; /* -1: from below; 1: from above, where z runs downward */
    double w, p;
};

static double convolve(const double *a, const double *b, int n)
{
    double sum = 0;
    for (int i = 0; i <= n; i++)
        sum += a[i] * b[n - i];
    return sum;
}

static double of_w(int beta, double w)
{
    double e = ot_exp(w);
    return beta ? e / (1 + e) : e;
}

/* The series of a step that begins at z, and the state at its end. In the distance s
 * inward z = z0 - side s, so that each derivative changes sign where side is 1. w is what
 * is marched: x may grow a thousandfold in a step, and then its series would not do. */
static void step(struct march *m, double z, struct series *out)
{
    double p[ORDER + 1], x[ORDER + 1], q[ORDER + 1], g[ORDER + 1], way = -m->side, h = 0;
    p[0] = m->p;
    x[0] = of_w(m->beta, m->w);
    out->w[0] = m->w;
    for (int n = 0; n < ORDER; n++) {
        q[n] = convolve(p, p, n);
        double zp = z * p[n] + (n > 0 ? way * p[n - 1] : 0);
        double curve = m->c * convolve(x, q, n) - m->a * q[n];
        g[n] = m->beta ? x[n] - convolve(x, x, n) : x[n];
        p[n + 1] = way * (curve - zp) / (n + 1);
        x[n + 1] = way * convolve(g, p, n) / (n + 1);
        out->w[n + 1] = way * p[n] / (n + 1);
    }
    m->p = m->w = 0;
    for (int n = ORDER; n >= 0; n--) {
        h = h * STEP + p[n];
        m->w = m->w * STEP + out->w[n];
    }
    m->p = h;
}

struct point {
    double w, slope; /* of w in s */
};

static struct point at(const struct series *series, double s)
{
    struct point at = { series->w[ORDER], 0 };
    for (int n = ORDER - 1; n >= 0; n--) {
        at.slope = at.slope * s + at.w;
        at.w = at.w * s + series->w[n];
    }
    return at;
}

/* ---- Where it begins ---- */

/* a P(x) / g, with g = x times the density: of a gamma 1 + x/(a+1) + x²/((a+1)(a+2)) + …;
 * of a beta with (a+b)_n above. */
static double sum_below(double a, double b, int beta, double x)
{
    double sum = 1, term = 1;
    for (int n = 0; n < 1000000 && term > sum * 0x1p-54; n++) {
        term *= beta ? x * (a + b + n) / (a + 1 + n) : x / (a + 1 + n);
        sum += term;
    }
    return sum;
}

/* Q(x) / g of a gamma: the continued fraction, by Lentz's method. */
static double fraction_above(double a, double x)
{
    double b = x + 1 - a, c = 0x1p300, d = 1 / b, h = d;
    for (int i = 1; i < 1000000; i++) {
        double an = -i * (i - a);
        b += 2;
        d = 1 / (an * d + b);
        c = b + an / c;
        h *= c * d;
        if (fabs(c * d - 1) < 0x1p-52)
            break;
    }
    return h;
}

/* Find w where log of the share beyond is that beyond the edge, by Newton's method: the
 * logarithm of a share is concave in w. */
static void begin_below(struct march *m, double a, double b)
{
    double target = ot_normal_log_below(EDGE);
    double constant = m->beta
                          ? ot_log_gamma(a + b) - ot_log_gamma(a + 1) - ot_log_gamma(b)
                          : -ot_log_gamma(a + 1);
    double w = (target - constant) / a, sum = 1;
    for (int i = 0; i < 60; i++) {
        double e = ot_exp(w);
        sum = sum_below(a, b, m->beta, of_w(m->beta, w));
        double log_g = m->beta ? a * w - (a + b) * ot_log(1 + e) : a * w - e;
        double moved = (target - constant - log_g - ot_log(sum)) * sum / a;
        w += moved;
        if (fabs(moved) < 1e-14 * (1 + fabs(w)))
            break;
    }
    m->w = w;
    m->p = sum / (a * ot_normal_mills(EDGE));
}

static void begin_above(struct march *m, double a)
{
    double target = ot_normal_log_below(EDGE), constant = -ot_log_gamma(a);
    double x = a + 9 * sqrt(a) + 30, h = 1;
    for (int i = 0; i < 60; i++) {
        h = fraction_above(a, x);
        double log_q = a * ot_log(x) - x + constant + ot_log(h);
        /* d log Q / dx = -1 / (x h) */
        double moved = (log_q - target) * x * h;
        x += moved;
        if (fabs(moved) < 1e-14 * x)
            break;
    }
    m->w = ot_log(x);
    m->p = h / ot_normal_mills(EDGE);
}

/* ---- A table ---- */

/* u of a row's left end: octave 0 begins at 1/2. */
static double node_u(size_t octave, size_t piece)
{
    double top = 0.5;
    for (size_t i = 0; i < octave; i++)
        top /= 2;
    return top * (1 + (double)piece / PIECES);
}

static double width_of(size_t octave)
{
    return node_u(octave, 1) - node_u(octave, 0);
}

struct node {
    double x, slope; /* of x in t = min(u, 1 - u) */
};

/* Value and slope by the distance from the edge; 1 over the density at z is known. From
 * above a beta is one minus the beta of the shapes turned. */
static struct node by_series(const struct ot_quantiles *table, int upper, double z,
                             double inverse_density)
{
    double s = EDGE + z; /* z below 0 */
    size_t i = s > 0 ? (size_t)(s / STEP) : 0;
    if (i >= STEPS)
        i = STEPS - 1;
    struct point p = at(&table->series[upper][i], s - (double)i * STEP);
    double e = ot_exp(p.w), slope = p.slope * inverse_density;
    if (table->family == OT_FAMILY_GAMMA)
        return (struct node){ e, e * slope };
    double below = e / (1 + e), above = 1 / (1 + e);
    return (struct node){ upper ? above : below,
                          (upper ? -1 : 1) * below * above * slope };
}

static struct node by_normal(const struct ot_quantiles *table, int upper, double z,
                             double inverse_density)
{
    double slope = upper ? -inverse_density : inverse_density, x = upper ? -z : z;
    if (table->family == OT_FAMILY_NORMAL)
        return (struct node){ x, slope };
    double e = ot_exp(table->a * x);
    return (struct node){ e, table->a * e * slope };
}

static struct node node_of(const struct ot_quantiles *table, int upper, double z,
                           double inverse_density)
{
    bool series = table->family == OT_FAMILY_GAMMA || table->family == OT_FAMILY_BETA;
    return (series ? by_series : by_normal)(table, upper, z, inverse_density);
}

static struct row row_between(struct node from, struct node to, double width)
{
    double d0 = from.slope * width, d1 = to.slope * width, rise = to.x - from.x;
    return (struct row){ { from.x, d0, 3 * rise - 2 * d0 - d1, d0 + d1 - 2 * rise } };
}

static void make_rows(struct ot_quantiles *table, int upper)
{
    const struct ot_normal_nodes *nodes = table->nodes;
    struct row *row = table->row[upper];
    struct node from = node_of(table, upper, nodes->z[0], nodes->inverse_density[0]);
    for (size_t i = 0; i + PIECES < ROWS; i++) {
        size_t piece = i % PIECES, octave = OCTAVES - 1 - i / PIECES;
        struct node to =
            node_of(table, upper, nodes->z[i + 1], nodes->inverse_density[i + 1]);
        row[octave * PIECES + piece] = row_between(from, to, width_of(octave));
        from = to;
    }
    struct node middle = node_of(table, upper, 0, ot_normal_inverse_density(0));
    for (size_t piece = 0; piece < PIECES; piece++)
        row[piece] = (struct row){ { middle.x, 0, 0, 0 } };
}

static void march(struct march *m, struct series *series)
{
    for (size_t i = 0; i < STEPS; i++)
        step(m, m->side * (EDGE - (double)i * STEP), &series[i]);
}

/* How far apart the two marches are where they meet, over the value there. */
static double march_both(struct ot_quantiles *table, double a, double b)
{
    int beta = table->family == OT_FAMILY_BETA;
    struct march below = { .a = a, .c = beta ? a + b : 1, .beta = beta, .side = -1 };
    struct march above = below;
    begin_below(&below, a, b);
    march(&below, table->series[0]);
    if (beta) {
        above.a = b;
        begin_below(&above, b, a);
    } else {
        above.side = 1;
        begin_above(&above, a);
    }
    march(&above, table->series[1]);
    return fabs(ot_exp(below.w - (beta ? -above.w : above.w)) - 1);
}

struct ot_quantiles *ot_quantiles_new(const struct ot_normal_nodes *nodes,
                                      enum ot_family family, double a, double b,
                                      int *meets)
{
    struct ot_quantiles *table = calloc(1, sizeof *table);
    *meets = 1;
    if (!table)
        return NULL;
    table->nodes = nodes;
    table->family = family;
    table->a = a;
    if (family == OT_FAMILY_GAMMA || family == OT_FAMILY_BETA)
        *meets = march_both(table, a, b) < MEETS;
    if (!*meets) {
        free(table);
        return NULL;
    }
    make_rows(table, 0);
    make_rows(table, 1);
    return table;
}

struct ot_normal_nodes *ot_normal_nodes_new(void)
{
    struct ot_normal_nodes *nodes = malloc(sizeof *nodes);
    for (size_t i = 0; nodes && i < OT_NORMAL_NODES; i++) {
        double u = node_u(OCTAVES - 1 - i / PIECES, i % PIECES);
        nodes->z[i] = u < 0.5 ? ot_normal_quantile(u) : 0;
        nodes->inverse_density[i] = ot_normal_inverse_density(nodes->z[i]);
    }
    return nodes;
}

void ot_quantiles_free(struct ot_quantiles *table)
{
    free(table);
}

/* ---- Reading it ---- */

/* Nearer an end than the table reaches: six draws in a hundred million. */
static double deep(const struct ot_quantiles *table, double t, int upper)
{
    double z = ot_normal_quantile(t);
    return node_of(table, upper, z, 1).x;
}

/* Octave and piece are the exponent and the first six bits of t; the rest says how far
 * into the piece it lies. */
static double read_row(const struct ot_quantiles *table, double t, int upper)
{
    uint64_t bits, rest;
    double f;
    memcpy(&bits, &t, sizeof bits);
    size_t index = (size_t)(1022 - (bits >> 52)) * PIECES + (bits >> 46 & (PIECES - 1));
    rest = (bits << 6 & UINT64_C(0xfffffffffffff)) | UINT64_C(0x3ff0000000000000);
    memcpy(&f, &rest, sizeof f);
    f -= 1;
    const double *c = table->row[upper][index].c;
    return c[0] + f * (c[1] + f * (c[2] + f * c[3]));
}

void ot_quantiles_at(const struct ot_quantiles *table, const double *u, size_t count,
                     double location, double scale, double *x)
{
    for (size_t i = 0; i < count; i++) {
        int upper = u[i] > 0.5;
        double t = upper ? 1 - u[i] : u[i];
        double value = t < DEEP ? deep(table, t, upper) : read_row(table, t, upper);
        x[i] = location + scale * value;
    }
}
