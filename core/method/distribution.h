/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distributions of parameters: fitted from a base value and its 95 % interval, and drawn
 * from by their quantile functions, so that draw i follows from its uniform alone. */
#ifndef OT_METHOD_DISTRIBUTION_H
#define OT_METHOD_DISTRIBUTION_H

#include <stddef.h>

#include "base/error.h"
#include "method/quantile.h"
#include "outturn.h"

/* Plain numbers, which can be packed, and unpacked elsewhere. Draws are
 * location + scale * X, kept between least and most:
 *   OT_FIXED      location alone
 *   OT_NORMAL     X standard normal
 *   OT_LOGNORMAL  exp(a Z), Z standard normal
 *   OT_BETA       X beta of shapes a and b; OT_PERT too
 *   OT_GAMMA      X gamma of shape a and mean 1
 *   OT_UNIFORM    X uniform on [0, 1]
 *   OT_TRIANGULAR X triangular on [0, 1] with its mode at a */
struct ot_distribution {
    enum ot_shape shape;
    double a, b, location, scale;
    double least, most; /* -HUGE_VAL, HUGE_VAL: not cut */
};

/* Fit, with half = (high - low) / (2 * 1.959964):
 *   OT_FIXED       base; low and high are shown only
 *   OT_NORMAL      mean = base, sd = half: the interval's width is kept, centred on base
 *   OT_LOGNORMAL   median = base, sd of the logarithm from the ratio high / low: that
 *                  ratio is kept, centred on base (as for risk and rate ratios)
 *   OT_BETA        mean = base, sd = half (method of moments, Briggs, Claxton and
 *   OT_GAMMA       Sculpher 2006): the width is kept nearly, and shifts with the skew
 *   OT_UNIFORM     low and high are the ends; base is the base case alone
 *   OT_TRIANGULAR  ends, and mode = base; the mean is a third of the sum
 *   OT_PERT        ends, and mode = base; the mean is (low + 4 base + high) / 6
 * A range {0, 0} allows all. Draws are those of the distribution given that they lie in
 * the range (truncation), so the mean moves where much is cut.
 * -1, with what is wrong (it does not name the parameter: the caller does): base outside
 * the interval or the range, no width, ends that the shape cannot have, shapes outside
 * what can be drawn from. out is then untouched. */
int ot_distribution_fit(enum ot_shape shape, double base, double low, double high,
                        struct ot_range range, struct ot_distribution *out,
                        struct ot_error *err);

/* For counts. k of n: ot_distribution_beta(k + 0.5, n - k + 0.5, n), the posterior after
 * Jeffreys' prior, times n. k events: ot_distribution_gamma(k + 0.5, 1). */
struct ot_distribution ot_distribution_beta(double a, double b, double scale);
struct ot_distribution ot_distribution_gamma(double shape, double scale);

/* ---- Drawing --------------------------------------------------------------------- */

/* A distribution made ready: with its table (borrowed from the cache) and what of it the
 * range keeps. Holds nothing to be freed. */
struct ot_sampler {
    struct ot_distribution of;
    const struct ot_quantiles *table; /* NULL: none is needed */
    struct ot_cut cut;
    int is_cut;
};

/* -1: no table can be made, or the range keeps less than a hundredth. */
int ot_sampler_set(struct ot_sampler *sampler, const struct ot_distribution *of,
                   struct ot_quantile_cache *cache, struct ot_error *err);

/* x[i]: the quantile of u[i]. u in (0, 1) (ot_uniform), x apart from it. The same bits on
 * every processor and whatever the batch. */
void ot_distribution_draw(const struct ot_sampler *sampler, const double *restrict u,
                          size_t count, double *restrict x);

/* By series, not by table. p in (0, 1); of the truncated distribution, as all below. */
double ot_distribution_quantile(const struct ot_sampler *sampler, double p);

/* Numerically, to about 1e-9 of their size. */
double ot_distribution_mean(const struct ot_sampler *sampler);
double ot_distribution_sd(const struct ot_sampler *sampler);

#endif
