/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums folded in a fixed order, and the statistics that are made of them. */
#include "config.h"

#include "method/statistic.h"

#include <math.h>
#include <stdbool.h>

#include "method/kernel.h"

#define LANES 16

/* What is summed: x, or (x - about_x) * (y - about_y). */
struct terms {
    const double *x, *y;
    double about_x, about_y;
};

static double fold_lanes(double *lane)
{
    for (size_t half = LANES / 2; half; half /= 2)
        for (size_t l = 0; l < half; l++)
            lane[l] += lane[l + half];
    return lane[0];
}

/* The inner loops have a constant length so that every compiler turns them into vectors.
 */
double ot_sum_batch(const double *x, size_t n)
{
    double lane[LANES] = { 0 };
    size_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (size_t l = 0; l < LANES; l++)
            lane[l] += x[i + l];
    for (size_t l = 0; i + l < n; l++)
        lane[l] += x[i + l];
    return fold_lanes(lane);
}

static double products_of_batch(const struct terms *of, size_t first, size_t n)
{
    const double *x = of->x + first, *y = of->y + first;
    const double a = of->about_x, b = of->about_y;
    double lane[LANES] = { 0 };
    size_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (size_t l = 0; l < LANES; l++)
            lane[l] += (x[i + l] - a) * (y[i + l] - b);
    for (size_t l = 0; i + l < n; l++)
        lane[l] += (x[i + l] - a) * (y[i + l] - b);
    return fold_lanes(lane);
}

static double distances_of_batch(const struct terms *of, size_t first, size_t n)
{
    const double *x = of->x + first;
    const double about = of->about_x;
    double lane[LANES] = { 0 };
    size_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (size_t l = 0; l < LANES; l++)
            lane[l] += x[i + l] - about;
    for (size_t l = 0; i + l < n; l++)
        lane[l] += x[i + l] - about;
    return fold_lanes(lane);
}

static double values_of_batch(const struct terms *of, size_t first, size_t n)
{
    return ot_sum_batch(of->x + first, n);
}

/* How many of `batches` make up the left branch of the tree: one rule for both folds. */
static size_t left_of(size_t batches)
{
    return batches - batches / 2;
}

double ot_sum_fold(const double *batch, size_t batches)
{
    if (batches <= 1)
        return batches ? batch[0] : 0;
    size_t left = left_of(batches);
    return ot_sum_fold(batch, left) + ot_sum_fold(batch + left, batches - left);
}

typedef double (*batch_sum)(const struct terms *of, size_t first, size_t n);

static double fold_terms(batch_sum sum, const struct terms *of, size_t first, size_t n)
{
    if (n <= OT_SUM_BATCH)
        return sum(of, first, n);
    size_t left = left_of((n + OT_SUM_BATCH - 1) / OT_SUM_BATCH) * OT_SUM_BATCH;
    return fold_terms(sum, of, first, left) + fold_terms(sum, of, first + left, n - left);
}

double ot_sum(const double *x, size_t n)
{
    return fold_terms(values_of_batch, &(struct terms){ .x = x }, 0, n);
}

double ot_mean(const double *x, size_t n)
{
    return n ? ot_sum(x, n) / (double)n : NAN;
}

double ot_covariance(const double *x, const double *y, size_t n)
{
    struct terms of = { x, y, ot_mean(x, n), ot_mean(y, n) };
    return n > 1 ? fold_terms(products_of_batch, &of, 0, n) / (double)(n - 1) : NAN;
}

struct ot_distances ot_distances_batch(const double *x, size_t n, double about)
{
    struct terms of = { x, x, about, about };
    return (struct ot_distances){ distances_of_batch(&of, 0, n),
                                  products_of_batch(&of, 0, n) };
}

double ot_distances_sd(struct ot_distances all, size_t n)
{
    if (n < 2)
        return NAN;
    double squares = all.squares - all.sum * all.sum / (double)n;
    /* Rounding may leave less than nothing of what does not vary; NAN stays. */
    return squares < 0 ? 0 : sqrt(squares / (double)(n - 1));
}

double ot_sd(const double *x, size_t n)
{
    struct terms of = { x, x, n ? x[0] : 0, n ? x[0] : 0 };
    return ot_distances_sd(
        (struct ot_distances){ fold_terms(distances_of_batch, &of, 0, n),
                               fold_terms(products_of_batch, &of, 0, n) },
        n);
}

/* Of numbers above a threshold the least is the one next to it. */
size_t ot_count(const double *x, size_t n, enum ot_than than, double threshold)
{
    bool up = than == OT_ABOVE || than == OT_AT_LEAST;
    double end = up ? INFINITY : -INFINITY;
    if (than == OT_ABOVE || than == OT_BELOW) {
        if (threshold == end)
            return 0;
        threshold = nextafter(threshold, end);
    }
    return n - (up ? ot_kernel()->outside(threshold, end, x, n)
                   : ot_kernel()->outside(end, threshold, x, n));
}

double ot_share(const double *x, size_t n, enum ot_than than, double threshold)
{
    return n ? (double)ot_count(x, n, than, threshold) / (double)n : NAN;
}

double ot_mean_error(const double *x, size_t n)
{
    return ot_sd(x, n) / sqrt((double)n);
}

double ot_sd_error(const double *x, size_t n, double *scratch)
{
    double mean = ot_mean(x, n), sd = ot_sd(x, n);
    for (size_t i = 0; i < n; i++)
        scratch[i] = (x[i] - mean) * (x[i] - mean);
    return sd == 0 ? 0 : ot_mean_error(scratch, n) / (2 * sd);
}

double ot_share_error(size_t count, size_t n)
{
    if (n == 0)
        return NAN;
    double draws = (double)n;
    double share = fmin(fmax((double)count, 0.5), draws - 0.5) / draws;
    return sqrt(share * (1 - share) / draws);
}
