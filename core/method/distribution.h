/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a parameter's draws are distributed as: fitted from its base value and interval,
 * or from a count. */
#ifndef OT_METHOD_DISTRIBUTION_H
#define OT_METHOD_DISTRIBUTION_H

#include "base/error.h"
#include "outturn.h" /* enum ot_shape, struct ot_range */

/* Flat, so that it can travel as plain numbers. */
struct ot_distribution {
    enum ot_shape shape;
    double a, b;            /* shapes of the standard form; of a triangular one: a is the
                               place of its peak, from 0 to 1 */
    double location, scale; /* x = location + scale × the standard form */
    double least, most;     /* draws are cut to this; infinite: not at all */
};

/* From base and 95 % interval:
 *   normal      mean = base, sd = width / 3.92
 *   lognormal   median = base, sd of the logarithm = width of the logarithms / 3.92
 *   beta        mean = base, sd = width / 3.92 (method of moments)
 *   gamma       the same
 *   uniform     from low to high
 *   triangular  from low to high, peak at base
 *   pert        a beta from low to high: mean = (low + 4 base + high) / 6
 * cut to range ({0, 0}: any number). out is a fixed value where low = high. -1 with the
 * reason (exit 3) where no distribution of that shape has such an interval. */
int ot_distribution_fit(enum ot_shape shape, double base, double low, double high,
                        struct ot_range range, struct ot_distribution *out,
                        struct ot_error *err);

/* A share drawn from Beta(a, b), times scale; a rate from Gamma(shape), times scale. */
struct ot_distribution ot_distribution_beta(double a, double b, double scale);
struct ot_distribution ot_distribution_gamma(double shape, double scale);

const char *ot_distribution_word(const struct ot_distribution *d); /* "beta"; static */

/* As plain numbers and back. write returns the shape; read: 0, or -1 for what is no
 * distribution. */
#define OT_DISTRIBUTION_REALS 6
int ot_distribution_write(const struct ot_distribution *d, double *reals);
int ot_distribution_read(int shape, const double *reals, struct ot_distribution *out);

#endif
