/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What depends on the order of values: exact quantiles by selection, their Monte Carlo
 * error, and rankings. */
#ifndef OT_METHOD_RANK_H
#define OT_METHOD_RANK_H

#include <stdbool.h>
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

/* The same in pieces, so that threads can share them: take a sample; seek by it; look
 * among the values, a piece each; put what was found together. */

#define OT_RANK_SAMPLE 1024
/* From so many values on, those that matter are picked by a sample. */
#define OT_RANK_MANY 8192

/* Of x [n], which may be fewer than OT_RANK_MANY: then the sample is not used. */
void ot_rank_sample(const double *x, size_t n, double sample[OT_RANK_SAMPLE]);

struct ot_sought {         /* a quantile of n values; n is 0: there is none */
    size_t n, first, last; /* ranks that it needs */
    size_t below, above;   /* those that it lies between */
    double part;           /* how far */
    bool has_error;
    size_t least, most; /* the ends of its own 95 % interval */
    double low, high;   /* between which all of them most likely lie */
};
/* The sample is put in another order. */
struct ot_sought ot_seek(double sample[OT_RANK_SAMPLE], size_t n, double p,
                         bool with_error);

struct ot_found {         /* among some of the values */
    double *value;        /* [count]: those from low to high */
    size_t count, before; /* values that are less than low */
    bool missing;         /* one is no number */
};
/* into: [n], overwritten. */
struct ot_found ot_seek_among(const struct ot_sought *sought, const double *x, size_t n,
                              double *into);
/* Of all values: false where the sample misled; then all of them, with none before, are
 * what is found. */
bool ot_is_found(const struct ot_sought *sought, const struct ot_found *found);
/* Puts what was found in another order. */
double ot_sought_value(const struct ot_sought *sought, const struct ot_found *found,
                       double *error);

/* order[0]: the position of the greatest of x, and so on; of equal ones the first comes
 * first, and NAN last. order: [n]. */
void ot_rank(const double *x, size_t n, size_t *order);

#endif
