/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regression splines by normal equations: B-splines keep them well conditioned. Points
 * are put in the order of x once; then quantiles are at hand, each piece of a curve has a
 * run of points, and on it every basis function is a polynomial: of the points only sums
 * of products are needed. Polynomials are of t, which is 0 where a piece begins and 1
 * where it ends, and u = 1 - t: t^k u^(degree - k). In these no basis function has a
 * coefficient below 0, so that nothing cancels, however the points lie in a piece. */
#include "config.h"

#include "method/spline.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define DEGREE 3
#define POWERS (2 * DEGREE + 1)
#define SINGULAR 1e-10

struct points { /* in rising order of x */
    double *x, *y;
    size_t n;
};

struct system {
    double matrix[OT_SPLINE_TERMS][OT_SPLINE_TERMS];
    double right[OT_SPLINE_TERMS];
};

/* ---- Order ----------------------------------------------------------------------- */

#define DIGIT 11
#define DIGITS 6
#define DIGIT_VALUES (1U << DIGIT)

/* Rises as x does. */
static uint64_t key_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

static unsigned digit_of(uint64_t key, unsigned digit)
{
    return (unsigned)(key >> digit * DIGIT) & (DIGIT_VALUES - 1);
}

static void move_by_digit(const struct points *from, unsigned digit, unsigned *count,
                          struct points *to)
{
    unsigned before = 0;
    for (unsigned v = 0; v < DIGIT_VALUES; v++) {
        unsigned here = count[v];
        count[v] = before;
        before += here;
    }
    for (size_t i = 0; i < from->n; i++) {
        unsigned at = count[digit_of(key_of(from->x[i]), digit)]++;
        to->x[at] = from->x[i];
        to->y[at] = from->y[i];
    }
}

/* A radix sort from the last digit on: points of one x stay in their order. */
static void put_in_order(struct points *points, struct points *spare)
{
    unsigned count[DIGITS][DIGIT_VALUES];
    memset(count, 0, sizeof count);
    for (size_t i = 0; i < points->n; i++) {
        uint64_t key = key_of(points->x[i]);
        for (unsigned d = 0; d < DIGITS; d++)
            count[d][digit_of(key, d)]++;
    }
    for (unsigned d = 0; d < DIGITS; d++) {
        if (count[d][digit_of(key_of(points->x[0]), d)] == points->n)
            continue;
        move_by_digit(points, d, count[d], spare);
        struct points moved = *spare;
        *spare = *points;
        *points = moved;
    }
}

/* Of type 7, as ot_quantile. */
static double quantile(const struct points *points, double p)
{
    double at = p * (double)(points->n - 1);
    size_t below = (size_t)at;
    double part = at - (double)below, low = points->x[below];
    if (part <= 0)
        return low;
    double high = points->x[below + 1];
    return high == low ? low : (1 - part) * low + part * high;
}

/* ---- The basis ------------------------------------------------------------------- */

/* Knot `i` of the clamped sequence: the end knots stand degree times more. */
static double knot_at(const struct ot_spline *of, ptrdiff_t i)
{
    ptrdiff_t last = (ptrdiff_t)of->pieces;
    return of->knot[i < 0 ? 0 : i > last ? last : i];
}

/* into += of * (first * u + last * t). */
static void add_product(const double of[DEGREE + 1], double first, double last,
                        double into[DEGREE + 1])
{
    for (size_t k = 0; k <= DEGREE; k++)
        into[k] += first * of[k] + (k ? last * of[k - 1] : 0);
}

/* Of two ends a line is a cubic too: t + u is 1. */
static void raise_line(double value[DEGREE + 1])
{
    for (size_t d = 1; d < DEGREE; d++) {
        double raised[DEGREE + 1] = { 0 };
        add_product(value, 1, 1, raised);
        memcpy(value, raised, sizeof raised);
    }
}

/* The degree + 1 basis functions that are not 0 on a piece, terms piece, piece + 1, …
 * (de Boor's recurrence). */
static void basis(const struct ot_spline *of, size_t piece,
                  double value[DEGREE + 1][DEGREE + 1])
{
    double from = of->knot[piece], to = of->knot[piece + 1];
    memset(value, 0, sizeof(double[DEGREE + 1][DEGREE + 1]));
    value[0][0] = 1;
    for (size_t d = 1; d <= of->degree; d++) {
        double carried[DEGREE + 1] = { 0 };
        for (size_t j = 0; j < d; j++) {
            double right = knot_at(of, (ptrdiff_t)(piece + j + 1));
            double left = knot_at(of, (ptrdiff_t)(piece + j + 1) - (ptrdiff_t)d);
            double part[DEGREE + 1];
            for (size_t k = 0; k <= DEGREE; k++)
                part[k] = value[j][k] / (right - left);
            memcpy(value[j], carried, sizeof carried);
            add_product(part, right - from, right - to, value[j]);
            memset(carried, 0, sizeof carried);
            add_product(part, from - left, to - left, carried);
        }
        memcpy(value[d], carried, sizeof carried);
    }
    for (size_t j = 0; of->degree == 1 && j < 2; j++)
        raise_line(value[j]);
}

/* Where a piece lies, for t and u; where all of it is alike, u is 1 throughout. */
struct span {
    double from, to, scale, rest;
};

static struct span span_of(const struct ot_spline *of, size_t piece)
{
    double from = of->knot[piece], to = of->knot[piece + 1];
    return of->degree ? (struct span){ from, to, 1 / (to - from), 0 }
                      : (struct span){ from, from, 0, 1 };
}

static double at(const double curve[DEGREE + 1], const struct span *span, double x)
{
    double t = (x - span->from) * span->scale;
    double u = (span->to - x) * span->scale + span->rest;
    return u * u * (curve[0] * u + curve[1] * t) + t * t * (curve[2] * u + curve[3] * t);
}

double ot_spline_at(const struct ot_spline *of, double x)
{
    size_t piece = 0;
    while (piece + 1 < of->pieces && x >= of->knot[piece + 1])
        piece++;
    struct span span = span_of(of, piece);
    return at(of->curve[piece], &span, x);
}

/* ---- Normal equations ------------------------------------------------------------ */

/* Where the run of each piece begins; begin[pieces] is the number of points. */
static void find_runs(const struct ot_spline *of, const struct points *points,
                      size_t begin[OT_SPLINE_TERMS + 1])
{
    size_t i = 0;
    for (size_t piece = 0; piece < of->pieces; piece++) {
        while (piece && i < points->n && points->x[i] < of->knot[piece])
            i++;
        begin[piece] = i;
    }
    begin[of->pieces] = points->n;
}

struct sums { /* of a run: t^k u^(6 - k), and y t^k u^(3 - k) */
    double of_two[POWERS], y[DEGREE + 1];
};

static struct sums sum_up(const double *x, const double *y, size_t n,
                          const struct span *span)
{
    struct sums s = { 0 };
    for (size_t i = 0; i < n; i++) {
        double t = (x[i] - span->from) * span->scale;
        double u = (span->to - x[i]) * span->scale + span->rest;
        double uu = u * u, tt = t * t, b[] = { uu * u, uu * t, tt * u, tt * t };
        s.of_two[0] += b[0] * b[0];
        s.of_two[1] += b[0] * b[1];
        s.of_two[2] += b[1] * b[1];
        s.of_two[3] += b[1] * b[2];
        s.of_two[4] += b[2] * b[2];
        s.of_two[5] += b[2] * b[3];
        s.of_two[6] += b[3] * b[3];
        for (size_t k = 0; k <= DEGREE; k++)
            s.y[k] += y[i] * b[k];
    }
    return s;
}

static void add_run(size_t piece, size_t degree, double value[DEGREE + 1][DEGREE + 1],
                    const struct sums *s, struct system *to)
{
    for (size_t a = 0; a <= degree; a++)
        for (size_t k = 0; k <= DEGREE; k++) {
            to->right[piece + a] += value[a][k] * s->y[k];
            for (size_t b = 0; b <= a; b++)
                for (size_t l = 0; l <= DEGREE; l++)
                    to->matrix[piece + a][piece + b] +=
                        value[a][k] * value[b][l] * s->of_two[k + l];
        }
}

/* Cholesky in place; -1: singular. */
static int factor(struct system *of, size_t n)
{
    for (size_t j = 0; j < n; j++) {
        double whole = of->matrix[j][j];
        for (size_t k = 0; k < j; k++)
            of->matrix[j][j] -= of->matrix[j][k] * of->matrix[j][k];
        if (!(of->matrix[j][j] > SINGULAR * whole))
            return -1;
        of->matrix[j][j] = sqrt(of->matrix[j][j]);
        for (size_t i = j + 1; i < n; i++) {
            for (size_t k = 0; k < j; k++)
                of->matrix[i][j] -= of->matrix[i][k] * of->matrix[j][k];
            of->matrix[i][j] /= of->matrix[j][j];
        }
    }
    return 0;
}

static void solve(const struct system *of, size_t n, double *x)
{
    for (size_t i = 0; i < n; i++) {
        x[i] = of->right[i];
        for (size_t k = 0; k < i; k++)
            x[i] -= of->matrix[i][k] * x[k];
        x[i] /= of->matrix[i][i];
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t k = i + 1; k < n; k++)
            x[i] -= of->matrix[k][i] * x[k];
        x[i] /= of->matrix[i][i];
    }
}

/* ---- Fitting --------------------------------------------------------------------- */

static double squares(const double curve[DEGREE + 1], const double *x, const double *y,
                      size_t n, const struct span *span)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        double residual = y[i] - at(curve, span, x[i]);
        sum += residual * residual;
    }
    return sum;
}

/* The generalised cross-validation score; INFINITY: no such curve. */
static double fit_one(struct ot_spline *of, const struct points *points)
{
    struct system system = { 0 };
    double value[OT_SPLINE_TERMS][DEGREE + 1][DEGREE + 1];
    double coefficient[OT_SPLINE_TERMS], sum = 0;
    size_t begin[OT_SPLINE_TERMS + 1], terms = of->pieces + of->degree;
    for (size_t j = 0; of->degree && j < of->pieces; j++)
        if (!(of->knot[j + 1] > of->knot[j]))
            return INFINITY;
    find_runs(of, points, begin);
    for (size_t j = 0; j < of->pieces; j++) {
        struct span span = span_of(of, j);
        struct sums s = sum_up(points->x + begin[j], points->y + begin[j],
                               begin[j + 1] - begin[j], &span);
        basis(of, j, value[j]);
        add_run(j, of->degree, value[j], &s, &system);
    }
    if (factor(&system, terms))
        return INFINITY;
    solve(&system, terms, coefficient);
    for (size_t j = 0; j < of->pieces; j++) {
        struct span span = span_of(of, j);
        memset(of->curve[j], 0, sizeof of->curve[j]);
        for (size_t a = 0; a <= of->degree; a++)
            add_product(value[j][a], coefficient[j + a], 0, of->curve[j]);
        sum += squares(of->curve[j], points->x + begin[j], points->y + begin[j],
                       begin[j + 1] - begin[j], &span);
    }
    double n = (double)points->n, left = 1 - (double)terms / n;
    return sum / n / (left * left);
}

/* Different values of x, in knot; OT_SPLINE_TERMS + 1: more than that. */
static size_t distinct(const struct points *points, double knot[OT_SPLINE_TERMS + 1])
{
    size_t count = 0;
    for (size_t i = 0; i < points->n; i++) {
        if (count && points->x[i] == knot[count - 1])
            continue;
        if (count == OT_SPLINE_TERMS)
            return count + 1;
        knot[count++] = points->x[i];
    }
    return count;
}

static void choose(const struct points *points, struct ot_spline *out)
{
    static const struct {
        size_t degree, pieces;
    } shapes[] = { { 0, 1 }, { 1, 1 }, { 3, 1 }, { 3, 2 },
                   { 3, 3 }, { 3, 5 }, { 3, 8 }, { 3, 12 } };
    double least = INFINITY;
    for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
        struct ot_spline next = { .degree = shapes[s].degree,
                                  .pieces = shapes[s].pieces };
        for (size_t j = 0; j <= next.pieces; j++)
            next.knot[j] = quantile(points, (double)j / (double)next.pieces);
        double score = fit_one(&next, points);
        if (score < least || s == 0) {
            least = score;
            *out = next;
        }
    }
}

void ot_spline_fit(const double *x, const double *y, size_t n, double *scratch,
                   struct ot_spline *out)
{
    struct points points = { scratch, scratch + n, n };
    struct points spare = { scratch + 2 * n, scratch + 3 * n, n };
    struct ot_spline groups = { .degree = 0 };
    memcpy(points.x, x, n * sizeof *x);
    memcpy(points.y, y, n * sizeof *y);
    put_in_order(&points, &spare);
    groups.pieces = distinct(&points, groups.knot);
    if (groups.pieces <= OT_SPLINE_TERMS) {
        fit_one(&groups, &points);
        *out = groups;
    } else {
        choose(&points, out);
    }
}
