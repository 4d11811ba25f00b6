/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distributions: fits, refusals, and draws against the GNU Scientific Library. */
#include "config.h"

#include "method/distribution.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "harness.h"
#include "method/philox.h"
#include "outturn-math.h"

static const struct ot_range anything = { 0, 0 }, not_negative = { 0, HUGE_VAL };

static struct ot_quantile_cache *cache;

static struct ot_distribution fitted(enum ot_shape shape, double base, double low,
                                     double high, struct ot_range range)
{
    struct ot_distribution d = { OT_FIXED, 0, 0, 0, 0, 0, 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_distribution_fit(shape, base, low, high, range, &d, &err), 0);
    OT_SAME(err.text, "");
    return d;
}

static struct ot_sampler ready(struct ot_distribution d)
{
    struct ot_sampler s = { .of = d };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_sampler_set(&s, &d, cache, &err), 0);
    OT_SAME(err.text, "");
    return s;
}

static struct ot_sampler sampler(enum ot_shape shape, double base, double low,
                                 double high, struct ot_range range)
{
    return ready(fitted(shape, base, low, high, range));
}

/* P(X < x), untruncated, by GSL or in closed form. */
static double below(const struct ot_distribution *d, double x)
{
    double y = (x - d->location) / d->scale;
    switch (d->shape) {
    case OT_NORMAL:
        return gsl_cdf_ugaussian_P(y);
    case OT_LOGNORMAL:
        return gsl_cdf_lognormal_P(x, log(d->scale), d->a);
    case OT_BETA:
    case OT_PERT:
        return gsl_cdf_beta_P(y < 0 ? 0 : y > 1 ? 1 : y, d->a, d->b);
    case OT_GAMMA:
        return gsl_cdf_gamma_P(x * d->a, d->a, d->scale);
    case OT_UNIFORM:
        return y;
    case OT_TRIANGULAR:
        return y < d->a ? y * y / d->a : 1 - (1 - y) * (1 - y) / (1 - d->a);
    case OT_FIXED:
        break;
    }
    return (double)NAN;
}

static double below_cut(const struct ot_distribution *d, double x)
{
    double from = d->least > -HUGE_VAL ? below(d, d->least) : 0;
    double to = d->most < HUGE_VAL ? below(d, d->most) : 1;
    return (below(d, x) - from) / (to - from);
}

#define SAMPLERS 16
static size_t samplers(struct ot_sampler s[SAMPLERS])
{
    size_t n = 0;
    s[n++] = sampler(OT_NORMAL, 10, 6, 14, anything);
    s[n++] = sampler(OT_NORMAL, 1, -1, 3, not_negative);
    s[n++] = sampler(OT_NORMAL, 1, -3, 5, (struct ot_range){ -20, 1.5 });
    s[n++] = sampler(OT_LOGNORMAL, 0.77, 0.64, 0.92, anything);
    s[n++] = sampler(OT_LOGNORMAL, 0.9, 0.5, 1.7, (struct ot_range){ 0, 1 });
    s[n++] = sampler(OT_BETA, 0.12, 0.05, 0.21, (struct ot_range){ 0, 1 });
    s[n++] = sampler(OT_BETA, 0.4, 0.3, 0.5, (struct ot_range){ 0.35, 0.5 });
    s[n++] = ready(ot_distribution_beta(0.5, 40.5, 40));
    s[n++] = sampler(OT_GAMMA, 1500, 900, 2400, not_negative);
    s[n++] = ready(ot_distribution_gamma(0.3, 2));
    s[n++] = ready(ot_distribution_gamma(10000.5, 1));
    s[n++] = sampler(OT_UNIFORM, 0.4, 0.1, 0.6, anything);
    s[n++] = sampler(OT_TRIANGULAR, 0.2, 0.1, 0.6, anything);
    s[n++] = sampler(OT_TRIANGULAR, 0.5, 0.1, 0.6, (struct ot_range){ 0.3, 1 });
    s[n++] = sampler(OT_PERT, 30, 20, 60, anything);
    s[n++] = sampler(OT_UNIFORM, 0.4, 0.1, 0.6, (struct ot_range){ 0.3, 0.5 });
    return n;
}

#define DRAWS 1000000
#define CELLS 1000

/* Kolmogorov and Smirnov's distance at 999 places, so GSL is asked only there. */
static double distance(const struct ot_sampler *s, const double *x)
{
    static double at[CELLS];
    static size_t count[CELLS + 1];
    double worst = 0;
    size_t sum = 0;
    memset(count, 0, sizeof count);
    for (size_t j = 1; j < CELLS; j++)
        at[j] = ot_distribution_quantile(s, (double)j / CELLS);
    for (size_t i = 0; i < DRAWS; i++) {
        size_t low = 0, high = CELLS;
        while (high - low > 1) {
            size_t middle = (low + high) / 2;
            if (x[i] < at[middle])
                high = middle;
            else
                low = middle;
        }
        count[low]++;
    }
    for (size_t j = 1; j < CELLS; j++) {
        sum += count[j - 1];
        double gap = fabs((double)sum / DRAWS - below_cut(&s->of, at[j]));
        worst = gap > worst ? gap : worst;
    }
    return worst;
}

/* 1.95 / sqrt(n): exceeded by one seed in a thousand. */
static void a_million_draws_follow_gsls_distribution(void)
{
    struct ot_sampler s[SAMPLERS];
    size_t n = samplers(s);
    double *u = malloc(DRAWS * sizeof *u), *x = malloc(DRAWS * sizeof *x);
    CU_ASSERT_FATAL(u && x);
    for (size_t k = 0; k < n; k++) {
        size_t outside = 0;
        ot_uniform(2015 + k, 0, DRAWS, u);
        ot_distribution_draw(&s[k], u, DRAWS, x);
        for (size_t i = 0; i < DRAWS; i++)
            outside += !(x[i] >= s[k].of.least && x[i] <= s[k].of.most);
        CU_ASSERT_EQUAL(outside, 0);
        CU_ASSERT(distance(&s[k], x) < 1.95e-3);
    }
    free(u);
    free(x);
}

static void quantiles_are_gsls_from_one_in_a_million_up(void)
{
    static const double p[] = { 1e-6, 1e-4, 0.025, 0.3, 0.5, 0.8, 0.975, 0.9999 };
    struct ot_sampler s[SAMPLERS];
    size_t n = samplers(s);
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < sizeof p / sizeof p[0]; i++) {
            double x = ot_distribution_quantile(&s[k], p[i]);
            CU_ASSERT_DOUBLE_EQUAL(below_cut(&s[k].of, x) / p[i], 1, 1e-9);
        }
}

static void a_draw_is_the_quantile_of_its_uniform(void)
{
    static const double u[] = { 1e-14, 1e-9,   1e-6,     1e-3,        0.25,       0.49,
                                0.51,  0.9999, 1 - 1e-9, 1 - 0x1p-40, 1 - 0x1p-50 };
    struct ot_sampler s[SAMPLERS];
    size_t n = samplers(s), count = sizeof u / sizeof u[0];
    double x[11];
    for (size_t k = 0; k < n; k++) {
        ot_distribution_draw(&s[k], u, count, x);
        for (size_t i = 0; i < count; i++) {
            double exact = ot_distribution_quantile(&s[k], u[i]);
            double size = fabs(exact) + (s[k].of.shape == OT_NORMAL ? s[k].of.scale : 0);
            CU_ASSERT_DOUBLE_EQUAL(x[i], exact, 3e-9 * size);
        }
    }
}

static uint64_t hash(uint64_t so_far, const double *x, size_t count)
{
    for (size_t i = 0; i < count; i++)
        so_far = (so_far ^ ot_math_bits(x[i])) * UINT64_C(0x100000001b3);
    return so_far;
}

/* All that a kernel computes, tables too. */
static uint64_t hash_by(const struct ot_kernel *kernel)
{
    static double u[20000], x[20000];
    struct ot_sampler s[SAMPLERS];
    struct ot_quantile_cache *before = cache;
    uint64_t so_far = UINT64_C(0xcbf29ce484222325);
    ot_kernel_use(kernel);
    cache = ot_quantile_cache_new();
    size_t n = samplers(s);
    for (size_t k = 0; k < n; k++) {
        ot_uniform(k, 0, 20000, u);
        u[7] = 1e-11;
        u[19000] = 1 - 0x1p-45;
        ot_distribution_draw(&s[k], u, 20000, x);
        so_far = hash(so_far, x, 20000);
    }
    ot_quantile_cache_free(cache);
    cache = before;
    ot_kernel_use(NULL);
    return so_far;
}

/* The number is the same for gcc and clang, too, and may change only with the method. */
static void gives_the_known_bits(const char *name)
{
    const struct ot_kernel *kernel = ot_kernel_named(name);
    char text[60], wanted[60];
    if (!kernel) {
        ot_skip("this processor or build lacks it");
        return;
    }
    snprintf(text, sizeof text, "%016llx", (unsigned long long)hash_by(kernel));
    snprintf(wanted, sizeof wanted, "%016llx", 0xe4160ad9f468ea98ULL);
    OT_SAME(text, wanted);
}

static void plain_code_gives_the_known_bits(void)
{
    gives_the_known_bits("plain");
}

static void v2_gives_the_known_bits(void)
{
    gives_the_known_bits("v2");
}

static void v3_gives_the_known_bits(void)
{
    gives_the_known_bits("v3");
}

static void v4_gives_the_known_bits(void)
{
    gives_the_known_bits("v4");
}

static void a_batch_may_be_split_anywhere(void)
{
    static double u[4096], whole[4096], part[4096];
    struct ot_sampler s[SAMPLERS];
    size_t n = samplers(s);
    ot_uniform(1, 0, 4096, u);
    for (size_t k = 0; k < n; k++) {
        ot_distribution_draw(&s[k], u, 4096, whole);
        for (size_t from = 0, size = 1; from < 4096; from += size, size += 97)
            ot_distribution_draw(&s[k], u + from, 4096 - from < size ? 4096 - from : size,
                                 part + from);
        CU_ASSERT_EQUAL(memcmp(whole, part, sizeof whole), 0);
    }
}

/* A distribution travels as bytes; what draws is made again where it arrives. */
static void a_copy_of_its_bytes_draws_the_same(void)
{
    struct ot_distribution there, here = fitted(OT_GAMMA, 3, 1, 6, not_negative);
    struct ot_quantile_cache *before = cache;
    struct ot_sampler first = ready(here);
    memcpy(&there, &here, sizeof there);
    cache = ot_quantile_cache_new();
    struct ot_sampler second = ready(there);
    double u[64], x[64], y[64];
    ot_uniform(9, 0, 64, u);
    ot_distribution_draw(&first, u, 64, x);
    ot_distribution_draw(&second, u, 64, y);
    CU_ASSERT_EQUAL(memcmp(x, y, sizeof x), 0);
    ot_quantile_cache_free(cache);
    cache = before;
}

static void fits_give_the_interval_back(void)
{
    struct ot_sampler s = sampler(OT_NORMAL, 10, 6, 14, anything);
    CU_ASSERT_DOUBLE_EQUAL(ot_distribution_quantile(&s, 0.025), 6, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(ot_distribution_quantile(&s, 0.975), 14, 1e-9);
    s = sampler(OT_LOGNORMAL, 0.77, 0.77 / 1.2, 0.77 * 1.2, anything);
    CU_ASSERT_DOUBLE_EQUAL(ot_distribution_quantile(&s, 0.025), 0.77 / 1.2, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(ot_distribution_quantile(&s, 0.5), 0.77, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(ot_distribution_quantile(&s, 0.975), 0.77 * 1.2, 1e-9);
    s = sampler(OT_BETA, 0.4, 0.3, 0.5, anything);
    CU_ASSERT_DOUBLE_EQUAL(ot_distribution_quantile(&s, 0.025), 0.3, 0.005);
    CU_ASSERT_DOUBLE_EQUAL(ot_distribution_quantile(&s, 0.975), 0.5, 0.005);
    s = sampler(OT_GAMMA, 100, 80, 120, anything);
    CU_ASSERT_DOUBLE_EQUAL(ot_distribution_quantile(&s, 0.025), 80, 1.5);
    CU_ASSERT_DOUBLE_EQUAL(ot_distribution_quantile(&s, 0.975), 120, 1.5);
    s = sampler(OT_PERT, 30, 20, 60, anything);
    CU_ASSERT(ot_distribution_quantile(&s, 1e-15) >= 20);
    CU_ASSERT(ot_distribution_quantile(&s, 1 - 1e-15) <= 60);
}

static void is_moment(struct ot_sampler s, double mean, double sd)
{
    CU_ASSERT_DOUBLE_EQUAL(ot_distribution_mean(&s), mean, 2e-9 * (fabs(mean) + sd));
    CU_ASSERT_DOUBLE_EQUAL(ot_distribution_sd(&s), sd, 2e-8 * sd);
}

static void means_and_sds_are_those_of_the_books(void)
{
    double half = 4 / 1.959963984540054;
    is_moment(sampler(OT_NORMAL, 10, 6, 14, anything), 10, half);
    is_moment(sampler(OT_BETA, 0.12, 0.05, 0.21, anything), 0.12, 0.08 / 4 * half);
    is_moment(sampler(OT_GAMMA, 30, 10, 50, anything), 30, half * 5);
    is_moment(sampler(OT_UNIFORM, 3, 2, 8, anything), 5, 6 / sqrt(12));
    is_moment(sampler(OT_TRIANGULAR, 3, 2, 8, anything), 13.0 / 3, sqrt(31.0 / 18));
    is_moment(sampler(OT_PERT, 30, 20, 60, anything), 200.0 / 6,
              sqrt((200.0 / 6 - 20) * (60 - 200.0 / 6) / 7));
    is_moment(ready(ot_distribution_gamma(0.5, 4)), 2, sqrt(8));
    struct ot_sampler s = sampler(OT_LOGNORMAL, 2, 1, 4, anything);
    double spread = s.of.a * s.of.a;
    is_moment(s, 2 * exp(spread / 2), 2 * exp(spread / 2) * sqrt(exp(spread) - 1));
    is_moment(sampler(OT_FIXED, 7, 7, 7, anything), 7, 0);
    /* Half a normal: sd sqrt(2 / pi), and what is left of the variance. */
    is_moment(sampler(OT_NORMAL, 0, -4, 4, not_negative), half * sqrt(2 / M_PI),
              half * sqrt(1 - 2 / M_PI));
}

static void refuses(enum ot_shape shape, double base, double low, double high,
                    struct ot_range range, const char *why)
{
    struct ot_distribution d = { .shape = OT_PERT, .a = 77 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_distribution_fit(shape, base, low, high, range, &d, &err), -1);
    OT_HOLDS(err.text, why);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INPUT);
    CU_ASSERT(d.shape == OT_PERT && d.a == 77);
}

static void refuses_an_interval_that_cannot_be_fitted(void)
{
    refuses(OT_NORMAL, 15, 6, 14, anything, "lies outside low to high");
    refuses(OT_NORMAL, 6, 6, 6, anything, "are equal");
    refuses(OT_NORMAL, 6, 7, 5, anything, "low is above high");
    refuses(OT_NORMAL, (double)NAN, 5, 7, anything, "must be numbers");
    refuses(OT_FIXED, HUGE_VAL, 5, 7, anything, "must be a number");
    refuses(OT_LOGNORMAL, 1, 0, 2, anything, "low end above 0");
    refuses(OT_BETA, 0.5, -0.1, 0.9, anything, "within 0 to 1");
    refuses(OT_BETA, 0.5, 0.1, 1.1, anything, "within 0 to 1");
    refuses(OT_BETA, 0, 0, 0.1, anything, "between 0 and 1");
    refuses(OT_BETA, 0.01, 0, 0.99, anything, "too wide");
    refuses(OT_GAMMA, 1, -1, 2, anything, "not negative");
    refuses(OT_GAMMA, 0, 0, 2, anything, "above 0");
    refuses(OT_GAMMA, 0.1, 0, 50, anything, "too wide");
    refuses(OT_GAMMA, 1, 0.999999, 1.000001, anything, "too narrow");
    refuses(OT_NORMAL, 10, 6, 14, (struct ot_range){ 11, 12 }, "outside the range");
    refuses(OT_NORMAL, 10, 6, 14, (struct ot_range){ 10, 10 }, "a single value");
    refuses((enum ot_shape)99, 10, 6, 14, anything, "no such shape");
}

static void refuses_a_range_that_keeps_next_to_nothing(void)
{
    struct ot_distribution d =
        fitted(OT_NORMAL, 10, 6, 14, (struct ot_range){ 9.999, 10.001 });
    struct ot_sampler s;
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_sampler_set(&s, &d, cache, &err), -1);
    OT_HOLDS(err.text, "less than a hundredth");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_million_draws_follow_gsls_distribution),
        OT_TEST(quantiles_are_gsls_from_one_in_a_million_up),
        OT_TEST(a_draw_is_the_quantile_of_its_uniform),
        OT_TEST(plain_code_gives_the_known_bits),
        OT_TEST(v2_gives_the_known_bits),
        OT_TEST(v3_gives_the_known_bits),
        OT_TEST(v4_gives_the_known_bits),
        OT_TEST(a_batch_may_be_split_anywhere),
        OT_TEST(a_copy_of_its_bytes_draws_the_same),
        OT_TEST(fits_give_the_interval_back),
        OT_TEST(means_and_sds_are_those_of_the_books),
        OT_TEST(refuses_an_interval_that_cannot_be_fitted),
        OT_TEST(refuses_a_range_that_keeps_next_to_nothing),
    };
    cache = ot_quantile_cache_new();
    int failed = OT_TESTS_RUN("distribution", tests);
    ot_quantile_cache_free(cache);
    return failed;
}
