/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fits by moments: they keep the base value, which the reader sees, and the width. */
#include "config.h"

#include "method/distribution.h"

#include <math.h>

#include "base/number.h"
#include "outturn-math.h"

/* Half of the width of a 95 % interval of the standard normal. */
#define Z95 1.959963984540054
#define SHAPE_LEAST 0.05
#define SHAPE_MOST 1e6

static const char *const words[] = {
    [OT_FIXED] = "fixed",           [OT_NORMAL] = "normal",
    [OT_LOGNORMAL] = "lognormal",   [OT_BETA] = "beta",
    [OT_GAMMA] = "gamma",           [OT_UNIFORM] = "uniform",
    [OT_TRIANGULAR] = "triangular", [OT_PERT] = "pert",
};

const char *ot_distribution_word(const struct ot_distribution *d)
{
    return words[d->shape];
}

/* "a gamma distribution needs …, found base 3, interval 1 to 2" */
static int refuse(const struct ot_distribution *d, const char *needs, const double v[3],
                  struct ot_error *err)
{
    char base[OT_NUMBER_ROOM], low[OT_NUMBER_ROOM], high[OT_NUMBER_ROOM];
    return ot_error_set(err, OT_EXIT_INPUT,
                        "a %s distribution needs %s; found base %s, interval %s to %s",
                        words[d->shape], needs, ot_number_write(v[0], base),
                        ot_number_write(v[1], low), ot_number_write(v[2], high));
}

static bool is_shape(double shape)
{
    return shape >= SHAPE_LEAST && shape <= SHAPE_MOST;
}

static int fit_beta(struct ot_distribution *d, const double v[3], struct ot_error *err)
{
    double mean = v[0], sd = (v[2] - v[1]) / (2 * Z95);
    if (mean <= 0 || mean >= 1 || v[1] < 0 || v[2] > 1)
        return refuse(d, "a base between 0 and 1 and an interval within", v, err);
    double size = mean * (1 - mean) / (sd * sd) - 1;
    d->a = mean * size;
    d->b = (1 - mean) * size;
    if (!is_shape(d->a) || !is_shape(d->b))
        return refuse(d, "an interval that is neither so wide nor so narrow", v, err);
    return 0;
}

static int fit_gamma(struct ot_distribution *d, const double v[3], struct ot_error *err)
{
    double sd = (v[2] - v[1]) / (2 * Z95);
    if (v[0] <= 0 || v[1] < 0)
        return refuse(d, "a base above 0 and an interval that is not below", v, err);
    d->a = v[0] / sd * (v[0] / sd);
    d->scale = v[0] / d->a;
    if (!is_shape(d->a))
        return refuse(d, "an interval that is neither so wide nor so narrow", v, err);
    return 0;
}

static int fit_lognormal(struct ot_distribution *d, const double v[3],
                         struct ot_error *err)
{
    if (v[1] <= 0)
        return refuse(d, "an interval above 0", v, err);
    d->a = (ot_log(v[2]) - ot_log(v[1])) / (2 * Z95);
    d->scale = v[0];
    if (d->a > 8)
        return refuse(d, "an interval that is not so wide", v, err);
    return 0;
}

static void fit_between(struct ot_distribution *d, const double v[3])
{
    d->location = v[1];
    d->scale = v[2] - v[1];
    d->a = (v[0] - v[1]) / d->scale;
    if (d->shape != OT_PERT)
        return;
    d->b = 1 + 4 * (1 - d->a);
    d->a = 1 + 4 * d->a;
}

int ot_distribution_fit(enum ot_shape shape, double base, double low, double high,
                        struct ot_range range, struct ot_distribution *out,
                        struct ot_error *err)
{
    const double v[3] = { base, low, high };
    bool any = range.least == 0 && range.most == 0;
    *out = (struct ot_distribution){ .shape = shape,
                                     .scale = 1,
                                     .least = any ? -INFINITY : range.least,
                                     .most = any ? INFINITY : range.most };
    if (!(low <= base && base <= high) || !isfinite(low) || !isfinite(high))
        return refuse(out, "a base within its interval", v, err);
    if (shape == OT_FIXED || low == high) {
        out->shape = OT_FIXED;
        out->location = base;
        return 0;
    }
    switch (shape) {
    case OT_NORMAL:
        out->location = base;
        out->scale = (high - low) / (2 * Z95);
        return 0;
    case OT_LOGNORMAL:
        return fit_lognormal(out, v, err);
    case OT_BETA:
        return fit_beta(out, v, err);
    case OT_GAMMA:
        return fit_gamma(out, v, err);
    default:
        fit_between(out, v);
        return 0;
    }
}

struct ot_distribution ot_distribution_beta(double a, double b, double scale)
{
    return (struct ot_distribution){
        .shape = OT_BETA, .a = a, .b = b, .scale = scale, .least = 0, .most = scale
    };
}

struct ot_distribution ot_distribution_gamma(double shape, double scale)
{
    return (struct ot_distribution){
        .shape = OT_GAMMA, .a = shape, .scale = scale, .least = 0, .most = INFINITY
    };
}

int ot_distribution_write(const struct ot_distribution *d, double *reals)
{
    const double plain[OT_DISTRIBUTION_REALS] = { d->a,     d->b,     d->location,
                                                  d->scale, d->least, d->most };
    for (size_t i = 0; i < OT_DISTRIBUTION_REALS; i++)
        reals[i] = plain[i];
    return (int)d->shape;
}

static bool has_shapes(const struct ot_distribution *d)
{
    switch (d->shape) {
    case OT_LOGNORMAL:
        return d->a > 0 && d->a <= 8;
    case OT_GAMMA:
        return is_shape(d->a);
    case OT_BETA:
    case OT_PERT:
        return is_shape(d->a) && is_shape(d->b);
    case OT_TRIANGULAR:
        return d->a >= 0 && d->a <= 1;
    default:
        return true;
    }
}

int ot_distribution_read(int shape, const double *reals, struct ot_distribution *out)
{
    if (shape < OT_FIXED || shape > OT_PERT)
        return -1;
    *out = (struct ot_distribution){
        (enum ot_shape)shape, reals[0], reals[1], reals[2], reals[3], reals[4], reals[5]
    };
    bool sound = isfinite(out->location) && isfinite(out->scale) &&
                 out->least <= out->most && has_shapes(out);
    return sound ? 0 : -1;
}
