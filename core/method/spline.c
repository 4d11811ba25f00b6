/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regression splines by normal equations: B-splines keep them well conditioned. */
#include "config.h"

#include "method/spline.h"

#include <math.h>
#include <string.h>

#include "method/rank.h"
#include "method/statistic.h"

#define DEGREE 3
#define SINGULAR 1e-10

struct system {
    double matrix[OT_SPLINE_TERMS][OT_SPLINE_TERMS];
    double right[OT_SPLINE_TERMS];
};

static size_t piece_of(const struct ot_spline *of, double x)
{
    size_t piece = 0;
    while (piece + 1 < of->pieces && x >= of->knot[piece + 1])
        piece++;
    return piece;
}

/* Knot `i` of the clamped sequence: the end knots stand degree times more. */
static double knot_at(const struct ot_spline *of, ptrdiff_t i)
{
    ptrdiff_t last = (ptrdiff_t)of->pieces;
    return of->knot[i < 0 ? 0 : i > last ? last : i];
}

/* The degree + 1 basis functions that are not 0 at x; terms first, first + 1, … Returns
 * first. */
static size_t basis(const struct ot_spline *of, double x, double value[DEGREE + 1])
{
    size_t piece = piece_of(of, x);
    value[0] = 1;
    for (size_t d = 1; d <= of->degree; d++) {
        double carried = 0;
        for (size_t j = 0; j < d; j++) {
            double right = knot_at(of, (ptrdiff_t)(piece + j + 1));
            double left = knot_at(of, (ptrdiff_t)(piece + j + 1) - (ptrdiff_t)d);
            double part = value[j] / (right - left);
            value[j] = carried + (right - x) * part;
            carried = (x - left) * part;
        }
        value[d] = carried;
    }
    return piece;
}

double ot_spline_at(const struct ot_spline *of, double x)
{
    double value[DEGREE + 1], sum = 0;
    size_t first = basis(of, x, value);
    for (size_t d = 0; d <= of->degree; d++)
        sum += value[d] * of->coefficient[first + d];
    return sum;
}

static void add_draws(const struct ot_spline *of, const double *x, const double *y,
                      size_t n, struct system *to)
{
    double value[DEGREE + 1];
    for (size_t i = 0; i < n; i++) {
        size_t first = basis(of, x[i], value);
        for (size_t a = 0; a <= of->degree; a++) {
            to->right[first + a] += value[a] * y[i];
            for (size_t b = 0; b <= a; b++)
                to->matrix[first + a][first + b] += value[a] * value[b];
        }
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

/* The generalised cross-validation score; INFINITY: no such curve. */
static double fit_one(struct ot_spline *of, const double *x, const double *y, size_t n,
                      double *scratch)
{
    struct system system = { 0 };
    of->terms = of->pieces + of->degree;
    for (size_t j = 0; of->degree && j < of->pieces; j++)
        if (!(of->knot[j + 1] > of->knot[j]))
            return INFINITY;
    add_draws(of, x, y, n, &system);
    if (factor(&system, of->terms))
        return INFINITY;
    solve(&system, of->terms, of->coefficient);
    for (size_t i = 0; i < n; i++) {
        double residual = y[i] - ot_spline_at(of, x[i]);
        scratch[i] = residual * residual;
    }
    double left = 1 - (double)of->terms / (double)n;
    return ot_mean(scratch, n) / (left * left);
}

/* Different values of x, rising, in knot; OT_SPLINE_TERMS + 1: more than that. */
static size_t distinct(const double *x, size_t n, double knot[OT_SPLINE_TERMS + 1])
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        size_t at = 0;
        while (at < count && knot[at] < x[i])
            at++;
        if (at < count && knot[at] == x[i])
            continue;
        if (count == OT_SPLINE_TERMS)
            return count + 1;
        memmove(knot + at + 1, knot + at, (count - at) * sizeof *knot);
        knot[at] = x[i];
        count++;
    }
    return count;
}

void ot_spline_fit(const double *x, const double *y, size_t n, double *scratch,
                   struct ot_spline *out)
{
    static const struct {
        size_t degree, pieces;
    } shapes[] = { { 0, 1 }, { 1, 1 }, { 3, 1 }, { 3, 2 },
                   { 3, 3 }, { 3, 5 }, { 3, 8 }, { 3, 12 } };
    struct ot_spline groups = { 0 };
    groups.pieces = distinct(x, n, groups.knot);
    if (groups.pieces <= OT_SPLINE_TERMS) {
        fit_one(&groups, x, y, n, scratch);
        *out = groups;
        return;
    }
    double least = INFINITY;
    for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
        struct ot_spline next = { .degree = shapes[s].degree,
                                  .pieces = shapes[s].pieces };
        double p[OT_SPLINE_TERMS + 1];
        for (size_t j = 0; j <= next.pieces; j++)
            p[j] = (double)j / (double)next.pieces;
        ot_quantiles(x, n, p, next.pieces + 1, next.knot, scratch);
        double score = fit_one(&next, x, y, n, scratch);
        if (score < least || s == 0) {
            least = score;
            *out = next;
        }
    }
}
