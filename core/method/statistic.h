/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What draws come to: sums in an order that never changes, means, spreads, shares, and
 * the Monte Carlo standard error of each. All arrays are plain columns of `n` draws; a
 * value that is not a number spreads to the result. */
#ifndef OT_METHOD_STATISTIC_H
#define OT_METHOD_STATISTIC_H

#include <stddef.h>

/* Draws are summed batch by batch. A slice of work that begins at a multiple of this and
 * keeps one sum a batch gives the same bits as one pass over all of them. */
#define OT_SUM_BATCH 2048

/* The sum of at most OT_SUM_BATCH values: sixteen running sums, folded by halves. */
double ot_sum_batch(const double *x, size_t n);

/* Sums of batches, in their order, added pairwise: what ot_sum does with them. 0 of
 * none. */
double ot_sum_fold(const double *batch, size_t batches);

/* The sum of x: its rounding error grows with the logarithm of n, and it depends on x
 * alone. */
double ot_sum(const double *x, size_t n);

/* NAN of no draws. */
double ot_mean(const double *x, size_t n);

/* With n - 1; NAN below two draws. Computed about the first draw, so that one pass does:
 * what is near the draws serves as well as their mean (Chan, Golub and LeVeque, The
 * American Statistician 37, 1983). */
double ot_sd(const double *x, size_t n);

/* The same from sums over batches, each folded: of at most OT_SUM_BATCH values how far
 * they are from `about`, the first of all, and the squares of that. */
struct ot_distances {
    double sum, squares;
};
struct ot_distances ot_distances_batch(const double *x, size_t n, double about);
double ot_distances_sd(struct ot_distances all, size_t n);

/* With n - 1; NAN below two draws. Computed about the means, in two passes. */
double ot_covariance(const double *x, const double *y, size_t n);

enum ot_than { OT_BELOW, OT_AT_MOST, OT_ABOVE, OT_AT_LEAST };

/* How many of x are less, at most, more or at least `threshold`; one that is not a number
 * is never counted. */
size_t ot_count(const double *x, size_t n, enum ot_than than, double threshold);
/* Their share; NAN of no draws. */
double ot_share(const double *x, size_t n, enum ot_than than, double threshold);

/* ---- Monte Carlo standard errors: how far a figure could move with another seed ---- */

/* Of a mean: sd / sqrt(n). */
double ot_mean_error(const double *x, size_t n);

/* Of a standard deviation: the delta method on the squared distance of each draw from the
 * mean (Casella and Berger, Statistical Inference, 2nd ed., 2002, section 5.5.4). 0 where
 * no draw differs. scratch: [n], overwritten. */
double ot_sd_error(const double *x, size_t n, double *scratch);

/* Of a share, `count` of n draws: the binomial one. None, or all, of the draws stands for
 * half a draw, so that it is never 0. NAN of no draws. */
double ot_share_error(size_t count, size_t n);

#endif
