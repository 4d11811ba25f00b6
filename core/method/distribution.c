/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a base value and its interval to a distribution. */
#include "config.h"

#include "method/distribution.h"

#include <math.h>
#include <stdbool.h>

#include "base/number.h"
#include "outturn-math.h"

/* From the mean to an end of a 95 % interval, in sd. */
#define REACH 1.959963984540054

struct fit {
    double base, low, high;
    struct ot_distribution *out;
    struct ot_error *err;
};

static int refuse(struct ot_error *err, const char *why)
{
    return ot_error_set(err, OT_EXIT_INPUT, "%s", why);
}

static int check_interval(const struct fit *f)
{
    if (!isfinite(f->base) || !isfinite(f->low) || !isfinite(f->high))
        return refuse(f->err, "base, low and high must be numbers");
    if (f->low > f->high)
        return refuse(f->err, "low is above high");
    if (f->low == f->high)
        return refuse(f->err,
                      "low and high are equal: give an interval, or the shape \"fixed\"");
    if (f->base < f->low || f->base > f->high)
        return refuse(f->err, "the base value lies outside low to high");
    return 0;
}

static int check_shape(struct ot_error *err, double shape)
{
    if (!(shape >= OT_SHAPE_LEAST))
        return refuse(err, "the interval is too wide for this shape: draws would pile "
                           "up at an end");
    if (!(shape <= OT_SHAPE_MOST))
        return refuse(err, "the interval is too narrow for this shape: give \"normal\" "
                           "or \"fixed\"");
    return 0;
}

static int fit_normal(const struct fit *f)
{
    f->out->location = f->base;
    f->out->scale = (f->high - f->low) / (2 * REACH);
    return 0;
}

static int fit_lognormal(const struct fit *f)
{
    if (f->low <= 0)
        return refuse(f->err, "a lognormal needs a low end above 0");
    f->out->a = (ot_log(f->high) - ot_log(f->low)) / (2 * REACH);
    f->out->scale = f->base;
    return 0;
}

static int fit_beta(const struct fit *f)
{
    double sd = (f->high - f->low) / (2 * REACH), mean = f->base;
    if (f->low < 0 || f->high > 1)
        return refuse(f->err, "a beta needs an interval within 0 to 1");
    if (mean <= 0 || mean >= 1)
        return refuse(f->err, "a beta needs a base value between 0 and 1, not at them");
    double size = mean * (1 - mean) / (sd * sd) - 1;
    f->out->a = mean * size;
    f->out->b = (1 - mean) * size;
    f->out->scale = 1;
    return check_shape(f->err, f->out->a) ? -1 : check_shape(f->err, f->out->b);
}

static int fit_gamma(const struct fit *f)
{
    double sd = (f->high - f->low) / (2 * REACH);
    if (f->low < 0)
        return refuse(f->err, "a gamma needs a low end that is not negative");
    if (f->base <= 0)
        return refuse(f->err, "a gamma needs a base value above 0");
    f->out->a = f->base / sd * (f->base / sd);
    f->out->scale = f->base;
    return check_shape(f->err, f->out->a);
}

static int fit_ends(const struct fit *f, enum ot_shape shape)
{
    double mode = (f->base - f->low) / (f->high - f->low);
    f->out->location = f->low;
    f->out->scale = f->high - f->low;
    if (shape == OT_TRIANGULAR)
        f->out->a = mode;
    if (shape == OT_PERT) {
        f->out->a = 1 + 4 * mode;
        f->out->b = 1 + 4 * (1 - mode);
    }
    return 0;
}

static int fit_shape(const struct fit *f, enum ot_shape shape)
{
    switch (shape) {
    case OT_FIXED:
        f->out->location = f->base;
        return 0;
    case OT_NORMAL:
        return fit_normal(f);
    case OT_LOGNORMAL:
        return fit_lognormal(f);
    case OT_BETA:
        return fit_beta(f);
    case OT_GAMMA:
        return fit_gamma(f);
    case OT_UNIFORM:
    case OT_TRIANGULAR:
    case OT_PERT:
        return fit_ends(f, shape);
    }
    return refuse(f->err, "no such shape of distribution");
}

static int set_range(struct ot_distribution *d, struct ot_range range, double base,
                     struct ot_error *err)
{
    bool all = range.least == 0 && range.most == 0;
    if (!all && !(range.least <= base && base <= range.most))
        return refuse(err, "the base value lies outside the range allowed");
    if (!all) {
        d->least = range.least > d->least ? range.least : d->least;
        d->most = range.most < d->most ? range.most : d->most;
    }
    if (d->shape == OT_FIXED || d->least < d->most)
        return 0;
    return refuse(err,
                  "the range allowed leaves a single value: give the shape \"fixed\"");
}

/* What the shape itself never leaves. */
static void set_support(struct ot_distribution *d)
{
    bool ended = d->shape == OT_BETA || d->shape == OT_PERT || d->shape == OT_UNIFORM ||
                 d->shape == OT_TRIANGULAR;
    bool positive = d->shape == OT_GAMMA || d->shape == OT_LOGNORMAL;
    d->least = ended ? d->location : positive ? 0 : -HUGE_VAL;
    d->most = ended ? d->location + d->scale : HUGE_VAL;
}

static int fit(const struct fit *f, struct ot_range range)
{
    enum ot_shape shape = f->out->shape;
    if (shape == OT_FIXED && !isfinite(f->base))
        return refuse(f->err, "the base value must be a number");
    if (shape != OT_FIXED && check_interval(f))
        return -1;
    if (fit_shape(f, shape))
        return -1;
    set_support(f->out);
    return set_range(f->out, range, f->base, f->err);
}

int ot_distribution_fit(enum ot_shape shape, double base, double low, double high,
                        struct ot_range range, struct ot_distribution *out,
                        struct ot_error *err)
{
    struct ot_distribution d = { .shape = shape };
    struct ot_error why = { 0 };
    struct fit f = { base, low, high, &d, &why };
    char found[3][OT_NUMBER_ROOM];
    if (fit(&f, range) != 0)
        return ot_error_set(err, OT_EXIT_INPUT, "%s; found base %s, interval %s to %s",
                            why.text, ot_number_write(base, found[0]),
                            ot_number_write(low, found[1]),
                            ot_number_write(high, found[2]));
    *out = d;
    return 0;
}

struct ot_distribution ot_distribution_beta(double a, double b, double scale)
{
    struct ot_distribution d = { .shape = OT_BETA, .a = a, .b = b, .scale = scale };
    set_support(&d);
    return d;
}

struct ot_distribution ot_distribution_gamma(double shape, double scale)
{
    struct ot_distribution d = { .shape = OT_GAMMA, .a = shape, .scale = shape * scale };
    set_support(&d);
    return d;
}
