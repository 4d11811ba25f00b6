/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws, quantiles and moments of a distribution that is cut to its range. */
#include "config.h"

#include "method/distribution.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "method/kernel.h"
#include "outturn-math.h"

/* Draws worked on together: they stay in the first cache. */
#define BLOCK 512
/* Deeper than any table: z = -8.5. */
#define DEEPEST 0x1p-56
#define KEPT_LEAST 0.01

static bool needs_table(enum ot_shape shape)
{
    return shape == OT_NORMAL || shape == OT_LOGNORMAL || shape == OT_BETA ||
           shape == OT_PERT || shape == OT_GAMMA;
}

static enum ot_family family_of(enum ot_shape shape)
{
    if (shape == OT_GAMMA)
        return OT_FAMILY_GAMMA;
    return shape == OT_BETA || shape == OT_PERT ? OT_FAMILY_BETA : OT_FAMILY_NORMAL;
}

static double triangle(double mode, double t, bool upper)
{
    double edge = upper ? 1 - mode : mode;
    double near =
        t < edge ? __builtin_sqrt(t * edge) : 1 - __builtin_sqrt((1 - t) * (1 - edge));
    return upper ? 1 - near : near;
}

/* The quantile before the cut; t in (0, 1/2] from below, or from above. */
static double whole_quantile(const struct ot_sampler *s, double t, bool upper)
{
    const struct ot_distribution *d = &s->of;
    double x;
    if (d->shape == OT_FIXED)
        return d->location;
    if (d->shape == OT_UNIFORM)
        x = upper ? 1 - t : t;
    else if (d->shape == OT_TRIANGULAR)
        x = triangle(d->a, t, upper);
    else
        x = ot_quantile_exact(s->table, t, upper);
    return d->location + d->scale * (d->shape == OT_LOGNORMAL ? ot_exp(d->a * x) : x);
}

/* P(X < x) and P(X > x), both with all their digits: by halving, on the bits of the
 * smaller, so that far tails are found as fast as the middle. */
static void shares(const struct ot_sampler *s, double x, double *below, double *above)
{
    bool upper = x > whole_quantile(s, 0.5, false);
    uint64_t low = ot_math_bits(DEEPEST), high = ot_math_bits(0.5);
    double deepest = whole_quantile(s, DEEPEST, upper);
    if (upper ? x >= deepest : x <= deepest)
        high = low = 0;
    while (high - low > 1) {
        uint64_t middle = low + (high - low) / 2;
        double at = whole_quantile(s, ot_math_double(middle), upper);
        if (upper ? at > x : at < x)
            low = middle;
        else
            high = middle;
    }
    double t = ot_math_double(high);
    *below = upper ? 1 - t : t;
    *above = upper ? t : 1 - t;
}

/* The side with the smaller share cut off is counted from, so that it keeps its digits.
 */
static int set_cut(struct ot_sampler *s, struct ot_error *err)
{
    double below = 0, above = 1, reach = 1, over = 0;
    if (s->of.least > -HUGE_VAL)
        shares(s, s->of.least, &below, &above);
    if (s->of.most < HUGE_VAL)
        shares(s, s->of.most, &reach, &over);
    s->cut.above = below > over;
    s->cut.from = s->cut.above ? over : below;
    s->cut.span = s->cut.above ? above - over : reach - below;
    s->is_cut = below > 0 || over > 0;
    if (s->cut.span < KEPT_LEAST)
        return ot_error_set(err, OT_EXIT_INPUT,
                            "the range allowed keeps less than a hundredth of the "
                            "distribution: check the interval and the range");
    return 0;
}

int ot_sampler_set(struct ot_sampler *sampler, const struct ot_distribution *of,
                   struct ot_quantile_cache *cache, struct ot_error *err)
{
    struct ot_sampler s = { .of = *of, .cut = { 0, 1, 0 } };
    if (needs_table(of->shape)) {
        s.table = ot_quantile_table(cache, family_of(of->shape), of->a, of->b, err);
        if (!s.table)
            return -1;
    }
    if (of->shape != OT_FIXED && set_cut(&s, err))
        return -1;
    *sampler = s;
    return 0;
}

/* ---- Draws ----------------------------------------------------------------------- */

/* Draws that lie deeper than the table: about 6 in 100 million. */
static void repair(const struct ot_sampler *s, const double *v, size_t count, double *x)
{
    for (size_t i = 0; i < count; i++) {
        bool far = v[i] > 0.5;
        double t = far ? 1 - v[i] : v[i];
        if (t < OT_TABLE_END)
            x[i] = ot_quantile_exact(s->table, t, far != (s->cut.above != 0));
    }
}

static void draw_block(const struct ot_sampler *s, const struct ot_kernel *kernel,
                       const double *restrict u, size_t count, double *restrict x)
{
    const struct ot_distribution *d = &s->of;
    double room[BLOCK], location = d->location, scale = d->scale, mode = d->a;
    const double *v = u;
    if (s->is_cut) {
        kernel->cut(&s->cut, u, count, room);
        v = room;
    }
    if (s->table) {
        kernel->look_up(s->table->rows, s->cut.above, v, count, x);
        if (kernel->deep(v, count) > 0)
            repair(s, v, count, x);
        if (d->shape == OT_LOGNORMAL) {
            kernel->affine(0, d->a, x, count);
            kernel->exponential(x, count);
        }
    } else {
        /* Counted from above: of the mirror image. */
        if (s->cut.above) {
            location += scale;
            scale = -scale;
            mode = 1 - mode;
        }
        if (d->shape == OT_TRIANGULAR)
            kernel->triangle(mode, v, count, x);
        else
            memcpy(x, v, count * sizeof *x);
    }
    kernel->affine(location, scale, x, count);
    kernel->clamp(d->least, d->most, x, count);
}

void ot_distribution_draw(const struct ot_sampler *sampler, const double *restrict u,
                          size_t count, double *restrict x)
{
    const struct ot_kernel *kernel = ot_kernel();
    for (size_t i = 0; i < count && sampler->of.shape == OT_FIXED; i++)
        x[i] = sampler->of.location;
    for (size_t i = 0; i < count && sampler->of.shape != OT_FIXED; i += BLOCK)
        draw_block(sampler, kernel, u + i, count - i < BLOCK ? count - i : BLOCK, x + i);
}

/* ---- Quantiles and moments ------------------------------------------------------- */

/* w, or 1 - w if upper, is the probability; w in (0, 1/2]. */
static double kept_quantile(const struct ot_sampler *s, double w, bool upper)
{
    const struct ot_distribution *d = &s->of;
    bool with = upper == (s->cut.above != 0); /* counted from the side of the cut */
    double v = with ? s->cut.from + s->cut.span * w : s->cut.from + s->cut.span * (1 - w);
    double rest = with ? 1 - v : 1 - s->cut.from - s->cut.span + s->cut.span * w;
    bool far = v > 0.5;
    double x = whole_quantile(s, far ? rest : v, far != (s->cut.above != 0));
    x = x < d->least ? d->least : x;
    return x > d->most ? d->most : x;
}

double ot_distribution_quantile(const struct ot_sampler *sampler, double p)
{
    if (sampler->of.shape == OT_FIXED)
        return sampler->of.location;
    return p > 0.5 ? kept_quantile(sampler, 1 - p, true)
                   : kept_quantile(sampler, p, false);
}

/* The mean of (x - centre)^power over p from 0 to 1, by the double exponential rule
 * (Takahasi and Mori 1974), which does not mind ends where x is infinite. */
static double moment(const struct ot_sampler *s, double centre, int power)
{
    const double step = 1.0 / 64, half_pi = 1.5707963267948966;
    double sum = 0, weights = 0;
    for (int k = 0; k <= 195; k++) {
        double at = k * step, e = ot_exp(at), grow = half_pi * (e - 1 / e);
        double t = 1 / (1 + ot_exp(grow));
        double weight = t * (1 - t) * (e + 1 / e) * (k == 0 ? 0.5 : 1);
        double low = kept_quantile(s, t, false) - centre;
        double high = kept_quantile(s, t, true) - centre;
        sum += weight * (power == 2 ? low * low + high * high : low + high);
        weights += 2 * weight;
    }
    return sum / weights;
}

double ot_distribution_mean(const struct ot_sampler *sampler)
{
    double middle = ot_distribution_quantile(sampler, 0.5);
    return sampler->of.shape == OT_FIXED ? middle : middle + moment(sampler, middle, 1);
}

double ot_distribution_sd(const struct ot_sampler *sampler)
{
    if (sampler->of.shape == OT_FIXED)
        return 0;
    return __builtin_sqrt(moment(sampler, ot_distribution_mean(sampler), 2));
}
