/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Incomplete gamma and beta functions in the far tails, and their inverses there. */
#include "config.h"

#include "method/tail.h"

#include "outturn-math.h"

/* log P(Z < -8.5), and log of the density there. */
#define LOG_FAR -39.197396428217665
#define HALF_LOG_2PI 0.91893853320467274
#define LOG_DENSITY_FAR (-0.5 * OT_FAR * OT_FAR - HALF_LOG_2PI)
#define STEPS_MAX 100
#define TERMS_MAX 2000000

double ot_expm1(double w)
{
    if (w > 0.35 || w < -0.35)
        return ot_exp(w) - 1;
    double sum = 1;
    for (int n = 16; n > 1; n--)
        sum = 1 + sum * w / n;
    return w * sum;
}

/* log(1 + d) - d, |d| <= 0.35. With s = d / (2 + d): log(1 + d) = 2 artanh s. */
static double log1p_less(double d)
{
    double s = d / (2 + d), z = s * s, sum = 0;
    for (int k = 23; k >= 3; k -= 2)
        sum = z * (1.0 / k + sum);
    return 2 * s * sum - d * s;
}

/* log(1 + d) - d, where log(1 + d) is known if d is large. */
static double less(double log, double d)
{
    return d > 0.35 || d < -0.35 ? log - d : log1p_less(d);
}

/* log Γ(a) - ((a - 1/2) log a - a + log(2 pi) / 2). */
static double stirling_rest(double a)
{
    double sum = 0;
    for (; a < 12; a++) {
        double d = 1 / a;
        sum += (a + 0.5) * less(d > 0.35 ? ot_log(1 + d) : 0, d) + 0.5 * d;
    }
    double z = 1 / (a * a);
    double tail = 1.0 / 1188 - z * (691.0 / 360360 - z * (1.0 / 156));
    tail = 1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * tail)));
    return sum + tail / a;
}

struct tail {
    enum ot_family family;
    double a, b;
    double constant; /* of the log density of w */
    int upper;
};

static void set_constant(struct tail *t)
{
    double a = t->a, b = t->b;
    if (t->family == OT_FAMILY_GAMMA) {
        t->constant = 0.5 * ot_log(a) - HALF_LOG_2PI - stirling_rest(a);
        return;
    }
    double small = a < b ? a : b, large = a < b ? b : a;
    t->constant = 0.5 * ot_log(small * (large / (a + b))) - HALF_LOG_2PI -
                  stirling_rest(a) - stirling_rest(b) + stirling_rest(a + b);
}

static double log_density(const struct tail *t, double w)
{
    double more = ot_expm1(w);
    if (t->family == OT_FAMILY_GAMMA)
        return t->a * less(w, more) + t->constant;
    double e = ot_exp(w), whole = t->b + t->a * e;
    double x = t->a * e / whole, y = t->b / whole;
    double log_y = -ot_log(whole / (t->a + t->b));
    return t->a * less(w + log_y, y * more) + t->b * less(log_y, x * ot_expm1(-w)) +
           t->constant;
}

/* P(X < x) over the density of log x, times a. */
static double gamma_left(double a, double x)
{
    double sum = 1, term = 1;
    for (int n = 1; n < TERMS_MAX && term > sum * 1e-17; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}

/* Continued fractions are evaluated after Lentz. */
static double not_zero(double x)
{
    return x < 1e-300 && x > -1e-300 ? 1e-300 : x;
}

/* P(X > x) over the density of log x. */
static double gamma_right(double a, double x)
{
    double b = x + 1 - a, c = 1e300, d = 1 / not_zero(b), h = d;
    for (int n = 1; n < TERMS_MAX; n++) {
        double an = -n * (n - a);
        b += 2;
        d = 1 / not_zero(an * d + b);
        c = not_zero(b + an / c);
        double change = c * d;
        h *= change;
        if (change - 1 < 1e-16 && change - 1 > -1e-16)
            break;
    }
    return h;
}

/* P(X < x) over the density of logit x, times a. */
static double beta_left(double a, double b, double x)
{
    double c = 1, d = 1 / not_zero(1 - (a + b) * x / (a + 1)), h = d;
    for (int n = 1; n < TERMS_MAX; n++) {
        double even = n * (b - n) * x / ((a - 1 + 2 * n) * (a + 2 * n));
        d = 1 / not_zero(1 + even * d);
        c = not_zero(1 + even / c);
        h *= d * c;
        double odd = -(a + n) * (a + b + n) * x / ((a + 2 * n) * (a + 1 + 2 * n));
        d = 1 / not_zero(1 + odd * d);
        c = not_zero(1 + odd / c);
        double change = d * c;
        h *= change;
        if (change - 1 < 2e-16 && change - 1 > -2e-16)
            break;
    }
    return h;
}

/* The tail's probability over the density of w. */
static double over_density(const struct tail *t, double w)
{
    double e = ot_exp(w);
    if (t->family == OT_FAMILY_BETA)
        return beta_left(t->a, t->b, t->a * e / (t->b + t->a * e)) / t->a;
    return t->upper ? gamma_right(t->a, t->a * e) : gamma_left(t->a, t->a * e) / t->a;
}

/* Where the tail's power law x^a would reach the probability. */
static double by_power_law(const struct tail *t)
{
    double a = t->a, reach = LOG_FAR + ot_log(a) - t->constant;
    if (t->family == OT_FAMILY_GAMMA)
        return reach / a - 1;
    return (reach + (a + t->b) * ot_log(t->b / (a + t->b))) / a;
}

static double guess(const struct tail *t)
{
    if (t->family == OT_FAMILY_GAMMA) {
        /* Wilson and Hilferty (1931). */
        double c = 1 / (9 * t->a), z = t->upper ? OT_FAR : -OT_FAR;
        double root = 1 - c + z * __builtin_sqrt(c);
        return root > 0.1 ? 3 * ot_log(root) : by_power_law(t);
    }
    double spread = __builtin_sqrt(1 / t->a + 1 / t->b);
    return spread < 0.1 ? -OT_FAR * spread : by_power_law(t);
}

struct ot_start ot_tail_start(enum ot_family family, double a, double b, int upper)
{
    /* The upper tail of beta is the lower one of its mirror. */
    int mirror = upper && family == OT_FAMILY_BETA;
    struct tail t = { family, mirror ? b : a, mirror ? a : b, 0, upper };
    set_constant(&t);
    double w = guess(&t), sign = upper && !mirror ? -1 : 1;
    for (int step = 0; step < STEPS_MAX; step++) {
        double over = over_density(&t, w);
        double change = sign * (LOG_FAR - log_density(&t, w) - ot_log(over)) * over;
        w += change;
        double size = 1e-15 * (w < 0 ? 1 - w : 1 + w);
        if (change < size && change > -size)
            break;
    }
    struct ot_start start = { mirror ? -w : w,
                              ot_exp(LOG_DENSITY_FAR - log_density(&t, w)) };
    return start;
}
