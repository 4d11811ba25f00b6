/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What depends on the order of values: exact quantiles by selection, their Monte Carlo
 * error, and rankings. */
#ifndef OT_METHOD_RANK_H
#define OT_METHOD_RANK_H

#include <stddef.h>

/* Put the value of rank k (0: the least) at x[k], none greater before it and none less
 * after it. k < n; no value is NAN. Floyd and Rivest, Algorithm 489, CACM 18 (1975). */
void ot_select(double *x, size_t n, size_t k);

/* Quantiles of type 7 (Hyndman and Fan 1996), as R, numpy and spreadsheets have them.
 * p: [count], each from 0 to 1, in any order; out: [count]; scratch: [n], overwritten.
 * x is left as it is. All NAN where n is 0 or any value is NAN;
 * NAN for a p that is below 0 or NAN, the greatest value for one above 1. */
void ot_quantiles(const double *x, size_t n, const double *p, size_t count, double *out,
                  double *scratch);

/* One of them. */
double ot_quantile(const double *x, size_t n, double p, double *scratch);

/* One of them, and in *error its Monte Carlo standard error: the distribution-free 95 %
 * interval between order statistics (Conover, Practical Nonparametric Statistics, 3rd
 * ed., 1999, section 3.2), over twice 1.96. *error is NAN where n draws are too few for
 * that interval. */
double ot_quantile_and_error(const double *x, size_t n, double p, double *error,
                             double *scratch);

/* order[0]: the position of the greatest of x, and so on; of equal ones the first comes
 * first, and NAN last. order: [n]. */
void ot_rank(const double *x, size_t n, size_t *order);

#endif
