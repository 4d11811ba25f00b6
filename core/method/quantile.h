/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantile functions as tables of cubics, of the standard normal (x = z), of gamma with
 * mean 1, and of beta.
 *
 * The quantile function is the solution of an ordinary differential equation in the
 * normal score z (Steinbrecher and Shaw 2008), here marched inward from z = -8.5 and 8.5,
 * which damps errors, by Taylor series of order 16. Rows: cubic Hermite in each 64th of
 * each octave of min(u, 1 - u) down to 2^-25; deeper, the series itself. Errors: below
 * 1e-9 relative for shapes from 1 (6.5e-10), below 3e-9 from 0.3; of normal 4e-10. */
#ifndef OT_METHOD_QUANTILE_H
#define OT_METHOD_QUANTILE_H

#include <stddef.h>

#include "base/error.h"
#include "method/kernel.h"
#include "method/tail.h"

#define OT_SHAPE_LEAST 0.2
#define OT_SHAPE_MOST 1e9

#define OT_QUANTILE_PIECES 32
#define OT_QUANTILE_ORDER 18

struct ot_quantiles {
    enum ot_family family;
    double a, b;
    double gap; /* between the two marches at z = 0, in units of the slope there */
    double series[2][OT_QUANTILE_PIECES][OT_QUANTILE_ORDER]; /* of w, from z = -+8.5 in */
    struct ot_quantile_row rows[2 * OT_SIDE_ROWS];
};

/* Tables by family and shapes, each made once. Owned by the caller. */
struct ot_quantile_cache;
struct ot_quantile_cache *ot_quantile_cache_new(void);
void ot_quantile_cache_free(struct ot_quantile_cache *cache);

/* The table, borrowed until the cache is freed; or NULL: a shape outside 0.2 to 1e9, or
 * out of memory. */
const struct ot_quantiles *ot_quantile_table(struct ot_quantile_cache *cache,
                                             enum ot_family family, double a, double b,
                                             struct ot_error *err);

/* By the series, to 1e-13: x with P(X < x) = t; or P(X > x) = t if upper. t in (0, 1/2];
 * below 1e-17 as at 1e-17. */
double ot_quantile_exact(const struct ot_quantiles *table, double t, int upper);

#endif
