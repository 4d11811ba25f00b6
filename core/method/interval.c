/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formulas behind intervals. Quantiles are GSL's. */
#include "config.h"

#include "method/interval.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

bool ot_interval_level_fits(double level)
{
    return level > 0.5 && level < 1;
}

/* The probability outside an interval, on one side. */
static double tail(double level)
{
    return (1 - level) / 2;
}

static double normal_quantile(double level)
{
    return gsl_cdf_ugaussian_Qinv(tail(level));
}

static bool is_count(double count)
{
    return isfinite(count) && count >= 0;
}

int ot_interval_wilson(double part, double whole, double level, struct ot_interval *out)
{
    if (!ot_interval_level_fits(level) || !is_count(part) || !is_count(whole) ||
        whole == 0 || part > whole)
        return -1;
    double z = normal_quantile(level), zz = z * z;
    double middle = 2 * part + zz, below = 2 * (whole + zz);
    double half = z * sqrt(zz + 4 * part * (1 - part / whole));
    out->low = part == 0 ? 0 : (middle - half) / below;
    out->high = part == whole ? 1 : (middle + half) / below;
    return 0;
}

static double cube(double x)
{
    return x * x * x;
}

int ot_interval_byar(double count, double level, struct ot_interval *out)
{
    if (!ot_interval_level_fits(level) || !is_count(count) || count == 0)
        return -1;
    double z = normal_quantile(level), next = count + 1;
    double low = 1 - 1 / (9 * count) - z / (3 * sqrt(count));
    out->low = low > 0 ? count * cube(low) : 0;
    out->high = next * cube(1 - 1 / (9 * next) + z / (3 * sqrt(next)));
    return 0;
}

int ot_interval_exact(double count, double level, struct ot_interval *out)
{
    if (!ot_interval_level_fits(level) || !is_count(count))
        return -1;
    gsl_error_handler_t *before = gsl_set_error_handler_off();
    double low = count == 0 ? 0 : gsl_cdf_chisq_Pinv(tail(level), 2 * count) / 2;
    double high = gsl_cdf_chisq_Qinv(tail(level), 2 * count + 2) / 2;
    gsl_set_error_handler(before);
    if (!isfinite(low) || !isfinite(high))
        return -1;
    *out = (struct ot_interval){ low, high };
    return 0;
}

int ot_interval_count(double count, double level, struct ot_interval *out)
{
    return count < OT_EXACT_BELOW ? ot_interval_exact(count, level, out)
                                  : ot_interval_byar(count, level, out);
}

/* The ends of a - b, from the ends of each. */
static struct ot_interval combine(double a, struct ot_interval of_a, double b,
                                  struct ot_interval of_b)
{
    double down_a = a - of_a.low, up_a = of_a.high - a;
    double down_b = b - of_b.low, up_b = of_b.high - b;
    return (struct ot_interval){
        a - b - sqrt(down_a * down_a + up_b * up_b),
        a - b + sqrt(up_a * up_a + down_b * down_b),
    };
}

int ot_interval_difference(struct ot_interval_pair pair, double level,
                           struct ot_interval *out)
{
    struct ot_interval a, b;
    if (ot_interval_wilson(pair.events, pair.of, level, &a) != 0 ||
        ot_interval_wilson(pair.less_events, pair.less_of, level, &b) != 0)
        return -1;
    *out = combine(pair.events / pair.of, a, pair.less_events / pair.less_of, b);
    return 0;
}

/* Of events in a population. */
static int rate(double events, double of, double level, struct ot_interval *out)
{
    if (!is_count(of) || of == 0 || ot_interval_count(events, level, out) != 0)
        return -1;
    out->low /= of;
    out->high /= of;
    return 0;
}

int ot_interval_rate_difference(struct ot_interval_pair pair, double level,
                                struct ot_interval *out)
{
    struct ot_interval a, b;
    if (rate(pair.events, pair.of, level, &a) != 0 ||
        rate(pair.less_events, pair.less_of, level, &b) != 0)
        return -1;
    *out = combine(pair.events / pair.of, a, pair.less_events / pair.less_of, b);
    return 0;
}

int ot_interval_rate_ratio(struct ot_interval_pair pair, double level,
                           struct ot_interval *out)
{
    struct ot_interval unused;
    if (rate(pair.events, pair.of, level, &unused) != 0 ||
        rate(pair.less_events, pair.less_of, level, &unused) != 0 || pair.events == 0 ||
        pair.less_events == 0)
        return -1;
    double ratio = pair.events / pair.of / (pair.less_events / pair.less_of);
    double spread =
        exp(normal_quantile(level) * sqrt(1 / pair.events + 1 / pair.less_events));
    *out = (struct ot_interval){ ratio / spread, ratio * spread };
    return 0;
}
