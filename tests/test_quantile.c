/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantiles by table and by series, against those of the GNU Scientific Library. */
#include "config.h"

#include "method/quantile.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>

#include "harness.h"
#include "method/normal.h"
#include "method/tail.h"

static const double probabilities[] = { 1e-12, 1e-9, 1e-7, 1e-6, 1.1e-5, 1e-4,   0.0013,
                                        0.01,  0.05, 0.12, 0.25, 0.37,   0.4999, 0.5 };
#define PROBABILITIES (sizeof probabilities / sizeof probabilities[0])

/* How far x is from the quantile of t, relative to it: the residual of GSL's own
 * distribution function over its density. */
static double gamma_error(double a, double x, double t, int upper)
{
    double p = upper ? gsl_cdf_gamma_Q(x * a, a, 1) : gsl_cdf_gamma_P(x * a, a, 1);
    double away = x * (1 + 1e-5);
    double q = upper ? gsl_cdf_gamma_Q(away * a, a, 1) : gsl_cdf_gamma_P(away * a, a, 1);
    return fabs(log(p / t) / (log(q / p) / 1e-5));
}

static double beta_error(double a, double b, double x, double t, int upper)
{
    double p = upper ? gsl_cdf_beta_Q(x, a, b) : gsl_cdf_beta_P(x, a, b);
    double step = x * 1e-5 < (1 - x) * 1e-5 ? x * 1e-5 : (1 - x) * 1e-5;
    double q = upper ? gsl_cdf_beta_Q(x + step, a, b) : gsl_cdf_beta_P(x + step, a, b);
    return fabs(log(p / t) / (log(q / p) / (step / x)));
}

static double by_table(const struct ot_quantiles *q, double t, int upper)
{
    double v = t, x;
    ot_kernel()->look_up(q->rows, upper, &v, 1, &x);
    return x;
}

static void worse(double *worst, double error)
{
    *worst = error <= *worst ? *worst : error;
}

static void is_below(const char *what, double a, double b, double worst, double bound)
{
    char text[200];
    snprintf(text, sizeof text, "%s(%g, %g): error %.2g, allowed %.2g", what, a, b, worst,
             bound);
    if (!(worst <= bound))
        OT_SAME(text, "");
    else
        CU_PASS("within the bound");
}

static void gamma_quantiles_are_gsls_to_the_far_tails(void)
{
    static const double shapes[] = { 0.3, 0.5, 0.9, 1, 2.5, 11.5, 12, 80, 1000, 10000 };
    struct ot_quantile_cache *cache = ot_quantile_cache_new();
    for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
        double a = shapes[s], series = 0, table = 0;
        const struct ot_quantiles *q =
            ot_quantile_table(cache, OT_FAMILY_GAMMA, a, 0, NULL);
        CU_ASSERT_PTR_NOT_NULL_FATAL(q);
        is_below("gap of gamma", a, 0, fabs(q->gap), 1e-12);
        for (size_t i = 0; i < PROBABILITIES; i++)
            for (int upper = 0; upper < 2; upper++) {
                double t = probabilities[i];
                worse(&series, gamma_error(a, ot_quantile_exact(q, t, upper), t, upper));
                if (t > OT_TABLE_END)
                    worse(&table, gamma_error(a, by_table(q, t, upper), t, upper));
            }
        is_below("series of gamma", a, 0, series, 2e-12);
        is_below("table of gamma", a, 0, table, a < 1 ? 3e-9 : 1e-9);
    }
    ot_quantile_cache_free(cache);
}

static void beta_quantiles_are_gsls_to_the_far_tails(void)
{
    static const double shapes[][2] = {
        { 0.3, 0.3 },   { 0.5, 0.5 },   { 0.5, 20.5 },    { 1, 1 },
        { 2, 5 },       { 30.5, 4.5 },  { 120, 880 },     { 5000, 5000 },
        { 10000, 0.5 }, { 0.5, 10000 }, { 10000, 10000 }, { 12.5, 3000 }
    };
    struct ot_quantile_cache *cache = ot_quantile_cache_new();
    for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
        double a = shapes[s][0], b = shapes[s][1], series = 0, table = 0;
        double least = a < b ? a : b;
        const struct ot_quantiles *q =
            ot_quantile_table(cache, OT_FAMILY_BETA, a, b, NULL);
        CU_ASSERT_PTR_NOT_NULL_FATAL(q);
        is_below("gap of beta", a, b, fabs(q->gap), 1e-10);
        for (size_t i = 0; i < PROBABILITIES; i++)
            for (int upper = 0; upper < 2; upper++) {
                double t = probabilities[i], x = ot_quantile_exact(q, t, upper);
                if (1 - x < 1e-3)
                    continue; /* 1 - x has too few digits for a residual */
                worse(&series, beta_error(a, b, x, t, upper));
                if (t > OT_TABLE_END)
                    worse(&table, beta_error(a, b, by_table(q, t, upper), t, upper));
            }
        is_below("series of beta", a, b, series, 1e-10);
        is_below("table of beta", a, b, table, least < 1 ? 3e-9 : 1e-9);
    }
    ot_quantile_cache_free(cache);
}

static void normal_quantiles_are_gsls(void)
{
    struct ot_quantile_cache *cache = ot_quantile_cache_new();
    const struct ot_quantiles *q = ot_quantile_table(cache, OT_FAMILY_NORMAL, 0, 0, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(q);
    double series = 0, table = 0;
    for (size_t i = 0; i < PROBABILITIES - 1; i++) {
        double t = probabilities[i], z = gsl_cdf_ugaussian_Pinv(t);
        worse(&series, fabs(ot_normal_lower_quantile(t) / z - 1));
        worse(&series, fabs(ot_quantile_exact(q, t, 1) / -z - 1));
        if (t > OT_TABLE_END)
            worse(&table, fabs(by_table(q, t, 0) - z));
        if (t > OT_TABLE_END)
            worse(&table, fabs(by_table(q, t, 1) + z));
    }
    is_below("AS241", 0, 0, series, 1e-13);
    is_below("table of normal", 0, 0, table, 5e-10);
    CU_ASSERT_EQUAL(ot_quantile_exact(q, 0.5, 0), 0);
    ot_quantile_cache_free(cache);
}

/* Between rows, too, and on their seams: x rises with u. */
static void tables_rise_from_end_to_end(void)
{
    struct ot_quantile_cache *cache = ot_quantile_cache_new();
    const struct ot_quantiles *tables[] = {
        ot_quantile_table(cache, OT_FAMILY_GAMMA, 0.5, 0, NULL),
        ot_quantile_table(cache, OT_FAMILY_BETA, 4, 9, NULL),
        ot_quantile_table(cache, OT_FAMILY_NORMAL, 0, 0, NULL),
    };
    for (size_t k = 0; k < 3; k++) {
        int falls = 0;
        double before = by_table(tables[k], 0x1.0001p-25, 0);
        for (double t = 0x1.002p-25; t < 0.5; t *= 1.0021) {
            double x = by_table(tables[k], t, 0);
            falls += !(x > before);
            before = x;
        }
        for (double t = 0.5; t > 0x1.002p-25; t /= 1.0021) {
            double x = by_table(tables[k], t, 1);
            falls += !(x > before);
            before = x;
        }
        CU_ASSERT_EQUAL(falls, 0);
    }
    ot_quantile_cache_free(cache);
}

static void tails_start_where_gsl_puts_them(void)
{
    double far = gsl_cdf_ugaussian_P(-OT_FAR);
    struct ot_start left = ot_tail_start(OT_FAMILY_GAMMA, 4.5, 0, 0);
    struct ot_start right = ot_tail_start(OT_FAMILY_GAMMA, 4.5, 0, 1);
    CU_ASSERT_DOUBLE_EQUAL(gsl_cdf_gamma_P(4.5 * exp(left.w), 4.5, 1) / far, 1, 1e-11);
    CU_ASSERT_DOUBLE_EQUAL(gsl_cdf_gamma_Q(4.5 * exp(right.w), 4.5, 1) / far, 1, 1e-11);
    CU_ASSERT_DOUBLE_EQUAL(ot_expm1(1e-9) / expm1(1e-9), 1, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(ot_expm1(-0.34) / expm1(-0.34), 1, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(ot_expm1(2.5) / expm1(2.5), 1, 1e-15);
}

static void far_shapes_still_meet_in_the_middle(void)
{
    static const double shapes[][2] = { { 0.2, 0 },   { 2e5, 0 },   { 1e8, 0 },
                                        { 1e9, 0 },   { 0.2, 0.2 }, { 0.2, 1e4 },
                                        { 2e5, 3e6 }, { 1e9, 1e8 }, { 1e9, 0.5 } };
    struct ot_quantile_cache *cache = ot_quantile_cache_new();
    for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
        double a = shapes[s][0], b = shapes[s][1];
        const struct ot_quantiles *q = ot_quantile_table(
            cache, b > 0 ? OT_FAMILY_BETA : OT_FAMILY_GAMMA, a, b, NULL);
        CU_ASSERT_PTR_NOT_NULL_FATAL(q);
        is_below("gap", a, b, fabs(q->gap), 1e-9);
        double error = 0;
        if (a <= 1e6)
            for (int upper = 0; upper < 2; upper++) {
                double x = ot_quantile_exact(q, 0.025, upper);
                worse(&error, b > 0 ? beta_error(a, b, x, 0.025, upper)
                                    : gamma_error(a, x, 0.025, upper));
            }
        is_below("95 % interval", a, b, error, 1e-9);
    }
    ot_quantile_cache_free(cache);
}

static void a_table_is_made_once_and_an_odd_shape_refused(void)
{
    struct ot_quantile_cache *cache = ot_quantile_cache_new();
    struct ot_error err = { 0 };
    const struct ot_quantiles *q = ot_quantile_table(cache, OT_FAMILY_GAMMA, 3, 0, NULL);
    CU_ASSERT_PTR_EQUAL(ot_quantile_table(cache, OT_FAMILY_GAMMA, 3, 7, NULL), q);
    CU_ASSERT_PTR_NOT_EQUAL(ot_quantile_table(cache, OT_FAMILY_BETA, 3, 7, NULL), q);
    CU_ASSERT_PTR_NULL(ot_quantile_table(cache, OT_FAMILY_GAMMA, 0.01, 0, &err));
    OT_HOLDS(err.text, "a shape lies outside");
    CU_ASSERT_PTR_NULL(ot_quantile_table(cache, OT_FAMILY_BETA, 3, (double)NAN, NULL));
    ot_quantile_cache_free(cache);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(gamma_quantiles_are_gsls_to_the_far_tails),
        OT_TEST(beta_quantiles_are_gsls_to_the_far_tails),
        OT_TEST(normal_quantiles_are_gsls),
        OT_TEST(tables_rise_from_end_to_end),
        OT_TEST(tails_start_where_gsl_puts_them),
        OT_TEST(far_shapes_still_meet_in_the_middle),
        OT_TEST(a_table_is_made_once_and_an_odd_shape_refused),
    };
    return OT_TESTS_RUN("quantile", tests);
}
